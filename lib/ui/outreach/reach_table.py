"""The areas of the outreach page: coverage as a bar with the whole as its mark, lowest first."""

from collections.abc import Callable, Sequence

from lib.domain.areas import VillageKind
from lib.domain.indicators import Share
from lib.services.outreach import AreaReach, Outreach
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.facts_list import meter
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.tables import head_html
from lib.ui.words import village_kind_word


def reach_table(found: Outreach, url: Callable[[str], str]) -> str:
    """A row per area, then desa against kelurahan, all of them, and the area around.

    ``url`` gives the address of this page narrowed to an area's code.
    """
    heads = (
        (t("District") if found.question.by_district else t("Regency or city"), ""),
        (t("Reached in the period"), ""),
        (t("Change"), "pb-num pb-wide"),
        (t("Per village"), "pb-num pb-wide"),
        (t("Activities"), "pb-num pb-wide"),
        (t("Needed"), "pb-num pb-wide"),
    )
    mark = found.whole.coverage
    ordered = sorted(found.areas, key=lambda area: (area.coverage.ratio or 0.0, area.code))
    body = "".join(_row(area, _link(area, url), mark) for area in ordered)
    return (
        '<div class="pb-areas pb-reach"><table class="pb-table">'
        f"{head_html(heads)}<tbody>{body}</tbody>"
        f"<tfoot>{_feet(found, mark)}</tfoot></table></div>" + note_html(" ".join(_notes(found)))
    )


def _link(area: AreaReach, url: Callable[[str], str]) -> str:
    name = area.label.removeprefix("Kec. ")
    return f'<a href="{html(url(area.code))}" target="_self">{html(name)}</a>'


def _row(area: AreaReach, name: str, mark: Share, *, counted: bool = True, css: str = "") -> str:
    moved = ""
    if area.before is not None and area.coverage.ratio is not None:
        points = (area.coverage.ratio - (area.before.ratio or 0.0)) * 100
        tone = "good" if points >= 0.05 else "bad" if points <= -0.05 else "even"
        moved = f'<span class="pb-{tone}">{html(format.signed_decimal(points))}</span>'
    needed = format.number(area.needed) if area.needed else format.DASH
    activities = format.number(area.activities) if counted else format.DASH
    return (
        f'<tr class="{css}"><th scope="row">{name}</th>'
        f'<td class="pb-meter-cell">{meter(area.coverage, mark)}</td>'
        f'<td class="pb-num pb-wide">{moved or format.DASH}</td>'
        f'<td class="pb-num pb-wide">{html(format.decimal(area.frequency, 2))}</td>'
        f'<td class="pb-num pb-wide">{activities}</td>'
        f'<td class="pb-num pb-wide">{needed}</td></tr>'
    )


def _feet(found: Outreach, mark: Share) -> str:
    kinds = [
        _row(reach, html(village_kind_word(kind)), mark, counted=False)
        for kind, reach in found.kinds
        if reach.villages and len(_kinds(found)) > 1
    ]
    several = len(found.areas) > 1
    whole = _row(found.whole, html(t("All of them")), mark, css="pb-all") if several else ""
    around = [_row(found.parent, html(_around(found)), mark, counted=False)] if found.parent else []
    return "".join([*kinds, whole, *around])


def _kinds(found: Outreach) -> list[VillageKind]:
    return [kind for kind, reach in found.kinds if reach.villages]


def _around(found: Outreach) -> str:
    if found.question.selection.district is not None and found.villages:
        return found.villages[0].row.village.regency.label
    return t("Whole province")


def _notes(found: Outreach) -> Sequence[str]:
    """Why the column of activities may not add up, and what the notch means."""
    notes = [
        t(
            "The notch marks the coverage of all of them; needed are the villages more that "
            "would bring an area to it."
        )
    ]
    if found.figures.several_areas:
        notes.append(
            t(
                "{count} activities were for several areas and are counted in each.",
                count=format.number(found.figures.several_areas),
            )
        )
    listed = {area.code for area in found.areas}
    beyond = sum(c.tally.activities for c in found.figures.areas if c.area not in listed)
    if beyond:
        notes.append(
            t(
                "{count} activities are recorded for a wider area than these and stand only in "
                "the total.",
                count=format.number(beyond),
            )
        )
    return notes
