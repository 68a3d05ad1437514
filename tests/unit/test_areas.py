"""Codes of areas, and how places are named so that namesakes are told apart."""

import pytest

from lib.domain.areas import (
    AreaLevel,
    District,
    Regency,
    RegencyKind,
    Register,
    Village,
    VillageKind,
    district_code_of,
    level_of,
    regency_code_of,
)

TANGERANG = Regency("36.03", "Tangerang", RegencyKind.KABUPATEN)
KRONJO = District("36.03.07", "Kronjo", TANGERANG)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("36", AreaLevel.PROVINCE),
        ("36.03", AreaLevel.REGENCY),
        ("36.03.07", AreaLevel.DISTRICT),
        ("36.03.07.2001", AreaLevel.VILLAGE),
    ],
)
def test_a_code_tells_its_level(code: str, level: AreaLevel) -> None:
    assert level_of(code) is level


@pytest.mark.parametrize(
    "code",
    [
        "",
        "3",
        "36.3",
        "3603",
        "36.03.",
        "36.03.07.201",
        "3603072001",
        "36.03.07.2001 ",
        "٣٦",
        "Kronjo",
    ],
)
def test_what_is_no_code_has_no_level(code: str) -> None:
    assert level_of(code) is None


def test_a_code_tells_where_it_lies() -> None:
    assert regency_code_of("36.03.07.2001") == regency_code_of("36.03.07") == "36.03"
    assert district_code_of("36.03.07.2001") == "36.03.07"


def test_kabupaten_and_kota_of_one_name_are_two_places() -> None:
    kota = Regency("36.71", "Tangerang", RegencyKind.KOTA)
    assert (TANGERANG.label, kota.label) == ("Kab. Tangerang", "Kota Tangerang")


def test_a_village_is_named_with_its_district_and_regency() -> None:
    village = Village("36.03.07.2001", "Pagedangan Ilir", VillageKind.DESA, KRONJO)
    assert village.label == "Pagedangan Ilir — Kec. Kronjo, Kab. Tangerang"
    assert village.regency is TANGERANG


def test_a_register_finds_its_areas_by_code_and_names_them_all():
    serang = Regency("36.04", "Serang", RegencyKind.KABUPATEN)
    pontang = District("36.04.12", "Pontang", serang)
    domas = Village("36.04.12.2009", "Domas", VillageKind.DESA, pontang)
    lontar = Village("36.04.12.2010", "Lontar", VillageKind.DESA, pontang)
    register = Register([domas, lontar])
    assert register == (domas, lontar)
    assert register.villages == {"36.04.12.2009": domas, "36.04.12.2010": lontar}
    assert (register.districts, register.regencies) == ({"36.04.12": pontang}, {"36.04": serang})
    assert register.regency_labels == {"36.04": "Kab. Serang"}
    assert register.district_names("36.04") == {"36.04.12": "Pontang"}
    assert not register.district_names("36.03") and not register.district_names(None)
    assert register.names == {
        "36.04.12.2009": domas.label,
        "36.04.12.2010": lontar.label,
        "36.04.12": "Kec. Pontang, Kab. Serang",
        "36.04": "Kab. Serang",
    }
    assert not Register().names
