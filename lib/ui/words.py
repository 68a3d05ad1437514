"""The words of the screen for the entries of every vocabulary, in the session's language."""

from collections.abc import Mapping

from lib.domain.activities import Form, Kind, Link, Organiser, State
from lib.domain.areas import VillageKind
from lib.domain.attempts import AttemptReason
from lib.domain.audit import Origin
from lib.domain.permissions import Role
from lib.domain.rules import ExemptionReason, Programme, SnoozeReason, Tier
from lib.domain.status import Status
from lib.domain.targets import TargetKind
from lib.services.sources import Source
from lib.ui.i18n import t


def status_word(status: Status) -> str:
    return {
        Status.CURRENT: t("Up to date"),
        Status.DUE_SOON: t("Due soon"),
        Status.OVERDUE: t("Overdue"),
        Status.LONG_OVERDUE: t("Long overdue"),
        Status.NEVER: t("Not recorded"),
        Status.EXEMPT: t("Exempt"),
    }[status]


def kind_word(kind: Kind) -> str:
    return {
        Kind.OUTREACH: t("Outreach"),
        Kind.TRAINING: t("Training"),
        Kind.OTHER: t("Other activity"),
    }[kind]


def form_word(form: Form | None) -> str:
    if form is None:
        return t("not recorded")
    return {
        Form.SEMINAR: t("Seminar"),
        Form.COUNSELLING: t("Counselling"),
        Form.CAMPAIGN: t("Information campaign"),
        Form.SCHOOL_VISIT: t("School visit"),
        Form.FACE_TO_FACE: t("Face to face"),
        Form.MEDIA: t("Media or online"),
        Form.PASSPORT_SERVICE: t("Passport service"),
        Form.INAUGURATION: t("Inauguration"),
        Form.TECHNICAL_GUIDANCE: t("Technical guidance"),
        Form.TRAINING_OF_TRAINERS: t("Training of trainers"),
        Form.JOINT_TRAINING: t("Joint training"),
        Form.SKILLS: t("Skills"),
        Form.COORDINATION: t("Coordination meeting"),
        Form.AGREEMENT: t("Agreement"),
        Form.OTHER: t("Other form"),
    }[form]


def state_word(state: State) -> str:
    return {
        State.PLANNED: t("Planned"),
        State.HELD: t("Held"),
        State.CANCELLED: t("Cancelled"),
    }[state]


def link_word(link: Link) -> str:
    return {Link.DIRECT: t("Direct"), Link.DELEGATE: t("Delegates")}[link]


def organiser_word(organiser: Organiser) -> str:
    return {
        Organiser.IMIGRASI: t("Immigration"),
        Organiser.BP3MI: t("BP3MI"),
        Organiser.LOCAL_GOVERNMENT: t("Local government"),
        Organiser.POLICE: t("Police"),
        Organiser.UNIVERSITY: t("University"),
        Organiser.NGO: t("Civil society"),
        Organiser.OTHER: t("Other agency"),
    }[organiser]


def programme_word(programme: Programme) -> str:
    return {
        Programme.DESA_BINAAN_IMIGRASI: t("Desa Binaan Imigrasi"),
        Programme.DESA_MIGRAN_EMAS: t("Desa Migran EMAS"),
        Programme.DESMIGRATIF: t("Desmigratif"),
    }[programme]


def tier_word(tier: Tier) -> str:
    return {Tier.HIGH: t("high"), Tier.MEDIUM: t("medium"), Tier.LOW: t("low")}[tier]


def role_word(role: Role) -> str:
    return {
        Role.VIEWER: t("Reader"),
        Role.COORDINATOR: t("Coordinator"),
        Role.VERIFIER: t("Verifier"),
        Role.ADMINISTRATOR: t("Administrator"),
    }[role]


def village_kind_word(kind: VillageKind) -> str:
    return {VillageKind.DESA: t("Desa"), VillageKind.KELURAHAN: t("Kelurahan")}[kind]


def attempt_word(reason: AttemptReason) -> str:
    return {
        AttemptReason.NOT_REACHED: t("nobody was met"),
        AttemptReason.POSTPONED_BY_VILLAGE: t("postponed by the village"),
        AttemptReason.ACCESS: t("access"),
        AttemptReason.BUDGET: t("budget"),
    }[reason]


def author_word(author: str, names: Mapping[str, str]) -> str:
    """Who wrote something: the name of an account, else what the record says."""
    origins = {
        "": t("not recorded"),
        Origin.FILE: t("a data package"),
        Origin.COMMAND_LINE: t("the command line"),
    }
    return names.get(author) or origins.get(author, author)


def snooze_word(reason: SnoozeReason) -> str:
    return {
        SnoozeReason.WEATHER_OR_ACCESS: t("weather or access"),
        SnoozeReason.VILLAGE_CALENDAR: t("village calendar"),
        SnoozeReason.BUDGET: t("budget"),
        SnoozeReason.SAFETY: t("safety"),
        SnoozeReason.WAITING_FOR_PARTNER: t("waiting for partner"),
        SnoozeReason.OTHER: t("other reason"),
    }[reason]


def exemption_word(reason: ExemptionReason) -> str:
    return {
        ExemptionReason.MERGED_OR_SPLIT: t("merged or split"),
        ExemptionReason.NOT_A_TARGET: t("not a target"),
        ExemptionReason.NO_ACCESS: t("no access"),
        ExemptionReason.OTHER: t("other reason"),
    }[reason]


def target_word(kind: TargetKind) -> str:
    return {
        TargetKind.UP_TO_DATE: t("up to date at the end of the year"),
        TargetKind.REACHED: t("reached within the year"),
    }[kind]


def source_word(source: Source) -> str:
    return {
        Source.OFFICE: t("Office record"),
        Source.PUBLIC: t("Public record"),
        Source.SIMULATED: t("Simulation"),
    }[source]
