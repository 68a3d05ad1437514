"""``datapackage.json``: a Table Schema for each file of a data package (Frictionless)."""

from enum import StrEnum

from lib.domain.activities import Form, Kind, Link, State
from lib.domain.rules import ExemptionReason, Programme, RuleLevel, SnoozeReason, Tier
from lib.io.columns import COLUMNS, KEYS

Json = dict[str, object]

_DAYS = frozenset({"end_date", "recorded_on", "since", "until", "from", "valid_from"})
_TRUTHS = frozenset({"leaders", "youth", "women", "derived", "confirmed"})
_WHOLES = frozenset({"participants", "tested", "interval_days"})
_DECIMALS = frozenset({"pre_mean", "post_mean"})
_DAY_OR_MONTH = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("activities.csv", "kind"): Kind,
    ("activities.csv", "form"): Form,
    ("activities.csv", "state"): State,
    ("activity_areas.csv", "link"): Link,
    ("memberships.csv", "programme"): Programme,
    ("rules.csv", "level"): RuleLevel,
    ("tiers.csv", "tier"): Tier,
    ("snoozes.csv", "reason"): SnoozeReason,
    ("exemptions.csv", "reason"): ExemptionReason,
}
_PRIMARY = {
    "activities.csv": ["activity_id"],
    "activity_areas.csv": ["activity_id", "area_code"],
    "settings.csv": ["key"],
}


def descriptor() -> Json:
    """The description of a package as it is exported; it names no day, so it never differs."""
    return {
        "profile": "tabular-data-package",
        "name": "pantau-desa-binaan",
        "title": "Outreach and training in the villages of Banten",
        "resources": [_resource(name) for name in COLUMNS],
    }


def _resource(name: str) -> Json:
    schema: Json = {
        "fields": [_field(name, column) for column in COLUMNS[name]],
        "missingValues": [""],
    }
    if name in _PRIMARY:
        schema["primaryKey"] = _PRIMARY[name]
    if name == "activity_areas.csv":
        reference = {"resource": "activities", "fields": ["activity_id"]}
        schema["foreignKeys"] = [{"fields": ["activity_id"], "reference": reference}]
    return {
        "name": name.removesuffix(".csv"),
        "path": name,
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "schema": schema,
    }


def _field(name: str, column: str) -> Json:
    field: Json = {"name": column, "type": "string"}
    must: Json = {"required": True} if column in KEYS[name] else {}
    if column in _DAYS:
        field["type"] = "date"
    elif column in _TRUTHS:
        field |= {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    elif column in _WHOLES:
        field["type"] = "integer"
        must["minimum"] = 0
    elif column in _DECIMALS:
        field["type"] = "number"
    elif (name, column) == ("activities.csv", "date"):
        must["pattern"] = _DAY_OR_MONTH
    elif (name, column) in _WORDS:
        must["enum"] = list(_WORDS[name, column])
    return field | ({"constraints": must} if must else {})
