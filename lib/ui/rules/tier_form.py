"""One tier set by hand: what is wrong is told at its field, and nothing typed is lost."""

from datetime import date

import streamlit as st

from lib.domain.entry_check import EARLIEST, EntryRefused
from lib.domain.rules import Tier, TierRecord
from lib.domain.tier_check import LONGEST
from lib.services.tiers import set_tiers
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.record.words import Places
from lib.ui.rules.asked import TIERS, tell
from lib.ui.rules.tier_words import field_name, tier_fault_words
from lib.ui.rules.words import show_fault
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.words import tier_word

_KEY = "tier-{}"


def show_tier_form(page: Page, places: Places) -> None:
    """The fields with a place for a fault below each, and the button."""
    title = t("Set one tier")
    st.html(f'<h3 class="pb-part">{html(title)}</h3>')
    with st.container(key="tiers-form"):
        below = {}
        village = _choose_village(places)
        below["village_code"] = st.container()
        tier = _choose_tier()
        first = _choose_day(page)
        below["valid_from"] = st.container()
        texts = {}
        for field, placeholder in _placeholders().items():
            texts[field] = st.text_input(
                field_name(field),
                # Given a value, because a browser keeps what it shows of a field without one.
                key=_text_key(field),
                max_chars=LONGEST[field],
                placeholder=placeholder,
            )
            below[field] = st.container()
        below["tiers"] = st.container()
    if st.button(t("Set this tier"), key="tier-save", icon=":material/check:"):
        source, period, agency = (texts[field].strip() for field in LONGEST)
        record = TierRecord(village or "", tier, first, source, period, agency)
        faults = _faults(page, record)
        for field, words in faults:
            with below[field]:
                show_fault(words)
        if faults:
            return
        _begin_anew()
        said = {"village": places.label(record.village_code), "tier": tier_word(tier)}
        tell(t("Set: {village}, {tier}.", **said), TIERS)
        st.rerun()


def _faults(page: Page, record: TierRecord) -> list[tuple[str, str]]:
    """The faults by field in words; without any the tier is set."""
    try:
        set_tiers(page.database, page.by(), [record])
    except EntryRefused as refused:
        return [
            (
                fault.field.rpartition(":")[2],
                tier_fault_words(fault.key if fault.value else _missing(fault.key), fault.value),
            )
            for fault in refused.faults
        ]
    return []


def _begin_anew() -> None:
    """Empty fields for the next tier."""
    for field in ("village", "tier", "day", *LONGEST):
        st.session_state.pop(_KEY.format(field), None)


def _text_key(field: str) -> str:
    key = _KEY.format(field)
    st.session_state.setdefault(key, "")
    return key


def _missing(key: str) -> str:
    return "village_missing" if key == "village_unknown" else key


def _choose_village(places: Places) -> str | None:
    key = _KEY.format("village")
    if st.session_state.setdefault(key, None) not in (None, *places.villages):
        st.session_state[key] = None
    return st.selectbox(
        field_name("village_code"),
        list(places.villages),
        format_func=places.label,
        placeholder=t("Please choose"),
        key=key,
    )


def _choose_tier() -> Tier:
    key = _KEY.format("tier")
    if st.session_state.get(key) not in set(Tier):
        st.session_state[key] = Tier.HIGH
    chosen = st.segmented_control(
        field_name("tier"), list(Tier), format_func=tier_word, key=key, required=True
    )
    return chosen or Tier.HIGH


def _choose_day(page: Page) -> date:
    key = _KEY.format("day")
    if not isinstance(st.session_state.get(key), date):
        st.session_state[key] = page.today
    found = st.date_input(
        field_name("valid_from"),
        min_value=EARLIEST,
        max_value=page.today,
        key=key,
        format="DD/MM/YYYY",
    )
    day = found if isinstance(found, date) else page.today
    st.html(f'<p class="pb-hint">{html(format.day(day))}</p>')
    return day


def _placeholders() -> dict[str, str]:
    return {
        "source": t("For example: placements of migrant workers by village"),
        "period": t("For example 2025"),
        "agency": t("For example BP3MI Banten"),
    }
