"""What a report would say of a simulated activity, or leave out.

Attendance is missing from a quarter of them and evidence from half. Evidence leads to a host under
``.invalid``, which by RFC 2606 nobody can ever own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lib.domain.activities import Activity, AreaLink, Form, Kind, Organiser, State
from lib.domain.areas import AreaLevel, Village, VillageKind, level_of
from lib.services.simulation_habits import AGREEMENT

_FORMS = {
    Kind.OUTREACH: {
        Form.FACE_TO_FACE: 34,
        Form.COUNSELLING: 22,
        Form.SEMINAR: 14,
        Form.SCHOOL_VISIT: 12,
        Form.CAMPAIGN: 8,
        Form.PASSPORT_SERVICE: 6,
        Form.MEDIA: 4,
    },
    Kind.TRAINING: {
        Form.TECHNICAL_GUIDANCE: 35,
        Form.TRAINING_OF_TRAINERS: 20,
        Form.JOINT_TRAINING: 20,
        Form.SKILLS: 25,
    },
    Kind.OTHER: {Form.COORDINATION: 9, Form.AGREEMENT: 1},
}
_USUAL_ATTENDANCE = {
    Form.FACE_TO_FACE: 3.1,
    Form.COUNSELLING: 3.6,
    Form.SEMINAR: 4.2,
    Form.SCHOOL_VISIT: 4.4,
    Form.CAMPAIGN: 4.8,
    Form.PASSPORT_SERVICE: 3.9,
}
"""Logarithms of the usual attendance; trainings and meetings have 12 to 40 people."""

_TOPICS = ("TPPO", "TPPM", "PMI prosedural", "migrasi aman", "paspor", "lowongan palsu")
_AUDIENCES = ("warga", "perangkat desa", "calon PMI", "purna PMI", "kader PKK", "pemuda")
_PUPILS = ("siswa", "guru")
_UNITS = {
    Organiser.IMIGRASI: ("Kanim Tangerang", "Kanim Serang", "Kanim Cilegon", "Kanwil Imigrasi"),
    Organiser.BP3MI: ("BP3MI Banten",),
    Organiser.LOCAL_GOVERNMENT: ("Disnaker", "DP3AKB", "Pemerintah kecamatan"),
    Organiser.UNIVERSITY: ("KKM mahasiswa",),
    Organiser.NGO: ("Komunitas PMI",),
    Organiser.POLICE: ("Bhabinkamtibmas",),
}
_ORGANISER_WEIGHTS = (34, 24, 26, 7, 5, 4)
_HOTEL_TOWN = "36.73"


@dataclass(frozen=True, slots=True)
class Draft:
    """An activity before anybody has reported it; ``host`` and ``office`` where they are given."""

    day: date
    kind: Kind
    areas: tuple[AreaLink, ...]
    state: State = State.HELD
    month_only: bool = False
    host: Organiser | None = None
    office: str = ""


class Reporter:
    """Writes the report of each draft, in their order."""

    def __init__(self, villages: Sequence[Village], until: date, chance: Random) -> None:
        self._villages = {v.code: v for v in villages}
        self._until = until
        self._chance = chance

    def write(self, number: int, draft: Draft) -> Activity:
        """The activity with everything that its report says."""
        chance = self._chance
        forms = _FORMS[draft.kind]
        form = chance.choices(list(forms), list(forms.values()))[0]
        held = draft.state is State.HELD
        organisers, units = self._organisers(draft)
        venue, venue_area = self._venue(draft, form)
        participants, note = self._attendance(form) if held else (None, "")
        pre, post, tested = self._tests(draft.kind, participants)
        audience = self._audience(form)
        late = chance.choices((chance.randint(0, 7), chance.randint(8, 60)), (80, 20))[0]
        several_days = draft.kind is Kind.TRAINING and chance.random() < 0.4
        return Activity(
            id=f"sim-{number:05d}",
            date=draft.day,
            month_only=draft.month_only,
            end_date=draft.day + timedelta(days=chance.randint(1, 2)) if several_days else None,
            kind=draft.kind,
            form=form,
            state=draft.state,
            areas=draft.areas,
            organisers=organisers,
            organiser_units=units,
            topics=tuple(sorted(chance.sample(_TOPICS, k=chance.randint(1, 3)))),
            participants=participants,
            participants_note=note,
            audience=audience,
            leaders=True if chance.random() < 0.4 else None,
            youth=True if "siswa" in audience or "pemuda" in audience else None,
            women=True if "kader PKK" in audience else None,
            venue=venue,
            venue_area_code=venue_area,
            pre_mean=pre,
            post_mean=post,
            tested=tested,
            evidence_url=f"https://bukti.invalid/simulasi/{number:05d}"
            if held and chance.random() < 0.5
            else "",
            source_title=f"Simulasi: laporan kegiatan {number}" if held else "",
            recorded_on=min(draft.day + timedelta(days=late), self._until) if held else None,
            notes="Data simulasi",
        )

    def _organisers(self, draft: Draft) -> tuple[tuple[Organiser, ...], str]:
        chance = self._chance
        joint = 0.3 if draft.day >= AGREEMENT else 0.08
        if draft.kind is not Kind.OTHER and chance.random() < joint:
            found: tuple[Organiser, ...] = (Organiser.IMIGRASI, Organiser.BP3MI)
        else:
            found = (draft.host or chance.choices(list(_UNITS), _ORGANISER_WEIGHTS)[0],)
        units = [
            draft.office
            if organiser is draft.host and draft.office
            else chance.choice(_UNITS[organiser])
            for organiser in found
        ]
        return found, "; ".join(units)

    def _venue(self, draft: Draft, form: Form) -> tuple[str, str]:
        """Where it was held: in the village, in the district's hall, now and then in a hotel."""
        chance = self._chance
        where = draft.areas[0].area_code
        if form is Form.MEDIA or chance.random() < 0.15:
            return "", ""
        if level_of(where) is AreaLevel.VILLAGE and len(draft.areas) == 1:
            return self._village_hall(self._villages[where], form), where
        if level_of(where) is AreaLevel.REGENCY or chance.random() < 0.15:
            return "Hotel di Kota Serang", _HOTEL_TOWN
        return "Aula kantor kecamatan", where[:8]

    def _village_hall(self, village: Village, form: Form) -> str:
        if form is Form.SCHOOL_VISIT:
            return self._chance.choice(("SMA negeri", "SMK", "Madrasah aliyah"))
        if village.kind is VillageKind.KELURAHAN:
            return f"Aula Kelurahan {village.name}"
        return f"Balai Desa {village.name}"

    def _attendance(self, form: Form) -> tuple[int | None, str]:
        """A number, or none and perhaps a word in its place; never 0 for unknown."""
        chance = self._chance
        usual = _USUAL_ATTENDANCE.get(form)
        people = int(chance.lognormvariate(usual, 0.45)) if usual else chance.randint(12, 40)
        if form is Form.MEDIA or chance.random() < 0.25:
            return None, "puluhan" if form is not Form.MEDIA and chance.random() < 0.4 else ""
        return max(5, people), ""

    def _tests(
        self, kind: Kind, participants: int | None
    ) -> tuple[float | None, float | None, int | None]:
        """Mean before and after and how many were tested, for most trainings that counted."""
        chance = self._chance
        if kind is not Kind.TRAINING or participants is None or chance.random() >= 0.7:
            return None, None, None
        before = round(chance.uniform(45, 65), 1)
        after = min(98.0, round(before + chance.uniform(5, 28), 1))
        return before, after, int(participants * chance.uniform(0.7, 1.0))

    def _audience(self, form: Form) -> tuple[str, ...]:
        if form is Form.SCHOOL_VISIT:
            return _PUPILS
        return tuple(sorted(self._chance.sample(_AUDIENCES, k=self._chance.randint(1, 3))))
