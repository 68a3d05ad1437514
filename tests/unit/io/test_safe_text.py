"""User text in files: nothing of it runs, and names are names everywhere."""

import pytest

from lib.io.safe_text import file_name, inert_cell, sheet_name

PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://a.example","x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    " =1+1",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_formula_becomes_text(payload: str) -> None:
    assert inert_cell(payload).startswith("'")


@pytest.mark.parametrize("separator", [";", "\t", "\n", "; "])
def test_a_formula_after_what_another_excel_takes_for_a_field_becomes_text_too(
    separator: str,
) -> None:
    assert f"{separator.strip(' ')}'" in inert_cell(f"Maja{separator}=1+1")


@pytest.mark.parametrize(
    "text", ["Kec. Maja, Kab. Lebak", "36.02.12.2014", "Sukamaju-2", "1 + 1", "2–4", ""]
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert inert_cell(text) == text


def test_a_file_name_holds_small_letters_digits_and_hyphens() -> None:
    name = file_name("Prioritas", "Kab. Lebak", "", "2026-11-24", "v12", ending="csv")
    assert name == "prioritas-kab-lebak-2026-11-24-v12.csv"
    assert file_name("../Ünï/\\x", ending="xlsx") == "uni-x.xlsx"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prioritas [2026]: a/b\\c*?", "Prioritas  2026   a b c"),
        ("'kutip'", "kutip"),
        ("x" * 40, "x" * 31),
        ("x" * 30 + "' y", "x" * 30),
        ("History", "History 1"),
        ("::", "1"),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(text: str, name: str) -> None:
    assert sheet_name(text) == name
