"""The parts of a chart as Vega-Lite, in the theme's own colours.

Written out and handed to Streamlit: Altair, which writes the same, took 0.3 of the 0.4 s of
processor time of a page with five charts, half of it for checks (docs/decisions/0004).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.ui import theme

Spec = dict[str, Any]
"""A part of a Vega-Lite specification."""


def words(place: Spec, **look: object) -> Spec:
    """The words of each row, beside its mark."""
    return {
        "mark": {"type": "text", "fontSize": 13, **look},
        "encoding": {**place, "text": nominal("words")},
    }


def nominal(field: str, **more: object) -> Spec:
    """A field of names."""
    return {"field": field, "type": "nominal", **more}


def ordinal(field: str, **more: object) -> Spec:
    """A field of moments in their order."""
    return {"field": field, "type": "ordinal", **more}


def quantitative(field: str, **more: object) -> Spec:
    """A field of numbers."""
    return {"field": field, "type": "quantitative", **more}


def time_axis(orient: str, labels: Sequence[str]) -> Spec:
    """Months with the year below the first one of each, so that thirteen stand side by side."""
    years = [label.split(" ")[-1] for label in labels]
    first = [label for place, label in enumerate(labels) if years.index(years[place]) == place]
    words = "split(datum.label, ' ')"
    return {
        "orient": orient,
        "title": None,
        "labelAngle": 0,
        "labelExpr": f"indexof({json.dumps(first)}, datum.label) >= 0 ? {words} : {words}[0]",
        "labelPadding": 22 if orient == "top" else 6,
        "labelOverlap": False,
    }


@dataclass(frozen=True, slots=True)
class Colours:
    """What charts are painted with, all of it from the theme file."""

    ink: str
    paper: str
    line: str
    accent: str
    pale: str
    steps: tuple[str, ...]
    nothing: str
    font: str

    def step(self, share: float) -> str:
        """The colour of a share of the highest count; nothing at all has a colour of its own."""
        return self.steps[self._place(share)] if share > 0 else self.nothing

    def on_step(self, share: float) -> str:
        """The colour of words on it: ink on the half near the paper, paper on the other."""
        return self.paper if share > 0 and self._place(share) >= 5 else self.ink

    def _place(self, share: float) -> int:
        return min(len(self.steps) - 1, int(share * len(self.steps)))


def colours_now() -> Colours:
    """The colours of the theme that the reader sees."""

    def option(name: str) -> Any:
        return st.get_option(f"theme.{'dark' if theme.is_dark() else 'light'}.{name}")

    steps = tuple(option("chartSequentialColors"))
    return Colours(
        ink=option("textColor"),
        paper=option("backgroundColor"),
        line=option("borderColor"),
        accent=theme.accent(),
        pale=steps[3],
        steps=steps,
        nothing=option("secondaryBackgroundColor"),
        font=str(st.get_option("theme.font")),
    )


def dressed(chart: Spec) -> Spec:
    """The chart in the font and ink of the page, without frame or grid."""
    colours = colours_now()
    return {
        **chart,
        # Streamlit adds 20 pixels below a chart that says nothing of its padding.
        "padding": {"left": 0, "right": 0, "top": 0, "bottom": 0},
        "config": {
            "background": "transparent",
            "font": colours.font,
            "view": {"strokeWidth": 0},
            "axis": {
                "labelColor": colours.ink,
                "labelFontSize": 13,
                "labelLimit": 190,
                "domain": False,
                "ticks": False,
                "grid": False,
                "labelPadding": 8,
            },
        },
    }
