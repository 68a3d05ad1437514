"""Figures as a list: what, how many of how many as a bar, and in small what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.indicators import Share
from lib.ui import format
from lib.ui.safe import html


@dataclass(frozen=True, slots=True)
class Fact:
    """``figure`` stands before the share where the share only says how much of it is known."""

    title: str
    share: Share
    meaning: str = ""
    figure: str = ""


def facts_html(facts: Sequence[Fact]) -> str:
    """One line per fact, n/N beside every percentage."""
    lines = "".join(
        f"<div><dt><b>{html(fact.title)}</b>{_small(fact.meaning)}</dt>"
        f"<dd>{_figure(fact)}{meter(fact.share)}</dd></div>"
        for fact in facts
    )
    return f'<dl class="pb-facts">{lines}</dl>'


def _small(meaning: str) -> str:
    return f"<small>{html(meaning)}</small>" if meaning else ""


def _figure(fact: Fact) -> str:
    return f'<b class="pb-fact">{html(fact.figure)}</b>' if fact.figure else ""


def meter(share: Share, mark: Share | None = None) -> str:
    """A share as bar, per cent and n/N; a notch where the mark stands."""
    width = (share.ratio or 0.0) * 100
    notch = (
        f'<i class="pb-notch" style="left:{mark.ratio * 100:.1f}%"></i>'
        if mark is not None and mark.ratio
        else ""
    )
    return (
        f'<span class="pb-meter-line"><span class="pb-meter" aria-hidden="true">'
        f'<i style="width:{width:.1f}%"></i>{notch}</span>'
        f"<b>{html(format.percent(share))}</b>"
        f"<small>{format.number(share.part)}/{format.number(share.whole)}</small></span>"
    )
