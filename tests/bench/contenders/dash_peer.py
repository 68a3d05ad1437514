"""The peer: dash and dash-leaflet at their best; shapes by URL, a choice sends a few words.

Usage: dash_peer.py PORT
"""

import json
import os
import sys
from pathlib import Path

import dash_leaflet as dl
from dash import Dash, Input, Output, dcc, html
from flask import send_from_directory

FOLDER = Path(os.environ["BENCH_FOLDER"])
choices = json.loads((FOLDER / "choices.json").read_text())

STYLE = """
window.dashExtensions = { bench: {
  style: function (feature, context) {
    var h = context.hideout, p = feature.properties;
    var shown = (h.status === 'all' || h.status === p.status)
      && (h.regency === 'all' || h.regency === p.regency);
    window.benchShown = h.status + ' ' + h.regency;
    return { fillColor: shown ? h.colours[p.status] : h.pale, fillOpacity: 0.9, color: '#777777',
             weight: 0.4 };
  },
  tip: function (feature, layer) { layer.bindTooltip(feature.properties.name); }
} };
"""

app = Dash(__name__, serve_locally=True, update_title=None)
app.index_string = app.index_string.replace("{%scripts%}", f"<script>{STYLE}</script>{{%scripts%}}")


@app.server.route("/shapes/<name>")
def shapes(name):
    return send_from_directory(FOLDER, name)


def hideout(status, regency):
    return {
        "status": status,
        "regency": regency,
        "colours": choices["colours"],
        "pale": choices["pale"],
    }


app.layout = html.Div(
    [
        dcc.Dropdown(["all", *choices["colours"]], "all", id="status", clearable=False),
        dcc.Dropdown(["all", *choices["regencies"]], "all", id="regency", clearable=False),
        dl.Map(
            dl.GeoJSON(
                id="villages",
                url="/shapes/villages.geojson",
                style={"variable": "dashExtensions.bench.style"},
                onEachFeature={"variable": "dashExtensions.bench.tip"},
                hideout=hideout("all", "all"),
            ),
            center=[-6.45, 106.1],
            zoom=9,
            preferCanvas=True,
            style={"height": "540px"},
        ),
    ]
)


@app.callback(
    Output("villages", "hideout"),
    Input("status", "value"),
    Input("regency", "value"),
    prevent_initial_call=True,
)
def choose(status, regency):
    return hideout(status, regency)


app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
