"""Charts as HTML: lengths are shares of the longest, numbers stand in them, names are inert."""

import re
from itertools import pairwise

import pytest

from lib.ui.charts import (
    Bar,
    Column,
    Field,
    Line,
    bars_html,
    columns_html,
    heat_html,
    lines_html,
    shade,
)

EVIL = "<img src=x onerror=alert(1)>"


def test_the_longest_bar_fills_the_room_and_the_others_their_share():
    drawn = bars_html([Bar("a", 40, "40"), Bar("b", 10, "10"), Bar("c", 0, "0")], title="")
    assert re.findall(r"width:([\d.]+)%", drawn) == ["100.0", "25.0", "0.0"]


def test_no_bar_has_a_length_where_nothing_is_counted():
    assert re.findall(r"width:([\d.]+)%", bars_html([Bar("a", 0, "0")], title="")) == ["0.0"]
    assert columns_html([], title="").count("<li") == 0
    assert heat_html({}, title="", corner="").count("<td") == 0


def test_only_what_is_not_chosen_is_pale():
    drawn = bars_html([Bar("a", 1, "1"), Bar("b", 1, "1", pale=True)], title="")
    assert re.findall(r'<tr class="([^"]*)"><th scope="row">(\w)', drawn) == [
        ("", "a"),
        ("pb-pale", "b"),
    ]


def test_the_year_stands_below_its_first_month_only():
    labels = ["Nov 2025", "Des 2025", "Jan 2026", "Feb 2026"]
    drawn = columns_html([Column(label, 1, str) for label in labels], title="")
    marks = re.findall(r"<small[^>]*>(.*?)</small>", drawn)
    assert marks == ["Nov<br>2025", "Des", "Jan<br>2026", "Feb"]


def test_years_stand_alone():
    drawn = columns_html([Column(label, 1, str) for label in ("2024", "2025")], title="")
    assert re.findall(r"<small[^>]*>(.*?)</small>", drawn) == ["2024", "2025"]


def test_every_field_stands_in_its_row_and_column():
    counts = {
        ("A", "Nov 2025"): 4,
        ("A", "Des 2025"): 0,
        ("B", "Nov 2025"): 1,
        ("B", "Des 2025"): 2,
    }
    last = ("B", "Des 2025")
    fields = {at: Field(count, str(count), chosen=at == last) for at, count in counts.items()}
    drawn = heat_html(fields, title="", corner="")
    rows = re.findall(r'<tr><th scope="row">(\w)</th>(.*?)</tr>', drawn)
    assert [(row, re.findall(r">(\d)</td>", cells)) for row, cells in rows] == [
        ("A", ["4", "0"]),
        ("B", ["1", "2"]),
    ]
    [chosen] = re.findall(r'<td class="pb-chosen"[^>]*>(\d)', drawn)
    assert chosen == "2"


def test_a_field_is_darker_where_more_happened_and_plain_where_nothing_did():
    assert shade(0, 9) == ""
    depths = [int(re.search(r"(\d+)%", shade(count, 9)).group(1)) for count in (1, 5, 9)]
    assert depths == sorted(depths) and depths[-1] == 38


def test_lines_stand_on_an_axis_that_holds_them_and_all_numbers_in_the_table():
    steps = ["Nov 2026", "Des 2026", "Jan 2027"]
    lines = [Line("kini", (964, 700, 650), "sisa 650"), Line("perlu", (964, 0), "habis")]
    drawn = lines_html(lines, title="", steps=steps)
    heights = [int(n.replace(".", "")) for n in re.findall(r'bottom:\d+%">([\d.]+)<', drawn)]
    assert heights[0] == 0 and heights[-1] >= 964
    gaps = {after - before for before, after in pairwise(heights)}
    assert len(gaps) == 1
    points = re.findall(r'points="([^"]*)"', drawn)
    assert {len(line.split()) for line in points} == {3, 2}
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th>(.*?)</tr>', drawn)
    assert [(step, re.findall(r">(\d+)</td>", cells)) for step, cells in rows] == [
        ("Nov 2026", ["964", "964"]),
        ("Des 2026", ["700", "0"]),
        ("Jan 2027", ["650", "0"]),
    ]


@pytest.mark.parametrize("most", [1, 3, 7, 99, 100, 101, 1552, 20000])
def test_the_axis_is_never_shorter_than_its_line(most):
    drawn = lines_html([Line("", (most,), "")], title="", steps=["x"])
    top = int(re.findall(r'bottom:100%">([\d.]+)<', drawn)[0].replace(".", ""))
    assert most <= top <= max(4, most * 1.4)


def test_what_the_record_calls_things_is_inert():
    drawn = [
        bars_html([Bar("", 1, EVIL)], title=EVIL),
        columns_html([Column(EVIL, 1, str)], title=EVIL),
        heat_html({(EVIL, EVIL): Field(1, "")}, title=EVIL, corner=EVIL),
        lines_html([Line(EVIL, (1,), EVIL)], title=EVIL, steps=[EVIL]),
    ]
    assert "<img" not in "".join(drawn)
