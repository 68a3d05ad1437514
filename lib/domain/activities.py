"""Activities, and what the record says of one village on one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

YEAR = timedelta(days=365)
Day = date
"""The type under a name that the fields called ``date`` do not hide."""


class Kind(StrEnum):
    OUTREACH = "outreach"
    TRAINING = "training"
    OTHER = "other"


class Form(StrEnum):
    SEMINAR = "seminar"
    COUNSELLING = "counselling"
    CAMPAIGN = "campaign"
    SCHOOL_VISIT = "school_visit"
    FACE_TO_FACE = "face_to_face"
    MEDIA = "media"
    PASSPORT_SERVICE = "passport_service"
    INAUGURATION = "inauguration"
    TECHNICAL_GUIDANCE = "technical_guidance"
    TRAINING_OF_TRAINERS = "training_of_trainers"
    JOINT_TRAINING = "joint_training"
    SKILLS = "skills"
    COORDINATION = "coordination"
    AGREEMENT = "agreement"
    OTHER = "other"


class State(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Link(StrEnum):
    DIRECT = "direct"
    DELEGATE = "delegate"


class Organiser(StrEnum):
    IMIGRASI = "imigrasi"
    BP3MI = "bp3mi"
    LOCAL_GOVERNMENT = "local_government"
    POLICE = "police"
    UNIVERSITY = "university"
    NGO = "ngo"
    OTHER = "other"


def is_joint(organisers: Iterable[Organiser]) -> bool:
    """Whether Imigrasi and BP3MI held it together: what their agreement promised."""
    return {Organiser.IMIGRASI, Organiser.BP3MI} <= set(organisers)


@dataclass(frozen=True, slots=True)
class AreaLink:
    """Whom an activity was for: a village, or a district or regency where no more is known."""

    area_code: str
    link: Link


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity as the record has it; None and empty mean unknown, never zero.

    ``date`` of a month-only report is the first day of that month and ``month_only`` is true: a
    village never looks fresher than known.
    """

    id: str
    date: date
    kind: Kind
    form: Form | None
    state: State
    areas: tuple[AreaLink, ...] = ()
    month_only: bool = False
    end_date: Day | None = None
    organisers: tuple[Organiser, ...] = ()
    organiser_units: str = ""
    topics: tuple[str, ...] = ()
    participants: int | None = None
    participants_note: str = ""
    audience: tuple[str, ...] = ()
    leaders: bool | None = None
    youth: bool | None = None
    women: bool | None = None
    venue: str = ""
    venue_area_code: str = ""
    pre_mean: float | None = None
    post_mean: float | None = None
    tested: int | None = None
    evidence_url: str = ""
    source_title: str = ""
    source_url: str = ""
    source_url_2: str = ""
    recorded_on: Day | None = None
    notes: str = ""

    @property
    def joint(self) -> bool:
        return is_joint(self.organisers)


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts as a visit besides held, direct outreach; both are off as shipped."""

    training: bool = False
    delegates: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return (Kind.OUTREACH, Kind.TRAINING) if self.training else (Kind.OUTREACH,)

    @property
    def links(self) -> tuple[Link, ...]:
        return (Link.DIRECT, Link.DELEGATE) if self.delegates else (Link.DIRECT,)


@dataclass(frozen=True, slots=True)
class VillageActivity:
    """An activity seen from one village it is linked to."""

    date: date
    kind: Kind
    link: Link
    state: State
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class VillageFacts:
    """What the record says of one village up to a day; the twelve months are the last 365 days."""

    last: date | None = None
    outreach_12m: int = 0
    outreach_total: int = 0
    delegate_12m: int = 0
    training_12m: int = 0
    training_total: int = 0
    next_plan: date | None = None
    lapsed_plan: date | None = None


def village_facts(
    activities: Iterable[VillageActivity], as_of: date, counting: Counting = Counting()
) -> VillageFacts:
    """The facts of one village on a day, read from its activities one by one.

    The database answers the same question from its index (lib.db.facts); this is the plain wording
    that the tests hold it to.
    """
    alive = [a for a in activities if not a.deleted]
    held = [a for a in alive if a.state is State.HELD and a.date <= as_of]
    plans = [
        a.date
        for a in alive
        if a.state is State.PLANNED and a.kind is Kind.OUTREACH and a.link is Link.DIRECT
    ]

    def count(kind: Kind, link: Link, since: date = date.min) -> int:
        return sum(a.kind is kind and a.link is link and a.date > since for a in held)

    year_ago = as_of - YEAR
    visits = [a.date for a in held if a.kind in counting.kinds and a.link in counting.links]
    return VillageFacts(
        last=max(visits, default=None),
        outreach_12m=count(Kind.OUTREACH, Link.DIRECT, year_ago),
        outreach_total=count(Kind.OUTREACH, Link.DIRECT),
        delegate_12m=count(Kind.OUTREACH, Link.DELEGATE, year_ago),
        training_12m=count(Kind.TRAINING, Link.DIRECT, year_ago),
        training_total=count(Kind.TRAINING, Link.DIRECT),
        next_plan=min((d for d in plans if d >= as_of), default=None),
        lapsed_plan=max((d for d in plans if d < as_of), default=None),
    )
