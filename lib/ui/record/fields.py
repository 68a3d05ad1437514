"""The fields of the form as its widgets hold them, made from an activity and back.

What the form does not ask for (sources, the day of recording) stays as it was. A list whose entries
are the same keeps its order, so that a form opened and saved again changes nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.attendance import Attendance, Counted, attendance_of, kept_attendance
from lib.domain.training_notes import TrainingNotes, join_notes, split_notes

Values = dict[str, object]
Word = TypeVar("Word", bound=StrEnum)
Thing = TypeVar("Thing")

TOPICS = (
    "TPPO",
    "TPPM",
    "PMI prosedural",
    "migrasi aman",
    "paspor",
    "lowongan palsu",
    "purna PMI",
)
AUDIENCES = (
    "perangkat desa",
    "tokoh masyarakat",
    "tokoh agama",
    "pemuda",
    "kader PKK",
    "siswa",
    "calon PMI",
    "purna PMI",
    "keluarga PMI",
    "RT/RW",
)
FORMS = {
    Kind.OUTREACH: (
        Form.FACE_TO_FACE,
        Form.SEMINAR,
        Form.COUNSELLING,
        Form.SCHOOL_VISIT,
        Form.CAMPAIGN,
        Form.MEDIA,
        Form.PASSPORT_SERVICE,
        Form.INAUGURATION,
        Form.OTHER,
    ),
    Kind.TRAINING: (
        Form.TECHNICAL_GUIDANCE,
        Form.TRAINING_OF_TRAINERS,
        Form.JOINT_TRAINING,
        Form.SKILLS,
        Form.OTHER,
    ),
    Kind.OTHER: (Form.COORDINATION, Form.AGREEMENT, Form.INAUGURATION, Form.OTHER),
}
_SPLIT = re.compile(r"[,;\n]+")
_YES, _NO = "yes", "no"
ANSWERS = (_YES, _NO)


def values_of(activity: Activity) -> Values:
    """What each widget shows for an activity."""
    said = split_notes(activity.notes)
    attendance = attendance_of(activity.participants, activity.participants_note)
    return {
        "state": activity.state,
        "date": activity.date,
        "kind": activity.kind,
        "form": activity.form,
        "areas": [link.area_code for link in activity.areas],
        "delegates": [link.area_code for link in activity.areas if link.link is Link.DELEGATE],
        "organisers": list(activity.organisers),
        "counted": attendance.counted,
        "participants": attendance.number,
        "attendance_note": attendance.note,
        "topics": [topic for topic in TOPICS if topic in activity.topics],
        "other_topics": _joined(activity.topics, TOPICS),
        "month_only": activity.month_only,
        "end_date": activity.end_date,
        "organiser_units": activity.organiser_units,
        "venue": activity.venue,
        "venue_area_code": activity.venue_area_code or None,
        "audience": [word for word in AUDIENCES if word in activity.audience],
        "other_audience": _joined(activity.audience, AUDIENCES),
        "leaders": _answer(activity.leaders),
        "youth": _answer(activity.youth),
        "women": _answer(activity.women),
        "trainers": said.trainers,
        "material": said.material,
        "pre_mean": activity.pre_mean,
        "post_mean": activity.post_mean,
        "tested": activity.tested,
        "evidence_url": activity.evidence_url,
        "notes": said.notes,
        "reason": "",
        "pasted": "",
    }


def activity_of(values: Values, base: Activity) -> Activity:
    """The activity that the widgets say, whatever a browser put into them; raises nothing."""
    state = _one(State, values["state"], base.state)
    kind = _one(Kind, values["kind"], base.kind)
    day = _day(values["date"]) or base.date
    month_only = values["month_only"] is True
    number = _whole(values["participants"])
    counted = _one(Counted, values["counted"], Counted.NUMBER)
    people, note = kept_attendance(Attendance(counted, number, _text(values["attendance_note"])))
    if state is State.PLANNED:
        people, note = None, ""
    return replace(
        base,
        state=state,
        date=day.replace(day=1) if month_only else day,
        month_only=month_only,
        end_date=None if month_only else _day(values["end_date"]),
        kind=kind,
        form=_one_or_none(Form, values["form"]),
        areas=_as_before(_links(values), base.areas),
        organisers=_as_before(_several(Organiser, values["organisers"]), base.organisers),
        organiser_units=_text(values["organiser_units"]),
        participants=people,
        participants_note=note,
        topics=_as_before(_terms(values, "topics"), base.topics),
        audience=_as_before(_terms(values, "audience"), base.audience),
        leaders=_truth(values["leaders"]),
        youth=_truth(values["youth"]),
        women=_truth(values["women"]),
        venue=_text(values["venue"]),
        venue_area_code=_text(values["venue_area_code"]),
        pre_mean=_measure(values["pre_mean"]),
        post_mean=_measure(values["post_mean"]),
        tested=_whole(values["tested"]),
        evidence_url=_text(values["evidence_url"]),
        notes=join_notes(
            TrainingNotes(
                _text(values["notes"]), _text(values["trainers"]), _text(values["material"])
            )
        ),
    )


def _links(values: Values) -> tuple[AreaLink, ...]:
    delegates = _texts(values["delegates"])
    return tuple(
        AreaLink(code, Link.DELEGATE if code in delegates else Link.DIRECT)
        for code in dict.fromkeys(_texts(values["areas"]))
    )


def _terms(values: Values, field: str) -> tuple[str, ...]:
    written = (part.strip() for part in _SPLIT.split(_text(values[f"other_{field}"])))
    found = [*_texts(values[field]), *(part for part in written if part)]
    return tuple(dict.fromkeys(found))


def _joined(terms: Sequence[str], offered: Sequence[str]) -> str:
    return ", ".join(term for term in terms if term not in offered)


def _as_before(new: tuple[Thing, ...], before: tuple[Thing, ...]) -> tuple[Thing, ...]:
    return before if len(new) == len(before) and set(new) == set(before) else new


def _one_or_none(vocabulary: type[Word], value: object) -> Word | None:
    return next((word for word in vocabulary if word == value), None)


def _one(vocabulary: type[Word], value: object, usual: Word) -> Word:
    return _one_or_none(vocabulary, value) or usual


def _several(vocabulary: type[Word], value: object) -> tuple[Word, ...]:
    texts = _texts(value)
    return tuple(word for word in vocabulary if word in texts)


def _texts(value: object) -> list[str]:
    listed: Iterable[object] = value if isinstance(value, list | tuple) else ()
    return [str(entry) for entry in listed if isinstance(entry, str)]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _measure(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _answer(value: bool | None) -> str | None:
    return None if value is None else _YES if value else _NO


def _truth(value: object) -> bool | None:
    return {_YES: True, _NO: False}.get(value) if isinstance(value, str) else None


FIELDS = tuple(values_of(Activity("", date.min, Kind.OUTREACH, None, State.HELD)))
"""The names of the fields."""
