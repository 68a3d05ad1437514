"""Days added to a day inside a query: each database has its own way to write it."""

from typing import Any

from sqlalchemy import ColumnElement, Date, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement


class _DaysLater(FunctionElement[Any]):
    type = Date()
    inherit_cache = True


def days_later(day: ColumnElement[Any], count: int) -> ColumnElement[Any]:
    """The day so many days after another one; before it for a negative count."""
    return _DaysLater(day, literal_column(str(count)))


@compiles(_DaysLater, "sqlite")
def _in_sqlite(element: _DaysLater, compiler: Any, **asked: Any) -> str:
    day, count = (compiler.process(clause, **asked) for clause in element.clauses)
    return f"date({day}, ({count}) || ' days')"


@compiles(_DaysLater, "postgresql")
def _in_postgresql(element: _DaysLater, compiler: Any, **asked: Any) -> str:
    day, count = (compiler.process(clause, **asked) for clause in element.clauses)
    return f"({day} + ({count}))"
