"""What a link shows of the map lasts as long as it should."""


def address(app):
    return {n: v if isinstance(v, str) else v[0] for n, v in app.query_params.items()}


def test_a_link_moves_the_map_until_another_area_or_page_is_chosen(run_app):
    link = {"kab": "36.02", "pandang": "11.2,-6.5000,106.2000"}
    app = run_app(**link)
    assert address(app) == link
    app.multiselect(key="filter_statuses").set_value(["never"]).run()
    assert address(app)["pandang"] == link["pandang"]
    app.selectbox(key="filter_regency").set_value("36.03").run()
    assert "pandang" not in address(app)
    app = run_app(**link)
    app.switch_page("pages/overview/together.py").run()
    assert address(app) == {"kab": "36.02"}


def test_a_view_that_no_map_can_show_is_named_and_left_out(run_app):
    app = run_app(pandang="99,1,2")
    assert any("pandang" in warning.value for warning in app.warning)
    assert address(app) == {}
