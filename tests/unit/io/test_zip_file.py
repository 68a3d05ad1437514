"""A zip holds its files by name, and the same files give the same bytes."""

from io import BytesIO
from zipfile import ZipFile

from lib.io.zip_file import to_zip

FILES = {"b.csv": b"1,2\n", "a.txt": b"x" * 10_000}


def test_the_files_come_out_as_they_went_in() -> None:
    with ZipFile(BytesIO(to_zip(FILES))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert archive.namelist() == list(FILES)


def test_the_same_files_give_the_same_bytes() -> None:
    assert to_zip(FILES) == to_zip(dict(FILES))
