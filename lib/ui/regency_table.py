"""The regencies beside the map: n of N, a bar of all statuses, and the change."""

from collections.abc import Callable

import streamlit as st

from lib.services.overview import RegencyStanding
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.status_mark import status_bar


def show_regencies(standings: tuple[RegencyStanding, ...], url: Callable[[str], str]) -> None:
    """A row per regency in order of code; the name leads to it on the map.

    ``url`` gives the address of the home page for a regency code.
    """
    head = (
        f"<thead><tr><th>{html(t('Regency or city'))}</th>"
        f'<th class="pb-num">{html(t("Up to date"))}</th><th>{html(t("All statuses"))}</th>'
        f'<th class="pb-num">{html(t("30 days"))}</th></tr></thead>'
    )
    rows = "".join(_row(standing, url) for standing in standings)
    st.html(f'<table class="pb-table pb-regencies">{head}<tbody>{rows}</tbody></table>')


def _row(standing: RegencyStanding, url: Callable[[str], str]) -> str:
    now = standing.now.up_to_date
    change = now.part - standing.before.up_to_date.part
    tone = "good" if change > 0 else "bad" if change < 0 else "even"
    return (
        f'<tr><th scope="row"><a href="{html(url(standing.regency.code))}" target="_self">'
        f"{html(standing.regency.label)}</a></th>"
        f'<td class="pb-num"><b>{html(format.percent(now))}</b>'
        f"<small>{now.part}/{now.whole}</small></td>"
        f"<td>{status_bar(standing.now.of)}</td>"
        f'<td class="pb-num pb-{tone}">{format.signed(change)}</td></tr>'
    )
