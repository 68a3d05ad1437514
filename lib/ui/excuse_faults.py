"""What stands in the way of an attempt, a snooze, an exemption or a verification, in a sentence."""

from lib.domain.entry_check import Fault
from lib.ui import format
from lib.ui.i18n import t


def excuse_fault_words(fault: Fault) -> str:
    """What is wrong and how to mend it; empty for a fault of something else."""
    day = format.written_day(fault.value)
    words = {
        "not_allowed": t("This is not yours to do here, so nothing was saved."),
        "reason_not_chosen": t("Please choose a reason."),
        "day_missing": t("Please choose a day."),
        "attempt_in_future": t("{day} is still to come, so nothing was tried yet.", day=day),
        "attempt_unknown": t("This attempt is not there any more, or not in your area."),
        "attempt_changed": t(
            "Somebody changed this attempt just now; above is what it says today. Save once more "
            "to put yours in its place."
        ),
        "start_missing": t("Please choose the first day."),
        "starts_in_past": t("{day} has passed. Please begin today or later.", day=day),
        "end_missing": t("Please choose the last day."),
        "back_too_early": t("The village can come back tomorrow at the earliest."),
        "snooze_too_long": t(
            "At most {count} days: please choose an earlier day.", count=fault.value
        ),
        "already_snoozed": t("This village is already put off until {day}.", day=day),
        "snooze_over": t("This ended by itself on {day}.", day=day),
        "snooze_unknown": t("This is not there any more, or not in your area."),
        "already_asked": t("Somebody asked for this already; the request waits for approval."),
        "already_exempt": t("The village is exempt on some of these days already."),
        "approved_by_oneself": t("Nobody approves what they asked for themselves."),
        "exemption_unknown": t("This request is not there any more, or not in your area."),
        "exemption_over": t("The last day asked for, {day}, has passed.", day=day),
        "not_waiting": t("Somebody decided or withdrew this request just now."),
        "own_request": t("You asked for this yourself; somebody else decides."),
        "request_of_another": t("Only who asked for it can withdraw it."),
        "own_record": t(
            "You recorded or changed one of these yourself; somebody else confirms it."
        ),
        "already_verified": t("Somebody confirmed this just now."),
        "nothing_chosen": t("Please choose at least one record."),
        "note_missing": t("Please write what should be corrected."),
    }
    return words.get(fault.key, "")
