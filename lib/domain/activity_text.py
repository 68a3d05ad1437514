"""An activity as JSON text and back: what the trail keeps of it, and what a draft is made of."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State

_DAYS = ("date", "end_date", "recorded_on")


def to_text(activity: Activity) -> str:
    """The activity as one line of JSON with its keys in order; equal activities give equal text."""
    said: dict[str, object] = {f.name: getattr(activity, f.name) for f in fields(activity)}
    said |= {name: str(said[name]) if said[name] else None for name in _DAYS}
    said["areas"] = [[link.area_code, link.link] for link in activity.areas]
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def of_text(text: str) -> Activity:
    """The activity that ``to_text`` wrote."""
    return of_said(json.loads(text))


def of_said(written: Mapping[str, Any]) -> Activity:
    """The activity of an entry of a list, as ``to_text`` wrote it and JSON read it."""
    said = dict(written)
    for name in _DAYS:
        said[name] = date.fromisoformat(said[name]) if said[name] else None
    for name in ("topics", "audience"):
        said[name] = tuple(said[name])
    said["kind"], said["state"] = Kind(said["kind"]), State(said["state"])
    said["form"] = Form(said["form"]) if said["form"] else None
    said["organisers"] = tuple(Organiser(word) for word in said["organisers"])
    said["areas"] = tuple(AreaLink(code, Link(link)) for code, link in said["areas"])
    return Activity(**said)


def texts(told: Iterable[Activity], **beside: str) -> str:
    """Some activities as one line of JSON, with what is told beside them."""
    listed = [json.loads(to_text(activity)) for activity in told]
    return json.dumps(beside | {"activities": listed}, ensure_ascii=False, sort_keys=True)
