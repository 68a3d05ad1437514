"""What is shown in place of a page that failed; the log says the rest under the same number."""

import streamlit as st

from lib.ui.base_path import base_path
from lib.ui.i18n import t
from lib.ui.safe import html


def show_incident(number: str) -> None:
    """One sentence, the number to name, and a way on."""
    said = t(
        "This page could not be shown. Nothing was changed. Incident number: {number}",
        number=number,
    )
    way_on = t("Go to the home page")
    st.html(
        f'<div class="pb-incident" role="alert"><p>{html(said)}</p>'
        f'<p><a href="{base_path()}/" target="_self">{html(way_on)}</a></p></div>'
    )
