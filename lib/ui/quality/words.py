"""How gaps, silence and entries are called, explained and summed up in a sentence."""

from datetime import date

from lib.domain.quality import RECENT, TIMELY_DAYS, Gap
from lib.services.quality import Quality, SilentArea
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.shell import Page

_NAMED = 3


def gap_word(gap: Gap) -> str:
    """What a list is of."""
    return {
        Gap.ATTENDANCE: t("Without attendance"),
        Gap.EVIDENCE: t("Without evidence"),
        Gap.VILLAGE: t("Village not known"),
        Gap.LATE: t("Entered late"),
        Gap.DUPLICATE: t("Suspected duplicates"),
        Gap.POINT: t("Villages without coordinates"),
    }[gap]


def gap_meaning(gap: Gap) -> str:
    """What puts a row into the list, and what mends it."""
    return {
        Gap.ATTENDANCE: t("No number of people is on record; a report or attendance list has it."),
        Gap.EVIDENCE: t("Neither a link to evidence nor to a source is on record."),
        Gap.VILLAGE: t(
            "Only a district, a regency or no area is on record, so no village counts as reached. "
            "Name the villages where the report has them."
        ),
        Gap.LATE: t(
            "Entered more than {days} days after the activity. The delay stays; look whether day "
            "and villages are still right.",
            days=TIMELY_DAYS,
        ),
        Gap.DUPLICATE: t(
            "Two activities of one kind for the same village within 3 days. Delete one of them "
            "where both are the same event."
        ),
        Gap.POINT: t(
            "The register has no point of the village, or one that is estimated from its "
            "neighbours; the map shows it there."
        ),
    }[gap]


def quality_sentence(page: Page, found: Quality) -> str:
    """Which area is silent, and what is missing most."""
    return f"{_silence_words(page, found)} {_missing_words(found)}"


def _silence_words(page: Page, found: Quality) -> str:
    if not found.tells_entries:
        return _never_entered_words(page, found)
    silent = [area for area in found.areas if area.silent(page.as_of)]
    whole = format.number(len(found.areas))
    values = {"days": RECENT.days, "whole": whole}
    if not silent:
        return t(
            "Each of {whole} areas entered something in the last {days} days; longest ago {area}: "
            "{ago}.",
            **values,
            area=area_name(found.areas[0], found),
            ago=format.days(days_since(found.areas[0].heard.last_entry, page.as_of)),
        )
    if len(silent) > _NAMED:
        return t(
            "{count} of {whole} areas entered nothing in the last {days} days.",
            **values,
            count=format.number(len(silent)),
        )
    return t(
        "{names} entered nothing in the last {days} days.",
        **values,
        names=", ".join(area_name(area, found) for area in silent),
    )


def _never_entered_words(page: Page, found: Quality) -> str:
    """What can be told of a record that keeps no days of entry."""
    held = [area for area in found.areas if area.heard.last_held is not None]
    if not held:
        return t("Nothing is on record in this area yet.")
    return t(
        "On which day activities were entered is not on record; longest without an activity: "
        "{area}, {ago}.",
        area=area_name(held[0], found),
        ago=format.days(days_since(held[0].heard.last_held, page.as_of)),
    )


def _missing_words(found: Quality) -> str:
    counts = found.counts
    if not counts.held:
        return t("No activity was held in this period.")
    return t(
        "Of {held} activities in this period {attendance} lack attendance, {evidence} evidence and "
        "{village} the village.",
        held=format.number(counts.held),
        attendance=format.number(counts.missing(Gap.ATTENDANCE)),
        evidence=format.number(counts.missing(Gap.EVIDENCE)),
        village=format.number(counts.missing(Gap.VILLAGE)),
    )


def area_name(area: SilentArea, found: Quality) -> str:
    return t("Kec. {name}", name=area.name) if found.by_district else area.name


def days_since(day: date | None, as_of: date) -> int | None:
    return None if day is None else (as_of - day).days


def ago_words(day: date | None, as_of: date) -> str:
    """``12 Jan 2026 (316 hari)``; *belum tercatat* where nothing is on record."""
    if day is None:
        return t("not recorded")
    return f"{format.day(day)} ({format.days(days_since(day, as_of))})"


def entered_words(days: int | None) -> str:
    """How long after an activity it was entered."""
    if days is None:
        return t("not recorded")
    if days <= 0:
        return t("on the day")
    return tn("{count} day later", "{count} days later", days)
