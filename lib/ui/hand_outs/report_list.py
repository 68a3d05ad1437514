"""The activities of a month as the report lists them: when, what, for whom, by whom, from where."""

from collections.abc import Mapping

from lib.domain.activities import Activity, Link
from lib.io.hand_out import Grid
from lib.services.monthly import Monthly
from lib.ui import format
from lib.ui.activities.lines import organisers_words, when_words
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.words import form_word, kind_word

_NAMED = 12
"""Villages named of one activity; the others are counted."""


def activity_grid(page: Page, found: Monthly) -> Grid:
    """Every activity of the month in order of day; nobody is named."""
    names = page.register.names
    return Grid(
        title="",
        columns=(
            t("No."),
            t("Date"),
            t("Activity"),
            t("Areas"),
            t("Organisers"),
            t("Source"),
        ),
        rows=tuple(
            (format.number(number), *_row(activity, names))
            for number, activity in enumerate(found.activities, start=1)
        ),
        numeric=frozenset({0}),
        empty=t("Nothing is on record for this month."),
    )


def _row(activity: Activity, names: Mapping[str, str]) -> tuple[str, ...]:
    what = f"{kind_word(activity.kind)}: {format.within_sentence(form_word(activity.form))}"
    topics = ", ".join(activity.topics)
    return (
        when_words(activity),
        f"{what} · {topics}" if topics else what,
        areas_words(activity, names),
        organisers_words(activity),
        _source(activity),
    )


def areas_words(activity: Activity, names: Mapping[str, str]) -> str:
    """``Kec. Maja, Kab. Lebak: Maja, Pasirkembang``: the villages of each district together."""
    if not activity.areas:
        return t("Whole province")
    of: dict[str, list[str]] = {}
    for link in activity.areas[:_NAMED]:
        name, _, where = names.get(link.area_code, link.area_code).partition(" — ")
        if link.link is Link.DELEGATE:
            name = f"{name} ({t('Delegates').lower()})"
        of.setdefault(where, []).append(name)
    said = [
        f"{where}: {', '.join(known)}" if where else ", ".join(known) for where, known in of.items()
    ]
    left = len(activity.areas) - _NAMED
    if left > 0:
        said.append(t("and {count} more", count=format.number(left)))
    return "; ".join(said)


def _source(activity: Activity) -> str:
    known = (activity.source_title, activity.source_url, activity.evidence_url)
    return " · ".join(dict.fromkeys(part for part in known if part)) or t("no source recorded")
