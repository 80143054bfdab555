"""Make `playground.gif`, the picture in the README, from the running app.

python -m docs.make_animation
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.app import Stage, chromium, served

SECONDS_HELD = 2.0
STEPS = 44
WIDTH = 960


def main() -> None:
    """Scrub through the default run and keep a picture of every second or third keyframe."""
    with served() as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        stage = Stage(page).wait()
        rail = stage.figure.locator(".slider-rail-rect").bounding_box()
        assert rail is not None
        pictures = []
        for step in range(STEPS + 1):
            page.mouse.click(rail["x"] + 1 + (rail["width"] - 2) * step / STEPS, rail["y"] + 3)
            page.mouse.move(5, 5)
            page.wait_for_timeout(120)
            picture = Image.open(BytesIO(stage.figure.screenshot())).convert("RGB")
            height = round(picture.height * WIDTH / picture.width)
            pictures.append(picture.resize((WIDTH, height), Image.Resampling.LANCZOS))
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
