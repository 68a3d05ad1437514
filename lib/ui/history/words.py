"""The words of the trail: deeds in a table and in a sentence, who, from where, and why."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from lib.domain.audit import Deed, Origin
from lib.domain.rules import ExemptionReason, SnoozeReason
from lib.services.trail import Told
from lib.ui.i18n import t
from lib.ui.words import exemption_word, snooze_word

Code = TypeVar("Code", bound=StrEnum)

GROUPS: dict[str, tuple[Deed, ...]] = {
    "kept": (
        Deed.RECORD,
        Deed.PLAN,
        Deed.PLAN_TRIP,
        Deed.DROP_TRIP,
        Deed.CONFIRM,
        Deed.MOVE,
        Deed.CANCEL,
    ),
    "mended": (Deed.CORRECT, Deed.DELETE, Deed.UNDO, Deed.VERIFY, Deed.SEND_BACK),
    "put_off": (
        Deed.ATTEMPT,
        Deed.CORRECT_ATTEMPT,
        Deed.DELETE_ATTEMPT,
        Deed.SNOOZE,
        Deed.END_SNOOZE,
        Deed.ASK_EXEMPTION,
        Deed.WITHDRAW_EXEMPTION,
        Deed.APPROVE_EXEMPTION,
        Deed.DECLINE_EXEMPTION,
    ),
    "assigned": (Deed.ASSIGN, Deed.END_ASSIGNMENT),
    "files": (Deed.IMPORT, Deed.UNDO_IMPORT, Deed.LOAD, Deed.RESTORE),
    "rules": (Deed.SET_RULES, Deed.SET_TARGET, Deed.SET_TIERS),
    "people": (Deed.CREATE_PERSON, Deed.CHANGE_PERSON),
}
"""The deeds that are looked for together."""


def group_word(group: str) -> str:
    """What the deeds of a group have in common."""
    return {
        "kept": t("Recorded and planned"),
        "mended": t("Corrected, deleted, verified"),
        "put_off": t("Attempts, snoozes, exemptions"),
        "assigned": t("Villages assigned"),
        "files": t("Files and backups"),
        "rules": t("Rules and settings"),
        "people": t("Accounts"),
    }[group]


def deed_word(deed: Deed | None) -> str:
    """What was done, as it stands in a table."""
    if deed is None:
        return t("Unreadable")
    return {
        Deed.LOAD: t("Data loaded"),
        Deed.RECORD: t("Activity recorded"),
        Deed.PLAN: t("Activity planned"),
        Deed.PLAN_TRIP: t("Trip planned"),
        Deed.DROP_TRIP: t("Trip taken back"),
        Deed.CONFIRM: t("Plan held"),
        Deed.MOVE: t("Plan moved"),
        Deed.CANCEL: t("Plan cancelled"),
        Deed.CORRECT: t("Activity corrected"),
        Deed.DELETE: t("Activity deleted"),
        Deed.UNDO: t("Activity as before"),
        Deed.VERIFY: t("Activities verified"),
        Deed.SEND_BACK: t("Record sent back"),
        Deed.ATTEMPT: t("Attempt noted"),
        Deed.CORRECT_ATTEMPT: t("Attempt corrected"),
        Deed.DELETE_ATTEMPT: t("Attempt deleted"),
        Deed.SNOOZE: t("Village snoozed"),
        Deed.END_SNOOZE: t("Snooze ended"),
        Deed.ASK_EXEMPTION: t("Exemption asked for"),
        Deed.WITHDRAW_EXEMPTION: t("Request withdrawn"),
        Deed.APPROVE_EXEMPTION: t("Exemption approved"),
        Deed.DECLINE_EXEMPTION: t("Exemption declined"),
        Deed.ASSIGN: t("Villages assigned"),
        Deed.END_ASSIGNMENT: t("Assignment ended"),
        Deed.IMPORT: t("File imported"),
        Deed.UNDO_IMPORT: t("Import undone"),
        Deed.SET_RULES: t("Rules changed"),
        Deed.SET_TARGET: t("Target changed"),
        Deed.SET_TIERS: t("Risk tiers set"),
        Deed.CREATE_PERSON: t("Account made"),
        Deed.CHANGE_PERSON: t("Account changed"),
        Deed.RESTORE: t("Backup restored"),
    }[deed]


def deed_sentence(deed: Deed | None, who: str, what: str) -> str:
    """``Anna mencatat Sosialisasi, tatap muka 20 Nov 2026``."""
    said = {"who": who, "what": what}
    if deed is None:
        return t("{who} left something that cannot be read any more", who=who)
    return {
        Deed.LOAD: t("{who} loaded {what}", **said),
        Deed.RECORD: t("{who} recorded {what}", **said),
        Deed.PLAN: t("{who} planned {what}", **said),
        Deed.PLAN_TRIP: t("{who} planned a trip: {what}", **said),
        Deed.DROP_TRIP: t("{who} took back a trip: {what}", **said),
        Deed.CONFIRM: t("{who} reported as held: {what}", **said),
        Deed.MOVE: t("{who} moved {what}", **said),
        Deed.CANCEL: t("{who} cancelled {what}", **said),
        Deed.CORRECT: t("{who} corrected {what}", **said),
        Deed.DELETE: t("{who} deleted {what}", **said),
        Deed.UNDO: t("{who} put back as before: {what}", **said),
        Deed.VERIFY: t("{who} verified {what}", **said),
        Deed.ATTEMPT: t("{who} noted a visit that did not happen: {what}", **said),
        Deed.SEND_BACK: t("{who} sent back for correction: {what}", **said),
        Deed.CORRECT_ATTEMPT: t("{who} corrected an attempt: {what}", **said),
        Deed.DELETE_ATTEMPT: t("{who} deleted an attempt: {what}", **said),
        Deed.SNOOZE: t("{who} snoozed the village: {what}", **said),
        Deed.END_SNOOZE: t("{who} ended the snooze: {what}", **said),
        Deed.ASK_EXEMPTION: t("{who} asked for an exemption: {what}", **said),
        Deed.WITHDRAW_EXEMPTION: t("{who} withdrew the request for an exemption: {what}", **said),
        Deed.APPROVE_EXEMPTION: t("{who} approved the exemption: {what}", **said),
        Deed.DECLINE_EXEMPTION: t("{who} declined the exemption: {what}", **said),
        Deed.ASSIGN: t("{who} assigned the village: {what}", **said),
        Deed.END_ASSIGNMENT: t("{who} ended the assignment: {what}", **said),
        Deed.IMPORT: t("{who} imported {what}", **said),
        Deed.UNDO_IMPORT: t("{who} undid the import of {what}", **said),
        Deed.SET_RULES: t("{who} set the interval: {what}", **said),
        Deed.SET_TARGET: t("{who} changed the target: {what}", **said),
        Deed.SET_TIERS: t("{who} set the risk tier: {what}", **said),
        Deed.CREATE_PERSON: t("{who} made the account of {what}", **said),
        Deed.CHANGE_PERSON: t("{who} changed the account of {what}", **said),
        Deed.RESTORE: t("{who} restored the backup {what}", **said),
    }[deed]


def origin_word(origin: str) -> str:
    """From where a write came."""
    words = {
        Origin.SCREEN: t("Screen"),
        Origin.FILE: t("Data file"),
        Origin.COMMAND_LINE: t("Command line"),
    }
    return coded(Origin, words.__getitem__, origin)


def who_words(told: Told) -> str:
    """The name, else the e-mail, else from where; somebody for who may not know."""
    return told.name or origin_word(told.actor) or t("Somebody")


def reason_words(told: Told) -> str:
    """Why: a reason that was chosen in its words, one that was typed as it is."""
    if told.deed is Deed.SNOOZE:
        return coded(SnoozeReason, snooze_word, told.reason)
    if told.deed in (Deed.ASK_EXEMPTION, Deed.APPROVE_EXEMPTION):
        return coded(ExemptionReason, exemption_word, told.reason)
    if told.deed is Deed.CHANGE_PERSON and told.reason == "password":
        return t("new password")
    return told.reason


def coded(vocabulary: type[Code], word: Callable[[Code], str], said: object) -> str:
    """The word of a code on the trail; what is none of ours stays as it is: it may be edited."""
    text = str(said)
    return word(vocabulary(text)) if text in set(vocabulary) else text
