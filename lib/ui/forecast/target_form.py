"""A target set or dropped: refused at the field where it is wrong, with nothing lost."""

import streamlit as st

from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.rule_check import written_days
from lib.domain.targets import LATEST_YEARS, Target, TargetKind
from lib.services.targets import drop_target, set_target, target_kept
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.rules.asked import tell
from lib.ui.rules.words import show_fault
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.words import target_word

_REGENCY, _YEAR, _KIND, _VALUE = (f"target-{name}" for name in ("regency", "year", "kind", "value"))


def show_target_form(page: Page) -> None:
    """Fields, what is there already, the buttons, and what is wrong."""
    labels = page.register.regency_labels
    left, right = st.columns(2)
    with left:
        regency = st.selectbox(
            t("Regency or city"), list(labels), format_func=labels.__getitem__, key=_REGENCY
        )
        chosen = st.selectbox(t("Target for"), list(TargetKind), format_func=target_word, key=_KIND)
    with right:
        years = list(range(page.today.year, page.today.year + LATEST_YEARS + 1))
        year = st.selectbox(t("Year"), years, format_func=str, key=_YEAR)
        typed = st.text_input(t("Villages"), placeholder=t("such as 120"), key=_VALUE)
        under = st.container()
    kind = TargetKind(chosen or TargetKind.UP_TO_DATE)
    wanted = Target(regency, year, kind, written_days(typed) or 0)
    there = target_kept(page.database, page.person, wanted)
    if there is not None:
        said = t("Set now: {count} villages.", count=format.number(there.value))
        st.html(f'<p class="pb-hint">{html(said)}</p>')
    name = f"{labels[regency]}, {year}, {target_word(kind)}"
    with st.container(horizontal=True, gap="small"):
        saving = st.button(t("Save the target"), type="primary", key="target-save")
        dropping = there is not None and st.button(
            t("Drop the target"), icon=":material/delete:", type="tertiary", key="target-drop"
        )
    if dropping:
        drop_target(page.database, page.by(), wanted)
        tell(t("Dropped: {rule}.", rule=name))
        st.rerun()
    if saving:
        try:
            set_target(page.database, page.by(), wanted)
        except EntryRefused as refused:
            with under:
                for fault in refused.faults:
                    show_fault(_fault_words(fault, typed))
            return
        st.session_state.pop(_VALUE, None)
        tell(t("Saved: {rule}.", rule=f"{name}: {format.number(wanted.value)}"))
        st.rerun()


def _fault_words(fault: Fault, typed: str) -> str:
    number = format.number(int(fault.value)) if fault.value.isdigit() else fault.value
    words = {
        "target_odd": t(
            "“{typed}” is no target. Please type a whole number of villages above 0, in digits "
            "only.",
            typed=typed,
        ),
        "target_above": t(
            "There are only {count} villages there. Please type at most so many.", count=number
        ),
        "target_below": t(
            "{count} villages are done already. Please type a target that is not below.",
            count=number,
        ),
        "target_same": t("The target is {count} already; nothing was changed.", count=number),
    }
    return words.get(fault.key) or t("This cannot be saved as it is.")
