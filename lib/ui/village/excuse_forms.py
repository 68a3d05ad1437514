"""A village put off for a while, or an exemption asked for; and how either ends."""

from datetime import timedelta

import streamlit as st

from lib.db.excuses import KeptExemption, KeptSnooze
from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.excuse_check import faults_of_exemption, faults_of_snooze
from lib.domain.rules import MAX_SNOOZE_DAYS, Exemption, ExemptionReason, Snooze, SnoozeReason
from lib.services.exemptions import ask_exemption, withdraw_request
from lib.services.profile import VillageProfile
from lib.services.snoozes import end_snooze, snooze_village
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.village.deed_done import Done
from lib.ui.village.deed_form import (
    Act,
    DeedForm,
    show_day,
    show_pills,
    show_save,
    show_text,
    show_why,
)
from lib.ui.village.excuses import exemption_days
from lib.ui.words import exemption_word, snooze_word

_USUAL_SNOOZE = timedelta(days=14)


def show_snooze(page: Page, form: DeedForm) -> None:
    """Until when and why; it begins today."""
    _hint(
        t(
            "Out of the priority list for at most {count} days, back by itself, and in every "
            "figure all the while.",
            count=MAX_SNOOZE_DAYS,
        )
    )
    left, right = st.columns([2, 3])
    with left:
        show_day(form, "until", t("Back in the list on"), page.today, page.today + _USUAL_SNOOZE)
    with right:
        show_pills(form, t("Why it is put off"), SnoozeReason, snooze_word)
    show_text(form, "note", t("Note"), t("For example: the bridge is being repaired"))
    show_save(form, t("Put off"))


def save_snooze(page: Page, form: DeedForm) -> Done:
    """The village put off from today on; raises what the service refuses."""
    until, reason = form.day("until"), form.one_of(SnoozeReason)
    snooze = Snooze(
        form.code,
        page.today,
        until or page.today + _USUAL_SNOOZE,
        reason or SnoozeReason.OTHER,
        form.text("note"),
    )
    faults = faults_of_snooze(snooze, [form.code], page.today)
    if until is None:
        faults.append(Fault("until", "day_missing"))
    _refuse(faults, chosen=reason is not None)
    return Done(form.code, Act.SNOOZE, snooze, snooze_village(page.database, page.by(), snooze))


def show_end_snooze(form: DeedForm, kept: KeptSnooze) -> None:
    """Why the village comes back today, and not on the day that was set."""
    _hint(
        t(
            "Put off until {day}: {reason}. Ended now, it is back in the list today if it still "
            "needs outreach.",
            day=format.day(kept.snooze.until),
            reason=snooze_word(kept.snooze.reason),
        )
    )
    show_why(form, t("For example: the road is open again"))
    form.show_faults("reason")
    show_save(form, t("End it now"), str(kept.id))


def save_end_snooze(page: Page, form: DeedForm, snooze_id: int) -> Done:
    end_snooze(page.database, page.by(), snooze_id, form.text("why"))
    return Done(form.code, Act.END_SNOOZE)


def show_exempt(page: Page, form: DeedForm, found: VillageProfile) -> None:
    """From when until when, why, and what somebody else should know who decides."""
    _hint(
        t(
            "An exemption takes the village out of every share, above and below the line, once "
            "somebody else has approved it. Until then it counts."
        )
    )
    over = [kept.exemption.until for kept in found.exemptions if kept.exemption.approver]
    ends = max((day for day in over if day is not None), default=page.today - timedelta(days=1))
    left, right = st.columns(2)
    with left:
        show_day(form, "start", t("First day"), page.today, ends + timedelta(days=1))
    with right:
        show_day(form, "until", t("Last day"), page.today)
    show_pills(form, t("Why it should be exempt"), ExemptionReason, exemption_word)
    show_text(form, "note", t("Note"), t("For example: merged with the village next door"))
    show_save(form, t("Ask for the exemption"))


def save_exempt(page: Page, form: DeedForm) -> Done:
    """The exemption asked for; raises what the service refuses."""
    reason = form.one_of(ExemptionReason)
    wanted = Exemption(
        form.code, form.day("start"), form.day("until"), reason or ExemptionReason.OTHER
    )
    _refuse(faults_of_exemption(wanted, [form.code], page.today), chosen=reason is not None)
    asked = ask_exemption(page.database, page.by(), wanted, form.text("note"))
    return Done(form.code, Act.EXEMPT, wanted, asked)


def show_withdraw(form: DeedForm, kept: KeptExemption) -> None:
    """The request that waits, and the way to take it back."""
    _hint(
        t(
            "Asked for: {reason}, {days}. Withdrawn, nobody has to decide it any more.",
            reason=exemption_word(kept.exemption.reason),
            days=exemption_days(kept.exemption),
        )
    )
    show_save(form, t("Withdraw the request"), str(kept.id))


def save_withdraw(page: Page, form: DeedForm, exemption_id: int) -> Done:
    withdraw_request(page.database, page.by(), exemption_id)
    return Done(form.code, Act.WITHDRAW)


def _refuse(faults: list[Fault], *, chosen: bool) -> None:
    if not chosen:
        faults.append(Fault("reason", "reason_not_chosen"))
    if faults:
        raise EntryRefused(faults)


def _hint(words: str) -> None:
    st.html(f'<p class="pb-hint">{html(words)}</p>')
