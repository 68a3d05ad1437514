"""An empty file of slides with the house's own master, and its bytes once they are drawn.

It begins with the template of python-pptx, of which nothing that anybody could see is left: neither
its English prompts, its colours and its 4:3, nor its author, its thumbnail and its printer.
"""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import NotesMaster, SlideLayout, SlideMaster
from pptx.util import Pt

from lib.io.hand_out import HandOut
from lib.io.safe_text import one_line
from lib.io.slide_look import ACCENT, BOTTOM, HEIGHT, INK, MARGIN, SOFT, TITLE, WIDTH, Box, emu
from lib.io.slide_words import SlideWords

_TITLE_ONLY = 5
_NAME = "Pantau Desa Binaan"
_KEPT = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.SLIDE_NUMBER)
_COLOURS = {
    "dk2": ACCENT,
    "lt2": "#FAFAF7",
    "accent1": ACCENT,
    "accent2": "#2E7585",
    "accent3": "#5BA2AD",
    "accent4": "#9FD2D8",
    "accent5": "#7A5C7E",
    "accent6": "#A3A88B",
    "hlink": ACCENT,
    "folHlink": SOFT,
}
"""What PowerPoint offers for whatever somebody adds; the colours of the statuses stay apart."""
_NUMBER = Box(WIDTH - MARGIN - 60, BOTTOM + 9, 60, 16)


def empty_deck(hand_out: HandOut, words: SlideWords) -> Deck:
    """A 16:9 file without slides, with one layout: a title and a slide number."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    size: Any = deck.element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    for place, layout in reversed(list(enumerate(deck.slide_layouts))):
        if place != _TITLE_ONLY:
            deck.slide_layouts.remove(layout)
    _settle_master(deck.slide_master, words)
    _settle_layout(deck.slide_layouts[0], words)
    _settle_notes(deck.notes_master, words)
    _drop_leftovers(deck)
    _describe(deck, hand_out, words)
    return deck


def deck_bytes(deck: Deck) -> bytes:
    """The file; the same slides give the same bytes, so the zip tells no time of its own."""
    saved, told = BytesIO(), BytesIO()
    deck.save(saved)
    with ZipFile(saved) as source, ZipFile(told, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return told.getvalue()


def _settle_master(master: SlideMaster, words: SlideWords) -> None:
    for placeholder in list(master.placeholders):
        kind = placeholder.placeholder_format.type
        if kind not in _KEPT:
            placeholder.element.getparent().remove(placeholder.element)
            continue
        box = TITLE if kind is PP_PLACEHOLDER.TITLE else _NUMBER
        placeholder.left, placeholder.top, placeholder.width, placeholder.height = emu(box)
        if kind is PP_PLACEHOLDER.TITLE:
            placeholder.text_frame.text = words.title
    element: Any = master.element
    # Titles keep the size they were measured for: nothing grows or shrinks them.
    for fit in element.iter(qn("a:normAutofit")):
        fit.getparent().replace(fit, parse_xml(f"<a:noAutofit {_NAMESPACE}/>"))
    style = element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", "2800")
    run.set("b", "1")
    for body in element.iter(qn("a:bodyPr")):
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
        body.set("anchor", "t")
    _speak(element, words.language)
    _settle_theme(master)


def _settle_layout(layout: SlideLayout, words: SlideWords) -> None:
    for placeholder in list(layout.placeholders):
        kind = placeholder.placeholder_format.type
        if kind not in _KEPT:
            placeholder.element.getparent().remove(placeholder.element)
        elif kind is PP_PLACEHOLDER.TITLE:
            placeholder.text_frame.text = words.title
    element: Any = layout.element
    element.find(qn("p:cSld")).set("name", words.title)
    _speak(element, words.language)


def _settle_notes(master: NotesMaster, words: SlideWords) -> None:
    """The master of the notes without its prompts, its date, its header and its footer."""
    for placeholder in list(master.placeholders):
        kind = placeholder.placeholder_format.type
        if kind is PP_PLACEHOLDER.BODY:
            placeholder.text_frame.text = ""
        elif kind is not PP_PLACEHOLDER.SLIDE_IMAGE:
            placeholder.element.getparent().remove(placeholder.element)
    theme: Any = master.part.part_related_by(RT.THEME)
    theme._element.set("name", _NAME)
    _speak(master.element, words.language)


def _settle_theme(master: SlideMaster) -> None:
    theme = master.part.part_related_by(RT.THEME)
    tree: Any = parse_xml(theme.blob)
    tree.set("name", _NAME)
    scheme = tree.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", _NAME)
    for name, colour in {"dk1": INK, "lt1": "#FFFFFF", **_COLOURS}.items():
        slot = scheme.find(qn(f"a:{name}"))
        told = parse_xml(f'<a:srgbClr {_NAMESPACE} val="{colour[1:]}"/>')
        slot[:] = [told]
    theme.blob = serialize_part_xml(tree)


def _speak(element: Any, language: str) -> None:
    """The language for the spelling of whatever is typed on it."""
    for run in element.xpath(".//*[@lang]"):
        run.set("lang", language)


def _drop_leftovers(deck: Deck) -> None:
    part, package = deck.part, deck.part.package
    for owner, kind in (
        (part, RT.PRINTER_SETTINGS),
        (package, RT.THUMBNAIL),
        (package, RT.EXTENDED_PROPERTIES),
    ):
        owner.drop_rel(owner.relate_to(owner.part_related_by(kind), kind))


def _describe(deck: Deck, hand_out: HandOut, words: SlideWords) -> None:
    imprint, about = hand_out.imprint, deck.core_properties
    made: datetime = imprint.made.astimezone(UTC).replace(tzinfo=None)
    about.title = one_line(hand_out.title)[:255]
    about.subject = one_line(imprint.filter)[:255]
    about.author = about.last_modified_by = one_line(words.author)[:255]
    about.comments = one_line(imprint.small_print)[:255]
    about.keywords = one_line(imprint.mark)[:255]
    about.version = str(imprint.version)
    about.language = words.language
    about.created = about.modified = made
    about.revision = 1


_NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
