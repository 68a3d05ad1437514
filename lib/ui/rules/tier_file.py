"""Many tiers from a file: looked at first, with every fault by row and column, then set at once."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.errors import PantauError
from lib.domain.import_plan import FileRefused
from lib.domain.rules import TierRecord
from lib.import_sentences import error_in_words
from lib.io.safe_text import file_name
from lib.services.tiers import LineFault, TierPlan, plan_tiers, set_tiers, tier_template_file
from lib.ui import format
from lib.ui.i18n import language, t, tn
from lib.ui.imports.upload import show_file, speak_upload
from lib.ui.record.words import Places
from lib.ui.rules.asked import TIERS, tell
from lib.ui.rules.tier_words import tier_fault_words
from lib.ui.rules.words import show_fault, since_words
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import show_pages, table_html
from lib.ui.words import tier_word

_TURN = "tiers-turn"


def show_tier_file(page: Page, places: Places) -> None:
    """The template, the field for a file, and what the file would set."""
    title = t("Set tiers from a file")
    st.html(f'<h3 class="pb-part">{html(title)}</h3>')
    database, person = page.database, page.person
    label = t("Template for risk tiers (XLSX)")
    name = file_name(t("Risk tiers"), ending="xlsx")
    show_file("tiers", label, name, lambda: tier_template_file(database, person))
    speak_upload()
    turn = int(st.session_state.get(_TURN, 0))
    with st.container(key="tiers-upload"):
        uploaded = st.file_uploader(t("Spreadsheet with risk tiers"), key=f"tiers-file-{turn}")
    if uploaded is None:
        return
    try:
        plan = plan_tiers(database, person, uploaded.getvalue(), page.today)
    except FileRefused as refused:
        show_fault(error_in_words(refused, language()))
        return
    if plan.faults:
        _show_faults(plan.faults)
    else:
        _show_plan(page, places, plan)


def _show_faults(faults: Sequence[LineFault]) -> None:
    said = tn(
        "Nothing is saved: one cell is to be mended in the file.",
        "Nothing is saved: {count} cells are to be mended in the file.",
        len(faults),
    )
    show_fault(said)
    heads = ((t("Row"), "pb-num"), (t("Column"), ""), (t("What is wrong"), ""))
    show_pages("tiers-faults-page", faults, lambda shown: table_html(heads, _fault_rows(shown)))


def _fault_rows(faults: Sequence[LineFault]) -> str:
    return "".join(
        f'<tr><td class="pb-num">{fault.line}</td><td>{html(fault.column)}</td>'
        f"<td>{html(tier_fault_words(fault.key, fault.value))}</td></tr>"
        for fault in faults
    )


def _show_plan(page: Page, places: Places, plan: TierPlan) -> None:
    """What would be set beside what is there, and the button that sets it."""
    unchanged = t("{count} rows are set already.", count=format.number(plan.unchanged))
    st.html(f'<p class="pb-hint">{html(unchanged)}</p>')
    if not plan.records:
        return
    heads = ((t("Village"), ""), (t("Tier today"), ""), (t("New tier"), ""))
    show_pages(
        "tiers-plan-page",
        plan.records,
        lambda shown: table_html(heads, "".join(_row(places, plan, r) for r in shown)),
    )
    count = len(plan.records)
    label = tn("Set {number} tier", "Set {number} tiers", count, number=format.number(count))
    if st.button(label, key="tiers-save", type="primary", icon=":material/save:"):
        _save(page, plan)


def _row(places: Places, plan: TierPlan, record: TierRecord) -> str:
    code = record.village_code
    before = plan.before.get(code)
    had = tier_word(before.tier) if before else t("none given")
    name = places.villages[code].label if code in places.villages else code
    return (
        f'<tr><th scope="row">{html(name)}</th><td>{html(had)}</td>'
        f"<td><b>{html(tier_word(record.tier))}</b>"
        f"<small> {html(since_words(record.valid_from))}</small></td></tr>"
    )


def _save(page: Page, plan: TierPlan) -> None:
    try:
        count = set_tiers(page.database, page.by(), plan.records)
    except PantauError:
        show_fault(t("The register or the tiers changed meanwhile. Please look again."))
        return
    st.session_state[_TURN] = int(st.session_state.get(_TURN, 0)) + 1
    tell(tn("One tier set.", "{count} tiers set.", count), TIERS)
    st.rerun()
