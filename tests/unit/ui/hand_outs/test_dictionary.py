"""The data dictionary: every column that leaves the house, in both languages, as the docs say."""

from pathlib import Path

import pytest

from lib.io.columns import COLUMNS
from lib.io.package_schema import descriptor
from lib.ui.hand_outs.book_file import definition_rows
from lib.ui.hand_outs.dictionary import dictionary_table, entries
from lib.ui.hand_outs.indicator_table import indicator_columns
from lib.ui.i18n import spoken
from lib.ui.village_file import village_columns

DOCS = (Path(__file__).parents[4] / "docs" / "data-package.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_column_of_the_package_has_a_type_and_a_meaning(language):
    with spoken(language):
        found = {(e.table, e.column): e for e in entries()}
    columns = {(file, column) for file, names in COLUMNS.items() for column in names}
    assert columns <= set(found)
    assert all(entry.meaning and entry.type for entry in found.values())


def test_allowed_values_are_those_of_the_schema_with_their_words():
    with spoken("id"):
        found = {(e.table, e.column): e.allowed for e in entries()}
    assert found["activities.csv", "kind"].startswith("outreach (Sosialisasi), training")
    for resource in descriptor()["resources"]:
        for field in resource["schema"]["fields"]:
            for code in field.get("constraints", {}).get("enum", ()):
                assert f"{code} (" in found[resource["path"], field["name"]]


def test_every_column_that_must_be_filled_is_bold_in_the_docs():
    with spoken("en"):
        found = [e for e in entries() if e.table in COLUMNS]
    for entry in found:
        [line] = [row for row in DOCS.splitlines() if row.startswith(f"| `{entry.table}`")]
        assert (f"**{entry.column}**" in line) == entry.needed, (entry.table, entry.column)
        assert entry.column in line


def test_the_file_of_the_dictionary_holds_all_of_it_and_is_of_no_day():
    with spoken("en"):
        table = dictionary_table(entries())
        assert len(list(table.rows())) == table.count == len(entries())
    assert not table.dated


def test_the_definitions_of_the_workbook_name_every_column_of_its_sheets():
    with spoken("id"):
        said = {(sheet, term): meaning for sheet, term, meaning in definition_rows()}
        listed = [("Daftar", column.head) for column in village_columns()]
        figures = [("Indikator", column.head) for column in indicator_columns()]
    assert all(said[key] for key in (*listed, *figures))
