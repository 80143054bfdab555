"""Names, headings and classes that try to be code: on every page they are nothing but text."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from playwright.sync_api import FloatRect, Page

from tests.browser.app import IDLE, Stage
from tests.browser.conftest import Open
from ui.app.pages import LESSONS

HOSTILE_NAMES = [
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    '<a href="javascript:window.hit = 1">a</a>',
    "<b>bold</b> **bold** [a](https://a.bc)",
    "$\\frac{1}{2}$ :red[x] :material/home:",
    "%{x} &lt;b&gt; https://a.bc",
    "\u202enrut\u2067\x1b\0",
    "x" * 60,
    "👩🏽\u200d🚀",
    "שרה",
]
HOSTILE = {
    "show": HOSTILE_NAMES[2],
    "people": HOSTILE_NAMES,
    "ask": "<b>Frank</b> :blue[y] $z$ https://a.bc",
    "columns": [
        "<b>N</b> :red[x]",
        "<i>w</i> $a$ (<u>u</u>)",
        ":material/home: [h](https://a.bc)",
        "**G** <script>window.hit = 1</script>",
        "<b>M</b> $q$",
        "\u202eF **f** %{y}",
    ],
    "order": "<b>o</b> :red[x] https://a.bc " + 10_000 * "x",
}
HARMLESS = {
    "show": "P2",
    "people": [f"P{n}" for n in range(len(HOSTILE_NAMES))],
    "ask": "Frank",
    "columns": ["N", "w (u)", "h", "G", "M", "F"],
    "order": "o",
}
# What only something that was read as HTML, Markdown, LaTeX could bring.
FORBIDDEN = """() => {
  const found = [...document.querySelectorAll("a, b, i, u, strong, em, code, tspan, span")].filter(
    (element) => /^(bold|a|u|w|N|f|G|h|l|x|y|o|Frank)$/.test(element.textContent)
      && !element.closest("svg[aria-hidden], .katex, [data-testid=stDataFrame]"));
  const links = [...document.querySelectorAll("a")].map((link) => link.href.baseVal ?? link.href);
  return [
    ...found.map((element) => element.outerHTML),
    ...links.filter((link) => /^(javascript:|https:..a\\.bc)/.test(link)),
    ...[...document.querySelectorAll("img[src$=x]")].map((image) => image.outerHTML),
    ...(window.hit === undefined ? [] : ["a script ran"]),
    ...(document.documentElement.scrollWidth > window.innerWidth ? ["too wide"] : []),
    ...(document.body.textContent.match(/[\\u202a-\\u202e\\u2066-\\u2069\\u200f]/u) ?? []),
  ];
}"""


def link_of(words: Mapping[str, Sequence[str]]) -> str:
    """A link with these words in all places where words can be."""

    def row(name: str, *numbers: int) -> str:
        return ",".join([escaped(name), *map(str, numbers)])

    people = [row(name, n * 3 % 7, n * 5 % 8, n % 2) for n, name in enumerate(words["people"])]
    return "?" + urlencode(
        {
            "people": ";".join(people),
            "ask": row(str(words["ask"]), 1, 2),
            "columns": ",".join(map(escaped, words["columns"])),
            "show": words["show"],
            "order": words["order"],
        }
    )


def escaped(name: str) -> str:
    return name.replace("%", "%25").replace(",", "%2C").replace(";", "%3B")


def looks(page: Page) -> tuple[list[FloatRect | None], int]:
    """Where the headings and figures stand, and how many formulas there are."""
    landmarks = page.locator("h1").all()
    return [each.bounding_box() for each in landmarks], page.locator(".katex").count()


def walk(stage: Stage, hostile: bool) -> list[tuple[list[FloatRect | None], int]]:
    """Go through all pages; how each of them looks."""
    page = stage.page
    seen = [looks(page)]
    if hostile:
        assert page.evaluate(FORBIDDEN) == []
    for lesson in LESSONS:
        page.get_by_role("link", name=lesson.title, exact=True).first.click()
        page.get_by_role("heading", name=f"{lesson.number}. {lesson.title}").wait_for()
        page.locator("canvas:visible").first.wait_for()
        page.wait_for_selector(IDLE)
        if lesson.url == "loss":
            page.get_by_text("Trained run", exact=True).click()
            page.wait_for_selector(IDLE)
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        seen.append(looks(page))
        if hostile:
            assert page.evaluate(FORBIDDEN) == [], lesson.title
            assert page.evaluate("document.body.textContent.includes('our fault')") is False
    return seen


def test_words_that_try_to_be_code_are_text_on_every_page(
    visit: Open, complaints: list[str]
) -> None:
    hostile = visit(link_of(HOSTILE))
    assert hostile.page.get_by_text('<a href="javascript:window.hit = 1">a</a>').count() > 0
    seen = walk(hostile, hostile=True)
    assert not [each for each in complaints if each.startswith("dialog") or "script" in each]
    assert seen == walk(visit(link_of(HARMLESS)), hostile=False)
