"""What was just done for a village, in one sentence, with the way back."""

from dataclasses import dataclass, replace

import streamlit as st

from lib.domain.attempts import Attempt
from lib.domain.rules import Exemption, Snooze
from lib.services.attempts import correct_attempt, delete_attempt
from lib.services.exemptions import withdraw_request
from lib.services.snoozes import end_snooze
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.record.asked import ask
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.village.deed_form import Act
from lib.ui.village.excuses import exemption_days
from lib.ui.words import attempt_word, exemption_word, snooze_word

_KEY = "deed-done"


@dataclass(frozen=True, slots=True)
class Done:
    """A write of this session: what was kept, under which id, and what stood there before."""

    code: str
    act: Act
    kept: Attempt | Snooze | Exemption | None = None
    id: int = 0
    before: Attempt | None = None
    undone: bool = False


def done(code: str) -> Done | None:
    """The last thing done for this very village in this session."""
    found: Done | None = st.session_state.get(_KEY)
    return found if found is not None and found.code == code else None


def keep_done(last: Done | None) -> None:
    st.session_state[_KEY] = last


def undo(page: Page, last: Done) -> None:
    """The last thing taken back; raises PantauError where somebody changed it in between."""
    why, by = t("Undone right after saving"), page.by()
    if isinstance(last.kept, Attempt) and last.before is None:
        delete_attempt(page.database, by, last.kept, why)
    elif isinstance(last.kept, Attempt) and last.before is not None:
        correct_attempt(page.database, by, last.kept, last.before, why)
    elif isinstance(last.kept, Snooze):
        end_snooze(page.database, by, last.id, why)
    elif isinstance(last.kept, Exemption):
        withdraw_request(page.database, by, last.id)
    keep_done(replace(last, undone=True))


def show_done(code: str) -> None:
    """The sentence, and the button that leads back."""
    last = done(code)
    if last is None:
        return
    mark = "↩" if last.undone else "✓"
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="village-deed-done"
    ):
        st.html(
            f'<p class="pb-done" role="status"><b aria-hidden="true">{mark}</b> '
            f"{html(_words(last))}</p>"
        )
        if last.undone:
            return
        if last.kept is not None:
            label = t("Withdraw the request") if last.act is Act.EXEMPT else t("Undo")
            _button("undo_deed", label, ":material/undo:")
        elif last.before is not None:
            _button("reopen_attempt", t("Open what was typed again"), ":material/edit_note:")


def _button(what: str, label: str, icon: str) -> None:
    st.button(label, key=f"do-{what}", type="tertiary", icon=icon, on_click=ask, args=(what,))


def _words(last: Done) -> str:
    if last.undone:
        return t("Undone: everything is as it was before.")
    kept = last.kept
    if isinstance(kept, Snooze):
        return t(
            "Put off until {day}: {reason}. The village stays in every figure.",
            day=format.day(kept.until),
            reason=snooze_word(kept.reason),
        )
    if isinstance(kept, Exemption):
        return t(
            "Asked for: exempt {days}, {reason}. It counts until somebody else approves.",
            days=exemption_days(kept),
            reason=exemption_word(kept.reason),
        )
    return _attempt_words(kept, last.before) or _end_words(last)


def _attempt_words(kept: Attempt | None, before: Attempt | None) -> str:
    if kept is not None:
        said = {"day": format.day(kept.date), "reason": attempt_word(kept.reason)}
        if before is None:
            return t("Saved: attempt of {day}, {reason}. It is no visit; the status stays.", **said)
        return t("Corrected: attempt of {day}, {reason}.", **said)
    return t("Deleted: attempt of {day}.", day=format.day(before.date)) if before else ""


def _end_words(last: Done) -> str:
    if last.act is Act.END_SNOOZE:
        return t("No longer put off; back in the list if it still needs outreach.")
    return t("The request is withdrawn; the village counts as before.")
