"""The changes by regency or district: who fell behind, who came back, and the balance."""

from collections import Counter, defaultdict
from dataclasses import replace

from lib.domain.changes import Change
from lib.domain.status import UP_TO_DATE
from lib.services.changes import Changes
from lib.ui import format
from lib.ui.block import show_block
from lib.ui.changes.words import ICONS, change_word
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import head_html

_TOLD = (Change.NEWLY_OVERDUE, Change.LOST_AGAIN, Change.RECOVERED, Change.FIRST_REACHED)


def show_change_areas(page: Page, found: Changes) -> None:
    """A row per area in order of code; its last number is the change of those up to date."""
    by_district = page.selection.regency is not None
    counted: defaultdict[str, Counter[Change]] = defaultdict(Counter)
    balance: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for change, villages in found.of.items():
        for village in villages:
            place = village.village
            area = place.district if by_district else place.regency
            labels[area.code] = place.district.name if by_district else place.regency.label
            counted[area.code][change] += 1
            balance[area.code] += (village.status in UP_TO_DATE) - (
                village.before.status in UP_TO_DATE
            )
    title = t("District") if by_district else t("Regency or city")
    heads = ((title, ""), *((ICONS[c], "pb-num") for c in _TOLD), (t("Balance"), "pb-num"))
    rows = "".join(
        _row(page, code, labels[code], counted[code], balance[code]) for code in sorted(labels)
    )
    key = " · ".join(f"{ICONS[change]} {change_word(change).lower()}" for change in _TOLD)
    show_block(
        f'<div class="pb-areas"><table class="pb-table">{head_html(heads)}<tbody>{rows}</tbody>'
        f'</table><p class="pb-hint">{html(key)}</p></div>',
        key="change-areas",
    )


def _row(page: Page, code: str, label: str, counted: Counter[Change], balance: int) -> str:
    url = page.url(
        "perubahan", replace(page.filter, selection=page.selection.within(code), village=None)
    )
    tone = "good" if balance > 0 else "bad" if balance < 0 else "even"
    cells = "".join(f'<td class="pb-num">{format.number(counted[c])}</td>' for c in _TOLD)
    return (
        f'<tr><th scope="row"><a href="{html(url)}" target="_self">{html(label)}</a></th>{cells}'
        f'<td class="pb-num pb-{tone}"><b>{format.signed(balance)}</b></td></tr>'
    )
