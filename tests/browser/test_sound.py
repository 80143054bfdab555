"""The loss as a tone: its pitch, its end, and that nothing sounds unasked."""

from math import log

import pytest

from tests.browser.conftest import NewPage, Open
from tests.browser.modules import module
from tests.browser.playing import history_of, moved_to

LOWEST, HIGHEST = 196, 196 * 2**2.5
RENDER = """async () => {
  const { Sound } = SOUND;
  const context = new OfflineAudioContext(1, 24000, 24000);
  const sound = new Sound(() => context);
  sound.take([8, 1, 0.5]);
  sound.build();
  sound.on = true;
  sound.tell(8, true);
  context.suspend(0.128).then(() => { sound.tell(0.5, false); context.resume(); });
  context.suspend(0.256).then(() => { sound.tell(0.5, false); context.resume(); });
  const samples = [...(await context.startRendering()).getChannelData(0)];
  const heard = (from, to) => {
    const part = samples.slice(from * 24000, to * 24000);
    const crossings = part.filter((one, k) => k > 0 && part[k - 1] < 0 && one >= 0).length;
    return [crossings / (to - from), Math.max(...part)];
  };
  return [heard(0.02, 0.12), heard(0.2, 0.28), heard(0.6, 1)];
}""".replace("SOUND", module("sound.js"))
SPY = """() => {
  const { setTargetAtTime } = AudioParam.prototype;
  window.hertz = [];
  AudioParam.prototype.setTargetAtTime = function (value, ...more) {
    if (value > 1) hertz.push(value);
    return setTargetAtTime.call(this, value, ...more);
  };
}"""


def test_the_tone_falls_with_the_loss_and_ends_after_it(new_page: NewPage) -> None:
    high, low, over = new_page().evaluate(RENDER)
    assert high[0] == pytest.approx(HIGHEST, rel=0.05)
    assert low[0] == pytest.approx(LOWEST, rel=0.15)
    assert min(high[1], low[1]) > 0.05
    # What stays as it is says nothing.
    assert over[1] < 1e-3


def test_the_loss_is_heard_by_whoever_asks_for_it(visit: Open, complaints: list[str]) -> None:
    stage = visit()
    stage.page.evaluate(SPY)
    stage.press("ArrowRight")
    moved_to(stage, 1)
    assert stage.page.evaluate("hertz") == []
    button = stage.button("Hear the loss")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    stage.play_to_the_end()
    heard = stage.page.evaluate("hertz")
    loss = history_of().loss
    spread = log(loss.max() / loss.min())
    first = LOWEST * (HIGHEST / LOWEST) ** (log(loss[1] / loss.min()) / spread)
    assert heard[0] == pytest.approx(first)
    assert heard[-1] == pytest.approx(LOWEST)
    button.click()
    stage.press("Home")
    moved_to(stage, 0)
    assert stage.page.evaluate("hertz") == heard
    assert complaints == []
