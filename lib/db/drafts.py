"""Drafts of forms: one per person and form, the newest in place of the one before."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from lib.db.tables import drafts


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as the form wrote it, and the stamp of the moment it was kept."""

    payload: str
    saved_at: str


def read_draft(connection: Connection, person_id: str, form: str) -> Draft | None:
    """The draft of a person's form; None where there is none."""
    row = connection.execute(select(drafts).where(*_of(person_id, form))).one_or_none()
    return Draft(row.payload, row.saved_at) if row else None


def put_draft(connection: Connection, person_id: str, form: str, draft: Draft) -> None:
    """The draft kept in place of the one before."""
    drop_draft(connection, person_id, form)
    connection.execute(
        insert(drafts).values(
            person_id=person_id, form=form, payload=draft.payload, saved_at=draft.saved_at
        )
    )


def drop_draft(connection: Connection, person_id: str, form: str) -> None:
    connection.execute(delete(drafts).where(*_of(person_id, form)))


def _of(person_id: str, form: str):  # type: ignore[no-untyped-def]
    return drafts.c.person_id == person_id, drafts.c.form == form
