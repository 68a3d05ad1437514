"""Every page offers its link; what a link shows of the map lasts as long as it should."""

from tests.app.conftest import CHIEF, PAGES, choose, html_of

TODAY, NO_DAY = 'data-day="2026-11-24"', 'data-day=""'
WORK = {
    *("pages/admin/history.py", "pages/admin/people.py", "pages/admin/rules.py"),
    *("pages/work/imports.py", "pages/work/record.py", "pages/work/review.py"),
}
"""Pages to work on, which mean the day they are opened; the others tell figures of a day."""


def address(app):
    return {n: v if isinstance(v, str) else v[0] for n, v in app.query_params.items()}


def test_every_page_has_its_link_and_only_figures_keep_their_day(open_page_as):
    for page in PAGES:
        said = html_of(open_page_as(page, CHIEF))
        assert said.count('class="pb-copy"') == 1, page
        assert (NO_DAY if page in WORK else TODAY) in said, page


def test_a_link_moves_the_map_until_another_area_or_page_is_chosen(run_app):
    link = {"kab": "36.02", "pandang": "11.2,-6.5000,106.2000"}
    app = run_app(**link)
    assert address(app) == link
    choose(app, status="never")
    assert address(app)["pandang"] == link["pandang"]
    choose(app, kab="36.03")
    assert "pandang" not in address(app)
    app = run_app(**link)
    app.switch_page("pages/overview/together.py").run()
    assert address(app) == {"kab": "36.02"}


def test_a_view_that_no_map_can_show_is_named_and_left_out(run_app):
    app = run_app(pandang="99,1,2")
    assert any("pandang" in warning.value for warning in app.warning)
    assert address(app) == {}


def test_a_copied_link_keeps_the_day_on_the_screen(run_app):
    assert TODAY in html_of(run_app())
    assert 'data-day="2017-12-31"' in html_of(run_app(per="2017-12-31"))
