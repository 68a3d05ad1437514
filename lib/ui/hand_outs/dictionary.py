"""The data dictionary: every column of every table that leaves the house, and what it means.

Names, types and allowed values of the data package come from its schema, so this cannot tell
another format than the one that is read; only the meanings are written here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from lib.domain.activities import Form, Kind, Link, Organiser, State
from lib.domain.areas import VillageKind
from lib.domain.rules import ExemptionReason, Programme, RuleLevel, SnoozeReason, Tier
from lib.domain.status import Status
from lib.io.package import SETTINGS
from lib.io.package_schema import descriptor
from lib.io.table_files import Value
from lib.ui.downloads import Table
from lib.ui.hand_outs.column_words import meaning_of
from lib.ui.hand_outs.indicator_table import indicator_columns
from lib.ui.i18n import t
from lib.ui.rules.words import setting_name
from lib.ui.village_file import village_columns
from lib.ui.words import (
    exemption_word,
    form_word,
    kind_word,
    link_word,
    organiser_word,
    programme_word,
    snooze_word,
    state_word,
    status_word,
    tier_word,
    village_kind_word,
)

_LISTS = frozenset({"organisers", "topics", "audience"})
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One column; ``allowed`` is empty where any value of its type may stand."""

    table: str
    column: str
    type: str
    meaning: str
    allowed: str = ""
    needed: bool = False


def entries() -> tuple[Entry, ...]:
    """The columns of the package, of the list and of the indicators, in the order of the files."""
    return (*_of_package(), *_of_list(), *_of_indicators())


def dictionary_table(found: Iterable[Entry]) -> Table:
    """The dictionary as a file."""
    listed = list(found)

    def rows() -> Iterable[list[Value]]:
        for e in listed:
            needed = t("yes") if e.needed else t("no")
            yield [e.table, e.column, e.type, needed, e.meaning, e.allowed]

    return Table(
        title=t("Data dictionary"),
        columns=(
            t("Table"),
            t("Column"),
            t("Type"),
            t("Must be filled"),
            t("Meaning"),
            t("Allowed values"),
        ),
        rows=rows,
        count=len(listed),
        dated=False,
    )


def _of_package() -> Iterator[Entry]:
    described: Any = descriptor()
    for resource in described["resources"]:
        for field in resource["schema"]["fields"]:
            file, column = resource["path"], field["name"]
            must = field.get("constraints", {})
            yield Entry(
                table=file,
                column=column,
                type=_type_word(field, must),
                meaning=meaning_of(file, column),
                allowed=_allowed(file, column),
                needed=bool(must.get("required")),
            )


def _type_word(field: dict[str, Any], must: dict[str, Any]) -> str:
    if "pattern" in must:
        return t("date or month")
    if "enum" in must:
        return t("one of a list")
    if field["name"] in _LISTS:
        return t("list, joined by “;”")
    return {
        "string": t("text"),
        "date": t("date"),
        "boolean": t("yes or no"),
        "integer": t("whole number"),
        "number": t("decimal number"),
    }[field["type"]]


def _allowed(file: str, column: str) -> str:
    """Codes with their words: ``outreach (Sosialisasi), training (Pelatihan)``."""
    words: dict[tuple[str, str], Callable[[], Iterable[tuple[str, str]]]] = {
        ("activities.csv", "kind"): lambda: _pairs(Kind, kind_word),
        ("activities.csv", "form"): lambda: _pairs(Form, form_word),
        ("activities.csv", "state"): lambda: _pairs(State, state_word),
        ("activities.csv", "organisers"): lambda: _pairs(Organiser, organiser_word),
        ("activity_areas.csv", "link"): lambda: _pairs(Link, link_word),
        ("memberships.csv", "programme"): lambda: _pairs(Programme, programme_word),
        ("rules.csv", "level"): _levels,
        ("tiers.csv", "tier"): lambda: _pairs(Tier, tier_word),
        ("snoozes.csv", "reason"): lambda: _pairs(SnoozeReason, snooze_word),
        ("exemptions.csv", "reason"): lambda: _pairs(ExemptionReason, exemption_word),
        ("settings.csv", "key"): lambda: ((key, setting_name(key)) for key in SETTINGS),
    }
    found = words.get((file, column), tuple)()
    return ", ".join(f"{code} ({word})" for code, word in found)


def _pairs(words: type[Word], said: Callable[[Word], str]) -> Iterable[tuple[str, str]]:
    return ((word.value, said(word)) for word in words)


def _levels() -> Iterable[tuple[str, str]]:
    return (
        (RuleLevel.PROVINCE, t("Whole province")),
        (RuleLevel.REGENCY, t("Regency or city")),
        (RuleLevel.TIER, t("Programme or tier")),
        (RuleLevel.VILLAGE, t("Village")),
    )


def _of_list() -> Iterator[Entry]:
    types = {"text": t("text"), "day": t("date"), "number": t("whole number")}
    allowed = {
        t("Kind of village"): ", ".join(map(village_kind_word, VillageKind)),
        t("Programme"): ", ".join(map(programme_word, Programme)),
        t("Status"): ", ".join(map(status_word, Status)),
    }
    for column in village_columns():
        yield Entry(
            table=t("List of villages"),
            column=column.head,
            type=types[column.holds],
            meaning=column.meaning,
            allowed=allowed.get(column.head, ""),
        )


def _of_indicators() -> Iterator[Entry]:
    for column in indicator_columns():
        yield Entry(
            table=t("Indicators"),
            column=column.head,
            type=t("whole number") if column.adds_up else t("decimal number"),
            meaning=column.meaning,
        )
