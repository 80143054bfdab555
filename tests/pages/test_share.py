"""Share: the dialog has the link of what is on the screen, and a file from it opens exactly."""

from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import (
    LEARN,
    choose,
    in_dialog,
    labelled,
    link_of,
    open_page,
    press,
    sentences,
    texts,
    type_in,
    upload,
)
from tests.pages.session_visit import session_of
from tests.pages.stage_on_page import told_to_stage
from ui.experiment.experiment_file import experiment_file
from ui.experiment.permalink import Setup, full_link, read_link, written_link
from ui.playground.share_section import embedding

CATS = {
    "people": "A,46,3,1;B,80,5,0",
    "columns": "Animal,Length (cm),Age,Kind,dog,cat",
    "shift": "standard",
}
LINK = {"lr": "0.15", "epochs": "37", "seed": "7", "order": "shuffled", "loss": "log", "show": "B"}
BY_HAND = {"start": "hand", "w3": "0.30000000000000004", "b1": "-1e-05"}


def shared(page: AppTest) -> AppTest:
    """The page with the dialog open."""
    return press(page, "Share")


def open_file(page: AppTest, content: bytes) -> AppTest:
    """Pick a file in the dialog. AppTest forgets the dialog, so press once more."""
    (uploader,) = in_dialog(page, "file_uploader")
    uploader.set_value(("experiment.json", content, "application/json"))
    return shared(page)


def setup_of(link: dict[str, str]) -> Setup:
    setup, problems = read_link(link)
    assert problems == []
    return setup


def test_the_dialog_has_the_link_its_code_its_frame_and_the_file() -> None:
    page = shared(open_page(**LINK, **CATS, **BY_HAND))
    link = full_link("/", setup_of(LINK | CATS | BY_HAND))
    assert link.endswith("&v=1")
    assert [node.value for node in in_dialog(page, "code")] == [link, embedding(link)]
    (picture,) = in_dialog(page, "image")
    assert picture.proto.imgs[0].url.startswith("data:image/svg+xml")
    assert picture.proto.imgs[0].alt == "QR code of the link to this experiment"
    assert [node.label for node in in_dialog(page, "download_button")] == ["Download experiment"]
    assert [node.label for node in in_dialog(page, "file_uploader")] == ["Open experiment"]


def test_the_link_of_the_default_run_is_bare() -> None:
    page = shared(open_page())
    assert in_dialog(page, "code")[0].value == "/"


def test_a_file_sets_everything_exactly() -> None:
    link = LINK | CATS | BY_HAND
    expected = setup_of(link)
    page = type_in(open_page(order="shuffled", epochs="50"), LEARN, {0: {"x1": 180}})
    choose(page, "Show the network for", "Diana")
    page = open_file(shared(page), experiment_file(expected).encode())
    assert not page.get("dialog")
    assert session_of(page).experiment == expected.experiment
    assert link_of(page) == written_link(expected)
    assert not sentences(page)
    assert told_to_stage(page) == told_to_stage(open_page(**link))
    # What is set afterwards stays set: the file is opened once.
    choose(page, "Seed", 9)
    assert session_of(page).experiment.seed == 9
    assert link_of(page)["seed"] == "9"


def test_a_file_of_the_default_run_leaves_nothing_of_the_one_before() -> None:
    page = open_page(**LINK, **CATS, **BY_HAND)
    page = open_file(shared(page), experiment_file(setup_of({})).encode())
    assert link_of(page) == {}
    assert told_to_stage(page) == told_to_stage(open_page())


def test_a_field_of_a_file_that_cannot_be_used_is_said_on_the_page() -> None:
    content = experiment_file(setup_of({"seed": "7"})).replace('"epochs": 1000', '"epochs": "x"')
    page = open_file(shared(open_page()), content.encode())
    (sentence,) = sentences(page)
    assert sentence.startswith("The file sets Epochs to x: ")
    assert link_of(page) == {"seed": "7"}
    assert not sentences(press(page, "Got it"))


def test_what_is_no_experiment_is_said_in_the_dialog_and_changes_nothing() -> None:
    page = open_file(shared(open_page(seed="7")), b"a,b\n1,2\n")
    said = [node.value for node in in_dialog(page, "text")]
    assert said == ["The file holds no experiment of this app: pick one that Share has made."]
    assert session_of(page).experiment == setup_of({"seed": "7"}).experiment


def table(name: str, rows: int) -> bytes:
    lines = (f"{name} {n},{n / 7},{n % 13},{'cat' if n % 2 else 'dog'}" for n in range(rows))
    return "\n".join(["Name,Length (cm),Age,Kind", *lines]).encode()


def test_a_link_too_long_for_a_qr_code_is_given_without_one() -> None:
    page = shared(upload(open_page(epochs="3"), table("Cat", 120)))
    assert 2900 < len(in_dialog(page, "code")[0].value) < 8000
    assert not in_dialog(page, "image")
    (said,) = [node.value for node in in_dialog(page, "text")]
    assert "a QR code holds 2,900" in said


def test_tables_too_long_for_a_link_come_as_a_file() -> None:
    page = upload(open_page(epochs="3"), table("ø" * 30, 200))
    assert any("too long for a link" in text for text in sentences(page))
    before = session_of(page).experiment
    page = shared(page)
    assert not in_dialog(page, "code")
    assert not in_dialog(page, "image")
    (said,) = [node.value for node in in_dialog(page, "text")]
    assert said.startswith("The tables are too long for a link")
    content = experiment_file(Setup(before)).encode()
    page = open_file(shared(open_page()), content)
    assert session_of(page).experiment == before
    assert labelled(page, "Epochs").value == 3
    assert texts(page)
