"""Make `playground.gif`, the picture in the README, from the running app.

python -m docs.make_animation
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.app import Stage, chromium
from tests.servers import served

SECONDS_HELD = 2.0
STEPS = 44
WIDTH = 960
SCRUB = "(slider, place) => { slider.value = place; slider.dispatchEvent(new Event('input')); }"
"""Not with mouse or keyboard: the slider would have a ring around it in every picture."""


def main() -> None:
    """Scrub through the default run and keep a picture of every second or third keyframe."""
    with served() as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        stage = Stage(page).wait()
        last = int(stage.slider.get_attribute("max") or 0)
        figure, player = stage.figure.bounding_box(), stage.player.bounding_box()
        assert figure is not None
        assert player is not None
        # The player stands right under the figure, and tells the epoch.
        height = player["y"] + player["height"] - figure["y"]
        pictures = []
        for step in range(STEPS + 1):
            stage.slider.evaluate(SCRUB, round(last * step / STEPS))
            page.wait_for_timeout(120)
            shot = page.screenshot(clip={**figure, "height": height})
            picture = Image.open(BytesIO(shot)).convert("RGB")
            size = (WIDTH, round(picture.height * WIDTH / picture.width))
            pictures.append(picture.resize(size, Image.Resampling.LANCZOS))
    # One palette for all pictures: otherwise the colours would flicker.
    samples = pictures[:: STEPS // 4]
    sheet = Image.new("RGB", (WIDTH, sum(sample.height for sample in samples)))
    for number, sample in enumerate(samples):
        sheet.paste(sample, (0, number * sample.height))
    colors = sheet.quantize(128, Image.Quantize.MAXCOVERAGE, kmeans=2)
    first, *rest = (
        picture.quantize(palette=colors, dither=Image.Dither.NONE) for picture in pictures
    )
    first.save(
        Path(__file__).parent / "playground.gif",
        save_all=True,
        append_images=rest,
        duration=[700, *[90] * (len(rest) - 1), round(SECONDS_HELD * 1000)],
        loop=0,
        optimize=True,
    )


if __name__ == "__main__":
    main()
