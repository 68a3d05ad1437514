"""The folium page as most would write it: the map is built again on each rerun.

Shapes are simplified already. Only the addresses of Leaflet differ from a usual page: they lead to
a file server of the bench, because the measurement must not wait for another host.
"""

import json
import os
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

FOLDER = Path(os.environ["BENCH_FOLDER"])
FILES = os.environ["BENCH_FILES"]
folium.Map.default_js = [("leaflet", f"{FILES}/leaflet-1.9.4.js")]
folium.Map.default_css = [("leaflet_css", f"{FILES}/leaflet-1.9.4.css")]


@st.cache_data
def load():
    shapes = json.loads((FOLDER / "villages.geojson").read_text())
    return shapes, json.loads((FOLDER / "choices.json").read_text())


shapes, choices = load()
st.set_page_config(page_title="Folium", layout="wide")
status = st.selectbox("Status", ["all", *choices["colours"]])
regency = st.selectbox("Regency", ["all", *choices["regencies"]])


def style(feature):
    about = feature["properties"]
    shown = status in ("all", about["status"])
    colour = choices["colours"][about["status"]] if shown else choices["pale"]
    return {"fillColor": colour, "fillOpacity": 0.9, "color": "#777777", "weight": 0.4}


wanted = [f for f in shapes["features"] if regency in ("all", f["properties"]["regency"])]
m = folium.Map(location=[-6.45, 106.1], zoom_start=9, tiles=None)
folium.GeoJson(
    {"type": "FeatureCollection", "features": wanted},
    style_function=style,
    tooltip=folium.GeoJsonTooltip(["name", "regency", "status"]),
).add_to(m)
st_folium(m, height=540, use_container_width=True)
