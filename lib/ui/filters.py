"""The filter shared by all pages: kept in the session, mirrored in the URL, told in words.

The URL rules when it says something new (a link, the back button), a choice in the sidebar
(``filter_fields``) or a click when it was just made, and a page change keeps what there was.
"""

from datetime import date

import streamlit as st

from lib.domain.areas import Register
from lib.domain.rules import Programme
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.ui import format
from lib.ui.filter_url import Filter
from lib.ui.i18n import t
from lib.ui.words import programme_word, status_word

EARLIEST = date(2017, 1, 1)
LATEST = date(2100, 12, 31)
_PENDING = "filter_pending"
_FEW_REGENCIES = 3
"""Whoever works in so few is told them by name: theirs is not the whole province."""


def pending() -> Filter | None:
    """The filter that a click asked for since the last run (asked once)."""
    found: Filter | None = st.session_state.pop(_PENDING, None)
    return found


def ask_for(wanted: Filter) -> None:
    """The filter used from the next run on; callbacks may call it, services check it anyway."""
    st.session_state[_PENDING] = wanted


def sentence(found: Filter, register: Register, today: date) -> str:
    """The filter in words: ``Kab. Lebak · Kec. Maja · Desa Binaan · per 24 Nov 2026``."""
    selection = found.selection
    parts = _area(selection, register) or [_everywhere(register, t("All regencies and cities"))]
    parts += [programme_word(p) for p in Programme if p in selection.programmes]
    parts += [status_word(s) for s in Status if s in selection.statuses]
    parts.append(t("as of {day}", day=format.day(found.as_of or today)))
    return " · ".join(parts)


def area_words(found: Filter, register: Register) -> str:
    """The area of the filter as a title names it: ``Kec. Maja, Kab. Lebak``, ``Banten``."""
    area = _area(found.selection, register)
    return ", ".join(reversed(area)) or _everywhere(register, t("Banten province"))


def _area(selection: Selection, register: Register) -> list[str]:
    """The regency selected and the district, if any."""
    if selection.district in register.districts:
        district = register.districts[selection.district]
        return [district.regency.label, t("Kec. {name}", name=district.name)]
    if selection.regency in register.regencies and selection.district is None:
        return [register.regencies[selection.regency].label]
    return []


def _everywhere(register: Register, everything: str) -> str:
    """All that a person may see; by name where that is a few regencies only."""
    own = register.regency_labels.values()
    return ", ".join(own) if len(own) <= _FEW_REGENCIES else everything
