"""The bound of every Streamlit app: two select boxes and a line of text, no data, no map."""

import json
import os
from pathlib import Path

import streamlit as st

choices = json.loads((Path(os.environ["BENCH_FOLDER"]) / "choices.json").read_text())
st.set_page_config(page_title="Empty", layout="wide")
status = st.selectbox("Status", ["all", *choices["colours"]])
regency = st.selectbox("Regency", ["all", *choices["regencies"]])
st.html(f'<p id="shown">{status} {regency}</p>')
