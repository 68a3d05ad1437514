"""The areas of the training page: sessions, villages trained, people and results."""

from collections.abc import Callable

from lib.services.training import AreaTraining, Trainings
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.facts_list import meter
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.tables import head_html


def training_table(found: Trainings, url: Callable[[str], str]) -> str:
    """A row per area and one for all of them; results are hidden below ten people tested."""
    heads = (
        (t("District") if found.question.by_district else t("Regency or city"), ""),
        (t("Sessions"), "pb-num"),
        (t("Villages trained"), ""),
        (t("Attendance"), "pb-num pb-wide"),
        (t("Learning gain"), "pb-num pb-wide"),
    )
    body = "".join(_row(area, _link(area, url)) for area in found.areas)
    feet = _row(found.whole, html(t("All of them")), "pb-all") if len(found.areas) > 1 else ""
    if found.parent:
        feet += _row(found.parent, html(_around(found)))
    return (
        '<div class="pb-areas pb-reach"><table class="pb-table">'
        f"{head_html(heads)}<tbody>{body}</tbody><tfoot>{feet}</tfoot></table></div>"
        + note_html(" ".join(_notes(found)))
    )


def _link(area: AreaTraining, url: Callable[[str], str]) -> str:
    name = area.label.removeprefix("Kec. ")
    return f'<a href="{html(url(area.code))}" target="_self">{html(name)}</a>'


def _row(area: AreaTraining, name: str, css: str = "") -> str:
    tally = area.tally
    people = format.number(tally.participants) if tally.attendance_known else format.DASH
    return (
        f'<tr class="{css}"><th scope="row">{name}</th>'
        f'<td class="pb-num">{format.number(tally.activities)}</td>'
        f'<td class="pb-meter-cell">{meter(area.trained)}</td>'
        f'<td class="pb-num pb-wide">{people}</td>'
        f'<td class="pb-num pb-wide">{html(_gain(area))}</td></tr>'
    )


def _gain(area: AreaTraining) -> str:
    learning = area.tally.learning
    if learning.gain is None:
        return format.DASH
    return f"{format.signed_decimal(learning.gain)} (n {format.number(learning.tested)})"


def _around(found: Trainings) -> str:
    if found.question.selection.district is not None and found.villages:
        return found.villages[0].row.village.regency.label
    return t("Whole province")


def _notes(found: Trainings) -> list[str]:
    """Why a column may not add up, and when results are hidden."""
    notes = [t("Learning gain in points, n people tested; hidden below 10.")]
    if found.figures.several_areas:
        notes.append(
            t(
                "{count} sessions were for several areas and are counted in each.",
                count=format.number(found.figures.several_areas),
            )
        )
    listed = {area.code for area in found.areas}
    beyond = sum(c.tally.activities for c in found.figures.areas if c.area not in listed)
    if beyond:
        notes.append(
            t(
                "{count} sessions are recorded for a wider area than these and stand only in "
                "the total.",
                count=format.number(beyond),
            )
        )
    return notes
