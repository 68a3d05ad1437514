"""The map as folium writes it: a constant script that starts it, and the state in a feature group.

The iframe stays as long as the script stays byte for byte the same, so nothing that changes may
get into ``VillageMap``. All addresses are relative to the component's own page, which lies two
folders below the root of the app, wherever that is.

Neither element renders into folium's own page: streamlit-folium reads the script macros and throws
that page away, and writing it took 2 of 4 ms per rerun.
"""

import folium
from branca.element import MacroElement
from folium.template import Template

_ROOT = "../../"
# Banten before the geometry has come; the script fits the view to it.
_MIDDLE = (-6.45, 106.1)


class VillageMap(folium.Map):
    """A folium map without tiles, without a CDN, drawn by our own script."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = window.pantauMap.create({{ this.get_name()|tojson }});
        {% endmacro %}
        """
    )
    # The style sheet travels inside the script, see ``assets``.
    default_css: list[tuple[str, str]] = []

    def __init__(self, bundle_path: str, geometry_path: str) -> None:
        super().__init__(location=_MIDDLE, zoom_start=9, tiles=None)
        self.default_js = [("peta", _ROOT + bundle_path)]
        self.add_child(_Start(_ROOT + geometry_path), name="start")

    def render(self, **kwargs: object) -> str:
        """Nothing: see the module."""
        return ""


class _Start(MacroElement):
    """Fetches the geometry and draws it on the map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.pantauMap.start({{ this.geometry_url|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, geometry_url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.geometry_url = geometry_url


class _State(MacroElement):
    _template = Template("{% macro script(this, kwargs) %}{{ this.call }}{% endmacro %}")

    def __init__(self, call: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "State"
        self.call = call


class StateGroup(folium.FeatureGroup):
    """The feature group that carries an update: it has no layers, its script makes the call."""

    def __init__(self, call: str) -> None:
        super().__init__()
        self.add_child(_State(call), name="state")

    def render(self, **kwargs: object) -> str:
        """Nothing: see the module."""
        return ""
