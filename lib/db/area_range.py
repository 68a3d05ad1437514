"""The areas of a scope as ranges of the index on area codes.

SQLite finds neither a LIKE nor a substring in an index, and read all 1,460,000 links of a million
activities for the 180,000 of a regency.
"""

from sqlalchemy import ColumnElement, or_

from lib.db.activity_scope import Scope
from lib.db.tables import activity_areas

_code = activity_areas.c.area_code
_PAST = ".z"
"""Sorts after whatever follows a code, in every collation: digits and dots."""


def near(scope: Scope) -> list[ColumnElement[bool]]:
    """What every link in the scope fulfils, and some others may: for use beside ``areas_in``."""
    codes = [scope.area] if scope.area is not None else sorted(scope.regencies)
    return [or_(*(_range(code) for code in codes))] if codes else []


def within(code: str) -> list[ColumnElement[bool]]:
    """What a link to an area, or to a part of it, fulfils."""
    return [_range(code), (_code == code) | _code.startswith(f"{code}.")]


def _range(code: str) -> ColumnElement[bool]:
    return _code.between(code, f"{code}{_PAST}")
