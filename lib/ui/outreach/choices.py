"""Every number of the outreach page that opens its rows, in words and with its count."""

from lib.domain.tallies import EVERYTHING, Dimension, Facet
from lib.services.outreach import BY_FREQUENCY, Outreach, VillageSet
from lib.ui.activities.choices import activity_choices
from lib.ui.activities.row_choice import Choice, Key
from lib.ui.i18n import t
from lib.ui.period_words import bucket_words


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


def village_set_words(wanted: VillageSet) -> str:
    if wanted in BY_FREQUENCY:
        return t("Villages: {what} in 12 months", what=frequency_word(wanted))
    return {
        VillageSet.REACHED: t("Villages reached in the period"),
        VillageSet.NOT_REACHED: t("Villages not reached in the period"),
        VillageSet.DELEGATES_ONLY: t("Villages reached by delegates only"),
        VillageSet.EFFECTIVE: t("Villages with two or more forms in 12 months"),
        VillageSet.EVER: t("Villages ever reached"),
        VillageSet.NEVER: t("Villages not recorded so far"),
    }[wanted]


def frequency_word(wanted: VillageSet) -> str:
    return {
        VillageSet.NONE: t("none"),
        VillageSet.ONE: t("once"),
        VillageSet.TWO: t("twice"),
        VillageSet.FEW: t("3 to 4 times"),
        VillageSet.MANY: t("5 times or more"),
    }[wanted]
