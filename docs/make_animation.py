"""Make `playground.gif`, the picture in the README, from the running app.

python -m docs.make_animation
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.app import Stage, chromium
from tests.servers import served
from ui.data.samples import sample_dataset
from ui.experiment.experiment import Experiment, run
from ui.stage.pace import pace

SECONDS_HELD = 2.0
STEPS = 44
WIDTH = 960
SCRUB = "(slider, epoch) => { slider.value = epoch; slider.dispatchEvent(new Event('input')); }"
"""Not with mouse or keyboard: the slider would have a ring around it in every picture."""


def main() -> None:
    """Scrub through the default run and keep a picture of every second or third stop."""
    stops = pace(run(Experiment(sample_dataset("people"))))
    with served() as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        stage = Stage(page).wait()
        pictures = []
        for step in range(STEPS + 1):
            epoch = stops[round((len(stops) - 1) * step / STEPS)]
            stage.slider.evaluate(SCRUB, epoch)
            stage.until(
                "(stage, words) => stage.querySelector('.sentence').textContent.startsWith(words)",
                f"Epoch {epoch}:",
            )
            picture = Image.open(BytesIO(stage.root.screenshot())).convert("RGB")
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
