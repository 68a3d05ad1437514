"""Every number of the outreach page that opens its rows, in words and with its count."""

from collections.abc import Iterable

from lib.domain.activities import Organiser
from lib.domain.indicators import Share
from lib.domain.tallies import EVERYTHING, INVOLVED, Dimension, Facet, Figures, Reach
from lib.services.outreach import BY_FREQUENCY, Outreach, VillageSet
from lib.ui import format
from lib.ui.activities.row_choice import Choice, Key
from lib.ui.i18n import t
from lib.ui.period_words import bucket_words
from lib.ui.words import form_word, organiser_word

TAGS = 8
"""Audience tags that are shown: the record has them in free words, and a long tail of them."""


def outreach_choices(found: Outreach, asked: Key) -> list[Choice]:
    """All activities first, then each facet and set of villages; a cell only when asked for."""
    figures = found.figures
    whole = Choice(EVERYTHING, t("All activities"), figures.total.activities)
    return [
        whole,
        *_cell(found, asked),
        *activity_choices(figures),
        *(
            Choice(
                ((Dimension.TIME, bucket.code),),
                t("Time: {what}", what=bucket_words(bucket)),
                figures.at(bucket).activities,
            )
            for bucket in found.buckets
        ),
        *(
            Choice(
                ((Dimension.AREA, code),),
                t("Area: {what}", what=label),
                figures.area(code).activities,
            )
            for code, label in areas_shown(found)
        ),
        *(
            Choice(wanted, village_set_words(wanted), len(found.members(wanted)))
            for wanted in VillageSet
        ),
    ]


def activity_choices(figures: Figures) -> Iterable[Choice]:
    """What both pages ask of activities: form, organiser, joint, audience, involvement, reach."""
    total = figures.total
    for form, count in figures.forms.items():
        yield Choice(_one(Dimension.FORM, form or ""), form_choice_words(form_word(form)), count)
    for organiser, count in figures.organisers.items():
        words = t("Organiser: {what}", what=organiser_label(organiser))
        yield Choice(_one(Dimension.ORGANISER, organiser), words, count)
    yield Choice(_one(Dimension.JOINT, "yes"), t("Held jointly"), figures.joint)
    for term, count in audience_shown(figures):
        words = t("Audience: {what}", what=term or t("not recorded"))
        yield Choice(_one(Dimension.AUDIENCE, term), words, count)
    for name in INVOLVED:
        yield Choice(_one(Dimension.INVOLVED, name), involved_word(name), getattr(total, name))
    yield Choice(
        _one(Dimension.ATTENDANCE, "yes"), t("Attendance recorded"), total.attendance_known
    )
    for reach in Reach:
        count = figures.where(reach).activities
        yield Choice(_one(Dimension.REACH, reach.value), reach_word(reach), count)


def _cell(found: Outreach, asked: Key) -> list[Choice]:
    """The cell of the months table that was clicked, a time and an area at once."""
    if not isinstance(asked, tuple) or len(asked) != 2:
        return []
    values = dict(asked)
    bucket = next((b for b in found.buckets if b.code == values.get(Dimension.TIME)), None)
    label = dict(areas_shown(found)).get(values.get(Dimension.AREA, "?"))
    if bucket is None or label is None:
        return []
    count = found.figures.area_at(values[Dimension.AREA], bucket).activities
    return [Choice(asked, f"{label}, {bucket_words(bucket)}", count)]


def cell_key(code: str, bucket: str) -> Facet:
    """The facet of a cell of the months table."""
    return ((Dimension.AREA, code), (Dimension.TIME, bucket))


def areas_shown(found: Outreach) -> list[tuple[str, str]]:
    """Code and name of every area, and of what is recorded for a wider one."""
    named = [(area.code, area.label.removeprefix("Kec. ")) for area in found.areas]
    listed = {area.code for area in found.areas}
    beyond = sorted({cell.area for cell in found.figures.areas} - listed)
    wider = [(code, t("Regency or city only") if code else t("Whole province")) for code in beyond]
    return [*named, *wider]


def audience_shown(figures: Figures) -> list[tuple[str, int]]:
    """The tags that are named most, and those without any tag last."""
    named = [(term, count) for term, count in figures.audience.items() if term]
    unknown = [(term, count) for term, count in figures.audience.items() if not term]
    return [*named[:TAGS], *unknown]


def organiser_label(value: str) -> str:
    """The agency, or that none is recorded."""
    return organiser_word(Organiser(value)) if value else t("not recorded")


def form_choice_words(word: str) -> str:
    return t("Form: {what}", what=word)


def involved_word(name: str) -> str:
    return {
        "leaders": t("With community leaders"),
        "youth": t("With youth"),
        "women": t("With women's groups"),
    }[name]


def reach_word(reach: Reach) -> str:
    return {
        Reach.VILLAGES: t("For villages directly"),
        Reach.WIDE: t("Known by district or regency only"),
        Reach.DELEGATES: t("With delegates only"),
    }[reach]


def village_set_words(wanted: VillageSet) -> str:
    if wanted in BY_FREQUENCY:
        return t("Villages: {what} in 12 months", what=frequency_word(wanted))
    return {
        VillageSet.REACHED: t("Villages reached in the period"),
        VillageSet.NOT_REACHED: t("Villages not reached in the period"),
        VillageSet.DELEGATES_ONLY: t("Villages reached by delegates only"),
        VillageSet.EFFECTIVE: t("Villages with two or more forms in 12 months"),
    }[wanted]


def frequency_word(wanted: VillageSet) -> str:
    return {
        VillageSet.NONE: t("none"),
        VillageSet.ONE: t("once"),
        VillageSet.TWO: t("twice"),
        VillageSet.FEW: t("3 to 4 times"),
        VillageSet.MANY: t("5 times or more"),
    }[wanted]


def counted(count: int, total: int) -> str:
    """``502 · 34,1 %``, as it stands at the end of a bar."""
    return f"{format.number(count)} · {format.percent(Share(count, total))}"


def _one(dimension: Dimension, value: str) -> Facet:
    return ((dimension, value),)
