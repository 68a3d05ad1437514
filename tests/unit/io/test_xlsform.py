"""The form for phones keeps the rules of XLSForm, and the tool of ODK makes a form of it."""

import re
from io import BytesIO
from pathlib import Path

import pytest
import python_calamine
from pyxform.xls2xform import convert

from lib.io.register import read_register
from lib.io.xlsform import write_xlsform

ROOT = Path(__file__).parents[3]
REGISTER = [v for v in read_register(ROOT / "data" / "reference") if v.regency.code == "36.02"]
WORKBOOK = python_calamine.load_workbook(BytesIO(write_xlsform(REGISTER)))
Row = dict[str, str]

PLAIN = {"start", "end", "date", "text", "integer", "decimal"}
SELECTS = {"select_one", "select_multiple"}
SURVEY_COLUMNS = {
    *("type", "name", "label", "hint", "required", "constraint", "constraint_message"),
    *("choice_filter", "appearance"),
}
APPEARANCES = {"", "minimal", "field-list"}
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
REFERENCE = re.compile(r"\$\{(.*?)\}")


def sheet(name: str) -> list[Row]:
    header, *lines = WORKBOOK.get_sheet_by_name(name).to_python()
    return [dict(zip(map(str, header), map(str, line), strict=True)) for line in lines]


SURVEY, CHOICES, SETTINGS = sheet("survey"), sheet("choices"), sheet("settings")
ASKED = [row for row in SURVEY if not row["type"].endswith("_group")]
LISTS = {row["list_name"] for row in CHOICES}


def translated(row: Row, column: str) -> str:
    """What a row says in a column of texts, in the form's one language."""
    language = SETTINGS[0]["default_language"]
    return row[f"{column}::{language}"]


def test_the_three_sheets_are_there_with_columns_that_are_known():
    assert WORKBOOK.sheet_names == ["survey", "choices", "settings"]
    assert {column.partition("::")[0] for column in SURVEY[0]} <= SURVEY_COLUMNS
    assert {"list_name", "name"} <= set(CHOICES[0])
    assert {"form_title", "form_id", "version"} <= set(SETTINGS[0])


def test_texts_are_in_the_default_language_and_in_no_other():
    languages = {c.partition("::")[2] for row in (SURVEY[0], CHOICES[0]) for c in row if "::" in c}
    assert languages == {SETTINGS[0]["default_language"]}
    assert re.fullmatch(r".+ \([a-z]{2,3}\)", SETTINGS[0]["default_language"])


def test_the_form_has_one_line_of_settings_and_an_id_without_blanks():
    assert len(SETTINGS) == 1
    assert NAME.fullmatch(SETTINGS[0]["form_id"]) and SETTINGS[0]["version"]


@pytest.mark.parametrize("row", ASKED, ids=lambda row: row["name"])
def test_a_question_has_a_known_type_a_name_and_a_label(row):
    kind, _, listed = row["type"].partition(" ")
    assert (kind in SELECTS and listed in LISTS) or (kind in PLAIN and not listed)
    assert NAME.fullmatch(row["name"])
    assert translated(row, "label") or kind in ("start", "end")
    assert row["required"] in ("", "yes") and row["appearance"] in APPEARANCES


def test_names_are_unique_whatever_group_they_are_in():
    # An export may leave out the groups.
    names = [row["name"] for row in SURVEY if row["name"]]
    assert sorted(set(names)) == sorted(names)


def test_groups_are_named_and_closed():
    depth = 0
    for row in SURVEY:
        if row["type"] == "begin_group":
            assert NAME.fullmatch(row["name"]) and translated(row, "label")
            depth += 1
        elif row["type"] == "end_group":
            depth -= 1
        assert 0 <= depth <= 1
    assert depth == 0


def test_what_a_question_refers_to_was_asked_before_it():
    asked: set[str] = set()
    for row in SURVEY:
        for column in ("choice_filter", "constraint"):
            assert set(REFERENCE.findall(row[column])) <= asked
        asked.add(row["name"])


@pytest.mark.parametrize("row", [r for r in ASKED if r["choice_filter"]], ids=lambda r: r["name"])
def test_a_filter_names_a_column_that_every_choice_of_its_list_fills_in(row):
    column = row["choice_filter"].partition("=")[0]
    source = REFERENCE.findall(row["choice_filter"])[0]
    offered = [c for c in CHOICES if c["list_name"] == row["type"].split()[1]]
    parents = {c["name"] for c in CHOICES if c["list_name"] == source}
    assert offered and {choice[column] for choice in offered} == parents


@pytest.mark.parametrize("row", [r for r in ASKED if r["constraint"]], ids=lambda r: r["name"])
def test_a_constraint_is_a_condition_of_the_answer_and_says_why(row):
    assert re.fullmatch(r"\. (>=|<=) \d+( and \. (>=|<=) \d+)*", row["constraint"])
    assert translated(row, "constraint_message")


@pytest.mark.parametrize("name", sorted(LISTS))
def test_choices_of_a_list_have_names_of_their_own_without_blanks(name):
    offered = [choice for choice in CHOICES if choice["list_name"] == name]
    names = [choice["name"] for choice in offered]
    assert len(set(names)) == len(names)
    assert not [n for n in names if not n or re.search(r"\s", n)]
    assert all(translated(choice, "label") for choice in offered)


def test_every_list_is_asked_for():
    used = {row["type"].split()[1] for row in ASKED if " " in row["type"]}
    assert used == LISTS


def test_the_tool_of_odk_makes_a_form_of_it_without_a_warning():
    warnings: list[str] = []
    made = convert(BytesIO(write_xlsform(REGISTER)), warnings=warnings, file_type=".xlsx")
    assert warnings == []
    assert "36.02.13.2020" in made.xform + (made.itemsets or "")
    for row in ASKED:
        assert f"/{row['name']}" in made.xform
