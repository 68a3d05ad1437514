"""What can go wrong, as a message key with values; only lib.ui and the command line word it."""

from dataclasses import dataclass


class PantauError(Exception):
    """An error that a person can be told about: a message key and the values it speaks of."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class NotAllowed(PantauError):
    """The person may not do this here."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault in a file: where it stands (row 1 is the header) and why it is refused."""

    file: str
    row: int | None
    column: str
    reason: str

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.reason}"


class PackageRefused(PantauError):
    """A data package that was not loaded, with every fault found in it."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("package_refused", count=len(complaints))
        self.complaints = complaints
