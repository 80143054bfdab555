"""How does a network choose among three? By softmax: exponentials that share one."""

from collections.abc import Callable

import streamlit as st

from nn_core import Choice
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.lessons.lesson import (
    Prediction,
    beside,
    opening,
    predictions,
    side_by_side,
    textbook_button,
    way_on,
)
from ui.lessons.softmax_picture import ENTROPY, SQUARED, Flower, softmax_picture
from ui.lessons.three_irises import SPECIES, irises
from ui.stage.lesson import lesson
from ui.theme.text import six_digits, three_digits
from ui.widgets.exact_slider import exact_slider
from ui.widgets.formula import as_factor, formula, written
from ui.widgets.table_view import table_view

BY_HAND, BY_PETALS = N_("By hand"), N_("By its petals")
# The worked example, and the flower to begin with: the 78th of Fisher's, a versicolor.
SCORES = (2.0, 1.0, 0.0)
PETALS = {"length": 5.0, "width": 1.7}
LENGTHS, WIDTHS = (0.5, 7.5), (0.1, 3.0)
BOOK = N_(
    "More of it is in [Deep Learning](https://www.deeplearningbook.org/contents/mlp.html) by "
    "Goodfellow, Bengio and Courville, section 6.2.2.3."
)
REACH, COLDEST, HOTTEST = 10.0, 0.1, 10.0


def key_of(name: str) -> str:
    """Where a number of this page is kept."""
    return f"softmax_{name}"


def by_hand(
    scores: tuple[float, float, float], right: str = SPECIES[0], temperature: float = 1.0
) -> Callable[[], None]:
    """What sets three scores, which of them is the right one's, and the temperature."""

    def set_them() -> None:
        named = zip(map(key_of, SPECIES), scores, strict=True)
        st.session_state.update(dict(named))
        st.session_state.update(
            {
                key_of("source"): BY_HAND,
                key_of("right"): right,
                key_of("temperature"): temperature,
            }
        )

    return set_them


def what_the_flower_is() -> None:
    """Begin with the truth about the flower to begin with."""
    if st.session_state[key_of("source")] == BY_PETALS:
        st.session_state[key_of("right")] = SPECIES[1]


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture and the formula, which answer at once."""
    left, right = side_by_side()
    with left:
        st.markdown(
            _(
                "Three outputs give three **scores**, any numbers at all. To choose, raise e to "
                "each: all are positive now, and a lead became a factor. Divide each by their sum: "
                "they **share one**, and each share reads as a probability. That is **softmax**. "
                "Scores are divided by the **temperature** first: heat makes it doubt, cold makes "
                "it sure. How good was the choice? Take the share of what was right: the less it "
                "is, the greater the surprise. Its negative logarithm is the **cross-entropy**. "
                "The squared error compares the shares instead; where the network is sure and "
                "wrong it is flat, and hardly learns."
            )
        )
        choice, flower = controls()
        textbook_button(by_hand(SCORES), BOOK)
    with right:
        lesson("softmax_picture", softmax_picture(choice, flower))
    st.header(_("With the numbers in it"), anchor=False)
    write_out(choice)


def controls() -> tuple[Choice, Flower | None]:
    """The scores, or the flower that the network scores; temperature, and the right species."""
    source = st.segmented_control(
        _("Where the scores come from"),
        [BY_HAND, BY_PETALS],
        format_func=_,
        key=key_of("source"),
        on_change=what_the_flower_is,
        default=BY_HAND,
        required=True,
        wrap=True,
        persist_state="session",
    )
    flower = None
    if source == BY_PETALS:
        length, width = (
            exact_slider(key_of(name), _(label), PETALS[name], *reach)
            for name, label, reach in (
                ("length", N_("Petal length (cm)"), LENGTHS),
                ("width", N_("Petal width (cm)"), WIDTHS),
            )
        )
        flower = Flower(length, width)
        scores = irises().scores(length, width)
    else:
        scores = tuple(
            exact_slider(key_of(name), _("Score of {name}").format(name=name), score, -REACH, REACH)
            for name, score in zip(SPECIES, SCORES, strict=True)
        )
    temperature = exact_slider(key_of("temperature"), _("Temperature"), 1.0, COLDEST, HOTTEST)
    right = st.segmented_control(
        _("What is right"),
        SPECIES,
        key=key_of("right"),
        default=SPECIES[0],
        required=True,
        wrap=True,
        persist_state="session",
    )
    return Choice(scores, SPECIES.index(right or SPECIES[0]), temperature), flower


def write_out(choice: Choice) -> None:
    """Softmax, both losses and their slopes for the right species; and a table of all three."""
    left, middle, right = beside(3, 4, 4)
    with left:
        formula(softmax_written(choice))
    with middle:
        formula(losses_written(choice))
    with right:
        shares, surprise, squared = choice.shares, choice.slopes(ENTROPY), choice.slopes(SQUARED)
        table_view(
            "softmax_table",
            _("The three species"),
            [_("Species"), _("Score"), _("Share p"), _("Slope CE"), _("Slope MSE")],
            [
                [
                    name,
                    three_digits(choice.scores[row]),
                    f"{shares[row]:.4f}",
                    three_digits(surprise[row]),
                    three_digits(squared[row]),
                ]
                for row, name in enumerate(SPECIES)
            ],
            strong=choice.right,
        )
        in_six_digits(choice)
        known = irises()
        st.caption(
            _(
                "The irises are R. A. Fisher's (1936), 50 of each species. A network with "
                "{hidden} hidden neurons learned from their petals by Adam and cross-entropy, "
                "and is right about {right} of the {all}."
            ).format(hidden=known.network.sizes[1], right=known.right, all=len(known.labels))
        )


def softmax_written(choice: Choice) -> list[str]:
    """The share of the right species, in symbols and numbers."""
    number = choice.right + 1
    exponent = written(choice.scores[choice.right], 3)
    if choice.temperature != 1:
        exponent += f" / {written(choice.temperature, 3)}"
    first, *others = (written(power) for power in choice.exponentials.tolist())
    return [
        r"p_i &= \frac{e^{s_i / T}}{\sum_k e^{s_k / T}}",
        rf"\textstyle\sum_k e^{{s_k / T}} &= {first}",
        *(rf"&\qquad + {other}" for other in others),
        f"&= {written(float(choice.exponentials.sum()))}",
        rf"p_{number} &= e^{{{exponent}}} / {as_factor(float(choice.exponentials.sum()))}",
        f"&= {written(float(choice.shares[choice.right]))}",
    ]


def losses_written(choice: Choice) -> list[str]:
    """Both losses, and how they change with the score of the right species."""
    number, share = choice.right + 1, float(choice.shares[choice.right])
    slopes = {name: float(choice.slopes(name)[choice.right]) for name in (ENTROPY, SQUARED)}
    by_score = f"p_{number} - 1" if choice.temperature == 1 else rf"(p_{number} - 1) / T"
    squares = [written(float(gap) ** 2, 3) for gap in choice.truth - choice.shares]
    return [
        rf"\text{{CE}} &= -\ln p_{number}",
        rf"&= -\ln ({written(share)})",
        f"&= {written(choice.loss(ENTROPY))}",
        rf"\frac{{\partial\, \text{{CE}}}}{{\partial s_{number}}} &= {by_score}",
        f"&= {written(slopes[ENTROPY])}",
        r"\text{MSE} &= \tfrac{1}{3} \textstyle\sum_k (y_k - p_k)^2",
        rf"&= \tfrac{{1}}{{3}} \big({' + '.join(squares[:2])}",
        rf"&\qquad + {squares[2]}\big)",
        f"&= {written(choice.loss(SQUARED))}",
        rf"\frac{{\partial\, \text{{MSE}}}}{{\partial s_{number}}} &= {written(slopes[SQUARED])}",
    ]


def in_six_digits(choice: Choice) -> None:
    """The same numbers for those who want to know them closely."""
    share = float(choice.shares[choice.right])
    entropy, squared = (float(choice.slopes(name)[choice.right]) for name in (ENTROPY, SQUARED))
    st.caption(
        _(
            "To six digits, the share of {species} is {share}; the cross-entropy {surprise} "
            "with the slope {entropy}; the squared error {error} with the slope "
            "{squared}."
        ).format(
            species=SPECIES[choice.right],
            share=six_digits(share),
            surprise=six_digits(choice.loss(ENTROPY)),
            entropy=six_digits(entropy),
            error=six_digits(choice.loss(SQUARED)),
            squared=six_digits(squared),
        )
    )


come_through_door("softmax")
opening("softmax")
explore()
predictions(
    "softmax",
    [
        Prediction(
            _("You add 3 to all three scores. What happens to the shares?"),
            [N_("All three grow"), N_("Nothing"), N_("They come closer to one another")],
            1,
            _(
                "Every exponential is multiplied by the same factor, which cancels. Only the "
                "differences of scores count."
            ),
            by_hand((5.0, 4.0, 3.0)),
            _(
                "Sets the scores 5, 4, 3 in place of 2, 1, 0. Look: the exponentials grew, the "
                "shares are still 0.6652, 0.2447 and 0.0900."
            ),
        ),
        Prediction(
            _("The temperature rises from 1 to 10. What becomes of the shares?"),
            [
                N_("Nearly a third each"),
                N_("The first takes nearly all"),
                N_("They stay as they are"),
            ],
            0,
            _(
                "Divided by 10, the scores hardly differ. At a temperature near 0 the largest "
                "score would take it all."
            ),
            by_hand((2.0, 1.0, 0.0), temperature=10.0),
            _("Sets the scores 2, 1, 0 and the temperature 10. Look at the shares of one."),
        ),
        Prediction(
            _(
                "The network is sure, and wrong. Which loss says clearly that the right score must "
                "rise?"
            ),
            [N_("The squared error"), N_("Cross-entropy"), N_("Both do")],
            1,
            _(
                "Out there softmax is flat, and the squared error is flat with it. The logarithm "
                "undoes the exponential: at temperature 1 the slope of cross-entropy is just "
                "p \N{MINUS SIGN} 1."
            ),
            by_hand((-4.0, 4.0, 0.0)),
            _(
                "Gives the right species the score \N{MINUS SIGN}4 and another one 4. Look at the "
                "slopes: \N{MINUS SIGN}1 against \N{MINUS SIGN}0.000431."
            ),
        ),
    ],
)
way_on("softmax")
