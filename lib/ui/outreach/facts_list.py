"""Figures as a list: what, how many of how many as a bar, and in small what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from lib.domain.indicators import Share
from lib.ui.outreach.reach_table import meter
from lib.ui.safe import html


@dataclass(frozen=True, slots=True)
class Fact:
    """``figure`` stands before the share where the share only says how much of it is known."""

    title: str
    share: Share
    meaning: str
    figure: str = ""


def show_facts(facts: Sequence[Fact]) -> None:
    """One line per fact, n/N beside every percentage."""
    lines = "".join(
        f"<div><dt><b>{html(fact.title)}</b>{_small(fact.meaning)}</dt>"
        f"<dd>{_figure(fact)}{meter(fact.share)}</dd></div>"
        for fact in facts
    )
    st.html(f'<dl class="pb-facts">{lines}</dl>')


def _small(meaning: str) -> str:
    return f"<small>{html(meaning)}</small>" if meaning else ""


def _figure(fact: Fact) -> str:
    return f'<b class="pb-fact">{html(fact.figure)}</b>' if fact.figure else ""
