"""The bench says of every target of performance.md whether it is met, without timing anything."""

import json

import pytest

from tests.bench import drivers, report
from tests.bench.report import as_json, as_markdown, as_text, p95, targets

FOUND = {
    drivers.APP: {"first visit": [1500], "status": [90, 100, 900], "regency": [80], "legend": [20]},
    drivers.EMPTY: {"first visit": [1000], "status": [100], "regency": [40]},
    drivers.FOLIUM: {"status": [2000], "regency": [1000]},
    report.WIRE: {"status": [9_000], "regency": [17_000]},
    "query": {report.SHORT: [10], report.LONG: [25]},
    "sessions": {report.ALONE: [10, 10], report.AMONG: [10] * 19 + [30], report.MEMORY: [240.0]},
}


def verdicts(found):
    return [(target.number, target.verdict) for target in targets(found)]


def test_every_target_of_the_design_is_there_even_when_nothing_was_measured():
    assert {number for number, _ in verdicts({})} == set(range(1, 13))
    assert {verdict for _, verdict in verdicts({})} == {"none"}


def test_a_ratio_is_of_medians_and_the_worst_pair_counts():
    sidebar = targets(FOUND)[1]
    assert sidebar.measured == 2.0  # regency 80 : 40, not status 100 : 100
    assert sidebar.verdict == "miss"


@pytest.mark.parametrize(
    ("number", "verdict"), [(4, "ok"), (5, "miss"), (6, "miss"), (7, "none"), (8, "ok")]
)
def test_a_target_is_met_up_to_its_bound(number, verdict):
    assert (number, verdict) in verdicts(FOUND)


def test_a_peer_that_is_not_installed_leaves_its_targets_unmeasured():
    assert [target.verdict for target in targets(FOUND) if target.number == 3] == ["none"] * 2


def test_the_95th_percentile_leaves_one_of_twenty_above_it():
    assert p95([*range(1, 20), 1000]) == 19
    assert p95([7]) == 7


def test_the_json_holds_every_target_and_every_measurement():
    said = json.loads(as_json(FOUND))
    assert [(t["number"], t["verdict"]) for t in said["targets"]] == verdicts(FOUND)
    assert said["measured"][drivers.APP]["status"] == [90, 100, 900]


@pytest.mark.parametrize("written", [as_text, as_markdown])
def test_text_and_table_name_every_target_in_its_order(written):
    text = written(FOUND)
    places = [text.index(f"{target.number}. {target.what}") for target in targets(FOUND)]
    assert places == sorted(places)


def test_the_table_tells_every_page_with_a_short_and_a_long_history():
    found = {
        report.PAGES_EMPTY: {"regency": [100]},
        report.PAGES_SHORT: {"Mutu data": [150, 160, 900], "Bersama": [240]},
        report.PAGES_LONG: {"Mutu data": [300], "Bersama": [250]},
    }
    table = as_markdown(found).splitlines()[-4:]
    assert "100 ms" in table[0]
    assert table[2:] == [
        "| Mutu data | 160 ms | 1.60 × | 300 ms |",
        "| Bersama | 240 ms | 2.40 × | 250 ms |",
    ]
