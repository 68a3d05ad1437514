"""What is wrong with a form, in one clear sentence at the field it stands in."""

from collections.abc import Iterable

import streamlit as st

from lib.domain.entry_check import EntryRefused, Fault
from lib.domain.errors import PantauError
from lib.ui import format
from lib.ui.excuse_faults import excuse_fault_words
from lib.ui.i18n import t
from lib.ui.record.memory import OpenForm
from lib.ui.safe import html


def show_faults(form: OpenForm, *fields: str) -> None:
    """The faults of these fields, below them."""
    show_fault_list(fault for fault in form.faults if fault.field in fields)


def show_fault_list(faults: Iterable[Fault]) -> None:
    said = "".join(f"<p>{html(fault_words(fault))}</p>" for fault in faults)
    if said:
        st.html(f'<div class="pb-fault" role="alert">{said}</div>')


def faults_told(refused: PantauError) -> tuple[Fault, ...]:
    """What a service refused, as faults: those of fields, or one of the whole."""
    if isinstance(refused, EntryRefused):
        return refused.faults
    value = next(iter(refused.values.values()), "")
    return (Fault("id", refused.key, str(value)),)


def fault_words(fault: Fault) -> str:
    """What is wrong and how to mend it."""
    day = format.written_day(fault.value)
    words = {
        "too_early": t("The day lies before {day}: please check the year.", day=day),
        "too_late": t("{day} is more than three years ahead: please check.", day=day),
        "held_in_future": _held_in_future(fault),
        "planned_in_past": t(
            "{day} has passed. A plan needs a day to come; otherwise choose “Held”.",
            day=day,
        ),
        "ends_before_it_begins": t("The last day lies before the first one."),
        "areas_missing": t("Please choose at least one village."),
        "area_unknown": t("{code} is not a village of your area.", code=fault.value),
        "area_twice": t("{code} is chosen twice.", code=fault.value),
        "areas_elsewhere": t("One of these villages lies outside your area, so nothing was saved."),
        "organisers_missing": t("Please choose who held it."),
        "people_odd": t("{number} cannot be a number of people.", number=fault.value),
        "more_tested_than_there": t("More people were tested than attended."),
        "mean_odd": t("A result lies between 0 and 100, not at {number}.", number=fault.value),
        "one_of_two_results": t("Give the results before and after, or neither."),
        "address_odd": t("The link has to begin with https:// and hold no blanks."),
        "reason_missing": t("Please write the reason; it is kept on the trail."),
        "id_taken": t("This was saved already. Please begin a new one."),
        "activity_gone": t("This record is not there any more, or not in your area."),
        "activity_unknown": t("This record is not there any more, or not in your area."),
        "edit_conflict": t("Somebody changed a record just now. Please look again."),
        "not_a_plan": t("Somebody answered or changed this plan just now. Please look again."),
        "plan_changed": t("Somebody answered or changed this plan just now. Please look again."),
    }
    known = words.get(fault.key) or excuse_fault_words(fault)
    return known or t("This cannot be saved as it is.")


def _held_in_future(fault: Fault) -> str:
    if fault.field == "end_date":
        return t("The last day is still to come, so it cannot have been held yet.")
    return t(
        "{day} is still to come. Choose “Planned”, or another day.",
        day=format.written_day(fault.value),
    )
