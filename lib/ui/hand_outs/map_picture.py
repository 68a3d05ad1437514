"""What a drawn map shows of a page: the classes and villages of its own map."""

from lib.domain.status import Status
from lib.io.hand_out import MapClass, MapPicture
from lib.ui import format
from lib.ui.filter_url import Layer
from lib.ui.i18n import t
from lib.ui.map_layers import area_names, geometry_codes, legend_of
from lib.ui.shell import Page

_STATUSES = tuple(Status)


def status_picture(page: Page) -> MapPicture:
    """The villages of the page's scope by status."""
    rows = page.selection.scope(page.table())
    place_of = {row.code: _STATUSES.index(row.status) for row in rows}
    known = frozenset(geometry_codes())
    unmapped = sum(code not in known for code in place_of)
    counts = [0] * len(_STATUSES)
    for code, place in place_of.items():
        counts[place] += code in known
    return MapPicture(
        title=t("Map"),
        classes=tuple(
            MapClass(line.label, line.colour, count, line.icon, line.pattern)
            for line, count in zip(legend_of(Layer.STATUS), counts, strict=True)
        ),
        place_of=place_of,
        outlined=frozenset(row.code for row in rows if row.programmes),
        outlined_label=t("In a programme (outlined)"),
        focus=page.selection.district or page.selection.regency,
        areas=area_names(page.register, page.selection.regency),
        unmapped=unmapped,
        unmapped_label="",
        credit=t("indicative boundaries, not a legal reference"),
        total_label=f"{format.number(len(rows))} {t('villages')}",
    )
