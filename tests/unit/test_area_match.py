"""Areas found among the 1,552 villages: by code, by district and name, by name in a regency."""

import pytest

from lib.config import ROOT
from lib.domain.area_match import Found, Gazetteer, WrittenAreas, choice_key
from lib.io.register import read_register

BANTEN = Gazetteer(read_register(ROOT / "data" / "reference"))
LONTAR, DOMAS = "36.04.13.2007", "36.04.12.2009"


def find(codes: str = "", villages: str = "", district: str = "", regency: str = "") -> Found:
    return BANTEN.find(WrittenAreas(codes, villages, district, regency), {})


def fault(found: Found) -> str:
    (told,) = found.faults
    return told.key


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        (WrittenAreas(f"{LONTAR}; {DOMAS}"), [LONTAR, DOMAS]),
        (WrittenAreas(f"{LONTAR}, {DOMAS}\n{LONTAR}"), [LONTAR, DOMAS]),
        (WrittenAreas("", "Lontar", "Tirtayasa"), [LONTAR]),
        (WrittenAreas("", "DESA LONTAR", "KEC. TIRTAYASA", "KAB. SERANG"), [LONTAR]),
        (WrittenAreas("", "Ds. Domas, Pontang", "Pontang", "Serang"), [DOMAS, "36.04.12.2001"]),
        (WrittenAreas("", "Lontar — Kec. Tirtayasa, Kab. Serang"), [LONTAR]),
        (WrittenAreas("", "Lontar (Kec. Tirtayasa)"), [LONTAR]),
        (WrittenAreas("", f"{LONTAR} {DOMAS}"), [LONTAR, DOMAS]),
        (WrittenAreas("", "Lontar", "36.04.13", "36.04"), [LONTAR]),
        (WrittenAreas("", "Lontar; Domas", "Tirtayasa; Pontang"), [LONTAR, DOMAS]),
    ],
)
def test_areas_are_found_as_people_write_them(written: WrittenAreas, codes: list[str]) -> None:
    found = BANTEN.find(written, {})
    assert (found.codes, found.faults) == (codes, [])


def test_a_homonym_is_refused_with_its_candidates() -> None:
    found = find(villages="Mekarsari", regency="Kab. Lebak")
    assert (found.codes, fault(found)) == ([], "village_homonym")
    codes = found.faults[0].values["codes"].split(";")
    assert len(codes) == 5 and all(code.startswith("36.02.") for code in codes)
    assert "Kec. Maja, Kab. Lebak" in found.faults[0].values["candidates"]


def test_a_choice_settles_the_name_that_it_was_made_for() -> None:
    chosen = "36.02.13.2011"
    choices = {choice_key("Mekarsari", "", "Kab. Lebak"): chosen}
    written = WrittenAreas("", "desa mekarsari", "", "KABUPATEN LEBAK")
    found = BANTEN.find(written, choices)
    assert (found.codes, found.chosen) == ([chosen], choices)
    assert [told.key for told in found.notices] == ["choice_remembered"]
    elsewhere = BANTEN.find(WrittenAreas("", "Mekarsari", "", "Kab. Tangerang"), choices)
    assert elsewhere.codes != [chosen]


@pytest.mark.parametrize(
    ("regency", "codes", "key"),
    [
        ("Kab. Serang", ["36.04"], ""),
        ("Kota Serang", ["36.73"], ""),
        ("Serang", [], "regency_homonym"),
        ("Kota Tangsel", ["36.74"], ""),
        ("Bogor", [], "regency_unknown"),
    ],
)
def test_a_regency_is_never_taken_for_the_city_of_its_name(
    regency: str, codes: list[str], key: str
) -> None:
    found = find(regency=regency)
    assert (found.codes, [f.key for f in found.faults]) == (codes, [key] if key else [])


def test_a_village_that_the_row_puts_elsewhere_is_refused() -> None:
    assert fault(find(codes=DOMAS, regency="Kota Serang")) == "code_elsewhere"
    assert fault(find(codes=DOMAS, district="Tirtayasa")) == "code_elsewhere"
    assert fault(find(codes=DOMAS, villages="Pontang")) == "code_and_name_differ"


def test_another_spelling_beside_a_code_is_told_and_no_fault() -> None:
    found = find(codes=DOMAS, villages="Domass")
    assert (found.codes, found.faults) == ([DOMAS], [])
    assert [told.key for told in found.notices] == ["name_spelled_otherwise"]


def test_a_name_like_another_is_refused_with_it() -> None:
    found = find(villages="Lontr", district="Tirtayasa")
    assert fault(found) == "village_unknown"
    assert found.faults[0].values["codes"] == LONTAR


def test_a_district_alone_is_recorded_as_such_and_told() -> None:
    found = find(district="Tirtayasa")
    assert found.codes == ["36.04.13"]
    assert [told.key for told in found.notices] == ["area_is_wide"]


def test_a_name_that_only_one_village_has_is_found_alone_and_told() -> None:
    found = find(villages="Domas")
    assert (found.codes, [told.key for told in found.notices]) == ([DOMAS], ["name_alone"])


def test_every_village_is_found_by_its_label_and_by_name_and_district() -> None:
    for village in BANTEN.villages.values():
        place = WrittenAreas("", village.name, village.district.name, village.regency.label)
        for written in (WrittenAreas("", village.label), place):
            assert BANTEN.find(written, {}).codes == [village.code]
