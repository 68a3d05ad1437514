"""The areas beside the map: n of N, a bar of all statuses, and the change."""

from collections.abc import Callable

from lib.domain.areas import AreaLevel, level_of
from lib.services.overview import AreaStanding
from lib.ui import format
from lib.ui.block import show_block
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.status_mark import status_bar
from lib.ui.tables import head_html


def show_areas(standings: tuple[AreaStanding, ...], url: Callable[[str], str]) -> None:
    """A row per regency or district in order of code; the name leads to it on the map.

    ``url`` gives the address of the home page for an area's code.
    """
    districts = any(level_of(standing.code) is AreaLevel.DISTRICT for standing in standings)
    title = t("District") if districts else t("Regency or city")
    heads = (
        (title, ""),
        (t("Up to date"), "pb-num"),
        (t("All statuses"), ""),
        (t("30 days"), "pb-num"),
    )
    rows = "".join(_row(standing, url) for standing in standings)
    show_block(
        '<div class="pb-areas"><table class="pb-table">'
        f"{head_html(heads)}<tbody>{rows}</tbody></table></div>",
        key="areas",
    )


def _row(standing: AreaStanding, url: Callable[[str], str]) -> str:
    now = standing.now.up_to_date
    name = standing.label.removeprefix("Kec. ")
    change = now.part - standing.before.up_to_date.part
    tone = "good" if change > 0 else "bad" if change < 0 else "even"
    return (
        f'<tr><th scope="row"><a href="{html(url(standing.code))}" target="_self">'
        f"{html(name)}</a></th>"
        f'<td class="pb-num"><b>{html(format.percent(now))}</b>'
        f"<small>{now.part}/{now.whole}</small></td>"
        f"<td>{status_bar(standing.now.of)}</td>"
        f'<td class="pb-num pb-{tone}">{format.signed(change)}</td></tr>'
    )
