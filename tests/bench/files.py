"""What the files of the province cost: seconds from the screen's figures to the bytes, and memory.

Each file is made in a process of its own, as the app makes it beside its pages: the read model is
there, the figures of the file and the libraries that write it are not. The first making counts, the
later ones find both. Memory is what the process holds at most, less what it held before.
"""

import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from lib.config import ROOT
from tests.bench import data
from tests.bench.report import FILE_MEMORY, FILE_SECONDS, FILES

Times = dict[str, defaultdict[str, list[float]]]


def files_of_the_province(folder: Path, rounds: int, *, say: Callable[[str], None]) -> Times:
    """Milliseconds and megabytes by file."""
    data.usual(folder)
    found: Times = {FILES: defaultdict(list), FILE_MEMORY: defaultdict(list)}
    for turn in range(rounds):
        say(f"files, round {turn + 1} of {rounds}")
        for name in FILE_SECONDS:
            command = [sys.executable, "-m", "tests.bench.files", str(folder), name]
            made = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
            cost = json.loads(made.stdout.splitlines()[-1])
            found[FILES][name].append(cost["milliseconds"])
            found[FILE_MEMORY][name].append(cost["megabytes"])
    return found


def _cost(folder: Path, name: str) -> Mapping[str, float]:
    from lib.db.engine import Database, sqlite_url
    from lib.domain.permissions import LOCAL_VIEWER
    from lib.services import clock
    from lib.services.overview import overview
    from lib.services.register import villages_of
    from lib.services.sources import Source
    from lib.ui.filter_url import Filter
    from lib.ui.hand_outs.book_file import book
    from lib.ui.hand_outs.brief_file import brief
    from lib.ui.hand_outs.map_file import map_png
    from lib.ui.hand_outs.slides_file import slides
    from lib.ui.i18n import spoken
    from lib.ui.shell import Page

    database = Database(sqlite_url(folder / "simulasi.sqlite3"))
    page = Page(
        person=LOCAL_VIEWER,
        account=None,
        database=database,
        source=Source.SIMULATED,
        filter=Filter(),
        today=data.TODAY,
        register=villages_of(database, LOCAL_VIEWER),
    )
    overview(database, LOCAL_VIEWER, page.selection, page.as_of)
    made = {"PNG": map_png, "XLSX": book, "PDF": brief, "PPTX": slides}[name]
    with spoken("id"):
        before = _most_held()
        began = time.perf_counter()
        made(page, clock.now()).make()
        took = time.perf_counter() - began
    return {"milliseconds": took * 1000, "megabytes": _most_held() - before}


def _most_held() -> float:
    """Megabytes that this process ever held at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_cost(Path(sys.argv[1]), sys.argv[2])))
