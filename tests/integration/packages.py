"""A data package as a test writes it, column by column, without the code that reads it."""

import csv
from collections.abc import Mapping
from pathlib import Path

Cells = Mapping[str, str]


class Package:
    """A folder that a test fills with the files of a data package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, *rows: Cells) -> "Package":
        """A file with these rows; the columns are those that any row has."""
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return self

    def write_bytes(self, name: str, content: bytes) -> "Package":
        (self.folder / name).write_bytes(content)
        return self


def activity(activity_id: str, date: str, **cells: str) -> dict[str, str]:
    """A row of activities.csv: held outreach unless said otherwise."""
    row = {"activity_id": activity_id, "date": date, "kind": "outreach", "state": "held"}
    return row | cells


def area(activity_id: str, area_code: str, link: str = "direct") -> dict[str, str]:
    """A row of activity_areas.csv."""
    return {"activity_id": activity_id, "area_code": area_code, "link": link}
