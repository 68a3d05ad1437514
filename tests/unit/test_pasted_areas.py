"""A pasted list of villages: what is sure, what has to be chosen, what is unknown."""

import pytest

from lib.domain.area_match import Gazetteer
from lib.domain.areas import District, Regency, RegencyKind, Village, VillageKind
from lib.domain.pasted_areas import Unclear, read_pasted

LEBAK = Regency("36.02", "Lebak", RegencyKind.KABUPATEN)
SERANG = Regency("36.04", "Serang", RegencyKind.KABUPATEN)
MAJA = District("36.02.13", "Maja", LEBAK)
SAJIRA = District("36.02.12", "Sajira", LEBAK)
PONTANG = District("36.04.12", "Pontang", SERANG)
REGISTER = (
    Village("36.02.12.2001", "Sajira", VillageKind.DESA, SAJIRA),
    Village("36.02.12.2007", "Mekarsari", VillageKind.DESA, SAJIRA),
    Village("36.02.13.2006", "Maja", VillageKind.DESA, MAJA),
    Village("36.02.13.2011", "Mekarsari", VillageKind.DESA, MAJA),
    Village("36.02.13.2009", "Gubugan Cibeureum", VillageKind.DESA, MAJA),
    Village("36.04.12.2009", "Domas", VillageKind.DESA, PONTANG),
)
GAZETTEER = Gazetteer(REGISTER)


def codes(text: str) -> tuple[str, ...]:
    read = read_pasted(text, GAZETTEER)
    assert read.unclear == ()
    return read.codes


@pytest.mark.parametrize("written", ["36.02.13.2006", "3602132006", " 36.02.13.2006 "])
def test_a_code_is_read_with_dots_and_without(written: str) -> None:
    assert codes(written) == ("36.02.13.2006",)


@pytest.mark.parametrize("between", ["\n", ", ", ",", ";", "\r\n"])
def test_codes_stand_one_a_line_or_with_commas(between: str) -> None:
    assert codes(between.join(["3602132006", "36.04.12.2009"])) == (
        "36.02.13.2006",
        "36.04.12.2009",
    )


@pytest.mark.parametrize(
    "written",
    [
        "Mekarsari, Maja",
        "MEKARSARI,maja",
        "Desa Mekarsari, Kec. Maja",
        "Mekarsari, Maja, Kab. Lebak",
        "Mekarsari\tMaja\tLebak",
        "Mekarsari — Kec. Maja, Kab. Lebak",
    ],
)
def test_a_name_with_its_district_is_one_village(written: str) -> None:
    assert codes(written) == ("36.02.13.2011",)


def test_names_on_one_line_are_read_one_by_one() -> None:
    assert codes("Domas, Gubugan Cibeureum, Mekarsari, Sajira") == (
        "36.04.12.2009",
        "36.02.13.2009",
        "36.02.12.2007",
    )


@pytest.mark.parametrize("bullet", ["- ", "• ", "1. ", "12) "])
def test_marks_of_a_list_mean_nothing(bullet: str) -> None:
    assert codes(f"{bullet}Domas\n{bullet}3602132006") == ("36.04.12.2009", "36.02.13.2006")


def test_a_homonym_is_asked_with_its_candidates() -> None:
    read = read_pasted("Mekarsari", GAZETTEER)
    assert read.codes == ()
    assert read.homonyms == (Unclear("Mekarsari", ("36.02.12.2007", "36.02.13.2011")),)


@pytest.mark.parametrize("written", ["Atlantis", "36.99.99.2999", "36.04.13.2007"])
def test_what_is_not_in_the_area_is_named(written: str) -> None:
    read = read_pasted(f"Domas\n{written}", GAZETTEER)
    assert read.codes == ("36.04.12.2009",)
    assert read.unknown == (written,)


def test_a_village_pasted_twice_is_taken_once() -> None:
    assert codes("Domas\n3604122009\nDomas") == ("36.04.12.2009",)


@pytest.mark.parametrize("nothing", ["", "\n\n", " ; ,\n"])
def test_an_empty_list_is_empty(nothing: str) -> None:
    assert codes(nothing) == ()
