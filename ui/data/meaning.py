"""What the columns of a sheet mean: which two are features, which the class, which the name.

It is a guess by what is in them and what they are called, and each part of it can be changed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ui.data.cells import DecimalSign, quantity
from ui.data.person import TableError
from ui.data.sheet import Column, Sheet
from ui.language.words import N_, ngettext
from ui.language.words import gettext as _
from ui.theme.text import listed, quoted

MOST_CLASSES = 12
"""Different values that a column may have and still be one of classes."""
MOST_QUOTED = 6
_ANSWERS = """class label target outcome survived result answer category classification
    klasse kategorie ergebnis classe clase"""
_KINDS = """gender sex species kind type group variety geschlecht art typ gruppe sorte genre sexe
    espece especie sexo tipo grupo"""
_NAMES = "name names who student person first vorname nom nome nombre"
ANSWERS, KINDS, NAMES = (frozenset(words.split()) for words in (_ANSWERS, _KINDS, _NAMES))
"""What columns of classes and of names are called, in small letters; answers are surer than kinds,
which can be just one more column."""
SEMICOLON = ";"
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Meaning:
    """What the columns of a sheet mean, each by its place.

    Attributes:
        features: the two columns of numbers.
        classes: the column of classes.
        name: the column of names; None if the rows are numbered.
        groups: the values that are class 0, and those that are class 1.
        decimal: the decimal sign of numbers that can be read two ways.
    """

    features: tuple[int, int]
    classes: int
    name: int | None
    groups: tuple[tuple[str, ...], tuple[str, ...]]
    decimal: DecimalSign

    @property
    def roles(self) -> dict[int, str]:
        """What each column that is used is used for."""
        first, second = self.features
        roles = {first: "x1", second: "x2", self.classes: N_("class")}
        return roles if self.name is None else roles | {self.name: N_("name")}


def numeric_columns(sheet: Sheet) -> list[int]:
    """The columns that can be features."""
    return [place for place, column in enumerate(sheet.columns) if column.is_numeric]


def class_columns(sheet: Sheet) -> list[int]:
    """The columns that can be the class, the likeliest first."""
    fit = [place for place, column in enumerate(sheet.columns) if _can_be_classes(column)]
    return sorted(fit, key=lambda place: _class_likeliness(sheet, place), reverse=True)


def guess(sheet: Sheet) -> Meaning:
    """What the columns most likely mean.

    Raises:
        TableError: if there is no column of classes, or no two of numbers beside it.
    """
    numeric = numeric_columns(sheet)
    candidates = class_columns(sheet)
    fitting = [place for place in candidates if len({*numeric} - {place}) >= 2]
    if not fitting:
        raise TableError(_nothing_fits(sheet, numeric, candidates))
    return with_class(sheet, fitting[0])


def with_class(sheet: Sheet, classes: int, before: Meaning | None = None) -> Meaning:
    """What the columns mean if this one is the class, and else as before where that goes.

    Raises:
        TableError: if there are no two columns of numbers beside it.
    """
    likely = _likely_features(sheet, classes)
    kept = [place for place in before.features if place != classes] if before else []
    features = [*kept, *(place for place in likely if place not in kept)][:2]
    if len(features) < 2:
        raise TableError(
            _(
                "Without {column} there are no two columns of numbers left: take another "
                "column for the class."
            ).format(column=quoted(sheet.title(classes)))
        )
    first, second = features if kept else sorted(features)
    names = _likely_names(sheet, {first, second, classes})
    name = before.name if before and before.name not in (first, second, classes) else names
    decimal = before.decimal if before else _decimal(sheet)
    return Meaning((first, second), classes, name, _groups(sheet, classes), decimal)


def with_feature(sheet: Sheet, meaning: Meaning, which: int, place: int) -> Meaning:
    """What the columns mean if this one is x1, or x2: where it was used before, they change places.

    Raises:
        TableError: if it is the class, and no other column can be that.
    """
    features = [*meaning.features]
    if place in features:
        features.reverse()
    else:
        features[which] = place
    first, second = features
    changed = replace(meaning, features=(first, second))
    if place == meaning.name:
        changed = replace(changed, name=_likely_names(sheet, {first, second, meaning.classes}))
    if place == meaning.classes:
        others = [other for other in class_columns(sheet) if other not in features]
        if not others:
            raise TableError(
                _("{column} is the only column of classes: take another one for x{number}.").format(
                    column=quoted(sheet.title(place)), number=which + 1
                )
            )
        changed = replace(changed, classes=others[0], groups=_groups(sheet, others[0]))
    return changed


def with_group(meaning: Meaning, which: int, values: Sequence[str]) -> Meaning:
    """The meaning if these values, and no others, are class 0, or class 1."""
    groups = [tuple(value for value in group if value not in values) for group in meaning.groups]
    groups[which] = tuple(values)
    return replace(meaning, groups=(groups[0], groups[1]))


def with_name(meaning: Meaning, place: int | None) -> Meaning:
    """The meaning if this column has the names, or if the rows are numbered."""
    return replace(meaning, name=place)


def with_decimal(meaning: Meaning, sign: DecimalSign) -> Meaning:
    """The meaning if numbers that can be read two ways have their decimals behind this sign."""
    return replace(meaning, decimal=sign)


def asks_for_decimal(sheet: Sheet, meaning: Meaning) -> str | None:
    """A number of the features that can be read two ways, if nothing in the file tells which."""
    if sheet.separator == "," or _shown_sign(sheet) is not None:
        return None
    columns = (sheet.columns[place] for place in meaning.features)
    return next((column.read_two_ways for column in columns if column.read_two_ways), None)


def has_choice(sheet: Sheet, meaning: Meaning) -> bool:
    """Whether the columns could as well mean something else."""
    unused = len(sheet.columns) > len(meaning.roles)
    several = len(sheet.columns[meaning.classes].values) > 2
    elsewhere = meaning.classes != len(sheet.columns) - 1
    counted = any(sheet.columns[place].numbers_rows for place in meaning.features)
    ambiguous = asks_for_decimal(sheet, meaning) is not None
    return unused or several or elsewhere or ambiguous or (counted and meaning.name is None)


def _words_of(column: Column) -> set[str]:
    """The words of a heading, in small letters."""
    return {*_WORDS.findall(column.heading.casefold().replace("_", " "))}


def _can_be_classes(column: Column) -> bool:
    count, all_cells = len(column.values), sum(column.values.values())
    if count == all_cells and _words_of(column) & NAMES:
        return False
    if count == 2:
        return True
    measures = column.is_numeric and (count == all_cells or column.numbers_rows)
    return 2 < count <= MOST_CLASSES and not measures


def _is_one_class(column: Column) -> bool:
    """Whether this would be the class, but has the same word in all rows."""
    return len(column.values) == 1 and len(column.filled) > 1 and not column.is_numeric


def _class_likeliness(sheet: Sheet, place: int) -> tuple[int, int]:
    column = sheet.columns[place]
    count = len(column.values)
    words = _words_of(column)
    points = 3 * bool(words & ANSWERS) + 2 * bool(words & KINDS)
    points += 2 * (place == len(sheet.columns) - 1) + (place == 0)
    points += not column.is_numeric or set(column.values) == {"0", "1"}
    # Two values are what is needed; where each value is another one, they are rather names.
    repeats = count < sum(column.values.values())
    points += 4 * (count == 2) + 2 * (2 < count <= 6 and repeats) - 3 * (count > 2 and not repeats)
    if count > 2 and column.is_numeric and not words & (ANSWERS | KINDS):
        points -= 4
    return points, place


def _likely_features(sheet: Sheet, classes: int) -> list[int]:
    """The columns of numbers beside the class, the likeliest first."""

    def unlikeliness(place: int) -> tuple[bool, bool, bool, int]:
        column = sheet.columns[place]
        count = len(column.values)
        return count == 1, column.numbers_rows, count == 2, place

    return sorted({*numeric_columns(sheet)} - {classes}, key=unlikeliness)


def _likely_names(sheet: Sheet, taken: set[int]) -> int | None:
    """The likeliest column of names: one of text, or else one that counts the rows."""

    def likeliness(place: int) -> tuple[bool, int]:
        column = sheet.columns[place]
        named = bool(_words_of(column) & NAMES)
        return named, len(column.values)

    rest = [place for place in range(len(sheet.columns)) if place not in taken]
    texts = [place for place in rest if _tells_rows_apart(sheet, place)]
    if texts:
        return max(texts, key=likeliness)
    return next((place for place in rest if sheet.columns[place].numbers_rows), None)


def _tells_rows_apart(sheet: Sheet, place: int) -> bool:
    """Whether this is text that is another one in most rows, or is headed as names are."""
    column = sheet.columns[place]
    named = bool(_words_of(column) & NAMES)
    return not column.is_numeric and (named or 2 * len(column.values) > len(column.filled))


def _groups(sheet: Sheet, classes: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Class 0 and class 1: the two most common values.

    Class 1 is the larger of two numbers, else the one that comes first.
    """
    values: Mapping[str, int] = sheet.columns[classes].values
    count: Callable[[str], int] = values.__getitem__
    common = sorted(values, key=count, reverse=True)[:2]
    one, zero = (value for value in values if value in common)
    numbers = quantity(one), quantity(zero)
    if numbers[0] and numbers[1] and numbers[0].value < numbers[1].value:
        one, zero = zero, one
    return (zero,), (one,)


def _shown_sign(sheet: Sheet) -> DecimalSign | None:
    """The decimal sign that the file's other numbers show."""
    signs = {column.decimal for column in sheet.columns if column.is_numeric} - {None}
    return signs.pop() if len(signs) == 1 else None


def _decimal(sheet: Sheet) -> DecimalSign:
    """The likeliest sign: the one that other numbers show, or that goes with the separator."""
    return _shown_sign(sheet) or ("," if sheet.separator == SEMICOLON else ".")


def _nothing_fits(sheet: Sheet, numeric: Sequence[int], classes: Sequence[int]) -> str:
    titles = [quoted(sheet.title(place)) for place in range(len(sheet.columns))]
    few = listed(titles if len(titles) <= MOST_QUOTED else [*titles[:MOST_QUOTED], _("others")])
    alike = [place for place, column in enumerate(sheet.columns) if _is_one_class(column)]
    if alike and len(numeric) > 1:
        only = next(iter(sheet.columns[alike[-1]].values))
        return _("{column} of everybody is {only}: add a row of another class to compare.").format(
            column=quoted(sheet.title(alike[-1])), only=quoted(only)
        )
    if not classes:
        return _(
            "None of the columns {columns} has classes: add one with two different values, such "
            "as yes and no."
        ).format(columns=few)
    beside = [place for place in numeric if place != classes[0]]
    found = [quoted(sheet.title(place)) for place in beside]
    if not found:
        return _(
            "Beside the classes there have to be two columns of numbers, and there are none: add "
            "what is missing."
        )
    return ngettext(
        "Beside the classes there have to be two columns of numbers, and there is {count}, "
        "{columns}: add what is missing.",
        "Beside the classes there have to be two columns of numbers, and there are {count}, "
        "{columns}: add what is missing.",
        len(found),
    ).format(count=len(found), columns=listed(found))
