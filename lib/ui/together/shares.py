"""The share of joint activities by area, with rows at the foot that make the columns add up."""

from collections.abc import Callable, Iterable

from lib.domain.together import Held, Holders
from lib.io.table_files import Value
from lib.services.together import AreaHeld, Together
from lib.ui import format
from lib.ui.block import note_html
from lib.ui.downloads import Table
from lib.ui.facts_list import meter
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.tables import head_html
from lib.ui.together.words import holders_word

_ALONE = (Holders.IMIGRASI, Holders.BP3MI, Holders.OTHERS)
_BESIDE = (*_ALONE, Holders.UNKNOWN)
"""Who has a column beside the joint share, which tells the joint ones and all."""


def shares_html(found: Together, url: Callable[[str], str]) -> str:
    """A row per area, lowest code first; ``url`` gives this page narrowed to an area's code."""
    heads = (
        (_area_head(found), ""),
        (t("Joint activities"), ""),
        *((holders_word(holders), "pb-num pb-wide") for holders in _ALONE),
        (t("not recorded"), "pb-num pb-wide"),
    )
    body = "".join(_row(area, _link(area, url)) for area in found.areas)
    return (
        '<div class="pb-areas pb-reach"><table class="pb-table">'
        f"{head_html(heads)}<tbody>{body}</tbody><tfoot>{_feet(found)}</tfoot></table></div>"
        + note_html(_note())
    )


def share_file(found: Together) -> Table:
    """The table as a file, its foot included."""

    def made() -> Iterable[list[Value]]:
        for area in (*found.areas, found.wider):
            if area.total or area.code:
                yield [area.code, area.label or t("Wider areas"), *_counts(area.held)]
        yield ["", t("Counted more than once"), *_counts(_repeated(found), negative=True)]
        yield ["", t("All of them"), *_counts(found.whole.held)]

    return Table(
        title=t("Joint activities"),
        columns=[
            t("Area code"),
            _area_head(found),
            *(holders_word(holders) for holders in Holders),
            t("All activities"),
        ],
        rows=made,
        count=len(found.areas) + bool(found.wider.total) + 2,
        meaning=[(t("Joint activities"), _note())],
    )


def _counts(held: Held, *, negative: bool = False) -> list[Value]:
    sign = -1 if negative else 1
    counts = [sign * held[holders] for holders in Holders]
    return [*counts, sum(counts)]


def _repeated(found: Together) -> dict[Holders, int]:
    """By how much the areas add up to more than the whole."""
    parts = (*found.areas, found.wider)
    return {h: sum(area.held[h] for area in parts) - found.whole.held[h] for h in Holders}


def _area_head(found: Together) -> str:
    return t("District") if found.by_district else t("Regency or city")


def _link(area: AreaHeld, url: Callable[[str], str]) -> str:
    name = area.label.removeprefix("Kec. ")
    return f'<a href="{html(url(area.code))}" target="_self">{html(name)}</a>'


def _row(area: AreaHeld, name: str, css: str = "") -> str:
    return _line(name, meter(area.joint), [format.number(area.held[h]) for h in _BESIDE], css)


def _line(name: str, joint: str, counts: Iterable[str], css: str = "") -> str:
    cells = "".join(f'<td class="pb-num pb-wide">{html(count)}</td>' for count in counts)
    return (
        f'<tr class="{css}"><th scope="row">{name}</th>'
        f'<td class="pb-meter-cell">{joint}</td>{cells}</tr>'
    )


def _feet(found: Together) -> str:
    """What no area above holds, what several of them do, and the sum."""
    repeated = _repeated(found)
    feet = _row(found.wider, html(t("Wider areas"))) if found.wider.total else ""
    if any(repeated.values()):
        joint, total = -repeated[Holders.TOGETHER], -sum(repeated.values())
        feet += _line(
            html(t("Counted more than once")),
            '<span class="pb-meter-line"><span></span><span></span>'
            f"<small>{html(format.signed(joint))}/{html(format.signed(total))}</small></span>",
            [format.signed(-repeated[h]) for h in _BESIDE],
        )
    if feet or len(found.areas) > 1:
        feet += _row(found.whole, html(t("All of them")), "pb-all")
    return feet


def _note() -> str:
    return t(
        "Alone means without the other of the two; further agencies may have joined. An activity "
        "for several areas stands in each of them and once in the sum."
    )
