"""A scene as HTML: its headline, its figures, what it shows, and what must be said besides.

Every word is somebody's writing and is made inert here; the browser only turns the leaves.
"""

from lib.io.hand_out import Figure, Grid, MapPicture, Scene
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.meeting.chart_html import chart_html, chip_html
from lib.ui.safe import html

_ARROWS = {"good": "pb-good", "bad": "pb-bad", "even": "pb-even"}


def scene_html(scene: Scene, place: int, map_address: str) -> str:
    """The scene, hidden until it is turned to; ``map_address`` is the picture of its map."""
    figures = "".join(map(_figure, scene.figures))
    shown = "".join(
        (
            _map(scene.map, map_address) if scene.map else "",
            chart_html(scene.chart) if scene.chart else "",
            _grid(scene.grid) if scene.grid else "",
        )
    )
    remarks = "".join(f"<p>{html(remark)}</p>" for remark in scene.remarks)
    notes = "".join(f"<p>{html(note)}</p>" for note in scene.notes)
    return (
        f'<section class="scene {html(scene.key)}" data-scene="{place}" hidden '
        f'aria-label="{html(scene.title)}"><h1>{html(scene.headline)}</h1>'
        + (f'<ul class="figures">{figures}</ul>' if figures else "")
        + f'<div class="shown">{shown}'
        + (f'<div class="remarks">{remarks}</div>' if remarks else "")
        + f'</div><div class="notes" hidden><h2>{html(t("Notes on this scene"))}</h2>{notes}</div>'
        "</section>"
    )


def _figure(figure: Figure) -> str:
    of = f' <span class="of">{html(figure.of)}</span>' if figure.of else ""
    change = (
        f'<span class="change {_ARROWS[figure.tone]}">{html(figure.change)}</span>'
        if figure.change
        else ""
    )
    return (
        f'<li><span class="label">{html(figure.label)}</span>'
        f'<span class="value"><b>{html(figure.value)}</b>{of}</span>{change}</li>'
    )


def _map(picture: MapPicture, address: str) -> str:
    """The picture, and beside it the legend with counts in the size of the room."""
    most = max((line.count for line in picture.classes), default=0) or 1
    lines = "".join(
        f'<li>{chip_html(line.colour, line.pattern)}<span class="name">'
        f'<span aria-hidden="true">{html(line.icon)}</span> {html(line.label)}</span>'
        f"<b>{format.number(line.count)}</b>"
        f'<i class="length"><i style="width:{line.count / most * 100:.2f}%"></i></i></li>'
        for line in picture.classes
    )
    besides = ""
    if picture.outlined:
        count = format.number(len(picture.outlined))
        besides += (
            f'<li><i class="chip outlined"></i><span class="name">{html(picture.outlined_label)}'
            f"</span><b>{count}</b></li>"
        )
    if picture.unmapped:
        besides += f'<li class="unmapped">{html(picture.unmapped_label)}</li>'
    said = html(f"{picture.title}. {picture.total_label}")
    return (
        f'<figure class="map"><img alt="{said}" src="{html(address)}">'
        f"<figcaption>{html(picture.credit)}</figcaption></figure>"
        f'<section class="legend"><h2>{html(picture.total_label)}</h2>'
        f"<ul>{lines}{besides}</ul></section>"
    )


def _grid(grid: Grid) -> str:
    """The table; on a narrow screen each cell names its column."""
    title = f"<h2>{html(grid.title)}</h2>"
    if not grid.rows:
        return f'<section class="grid">{title}<p>{html(grid.empty)}</p></section>'
    numeric = [
        ' class="number"' if place in grid.numeric else "" for place in range(len(grid.columns))
    ]
    head = "".join(
        f'<th scope="col"{kind}>{html(column)}</th>'
        for column, kind in zip(grid.columns, numeric, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td data-column="{html(column)}"{kind}>{html(cell)}</td>'
            for column, cell, kind in zip(grid.columns, row, numeric, strict=True)
        )
        + "</tr>"
        for row in grid.rows
    )
    return (
        f'<section class="grid">{title}<table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )
