"""How the constraints and indexes of the tables are called, so that a migration can name them."""

from enum import StrEnum

from sqlalchemy import CheckConstraint

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def one_of(column: str, vocabulary: type[StrEnum]) -> CheckConstraint:
    """A column that holds the words of a vocabulary only."""
    allowed = ", ".join(f"'{word}'" for word in vocabulary)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)
