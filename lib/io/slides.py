"""The five scenes of a meeting as slides that an office can edit.

Charts and tables are native, the map is a picture with a native legend. A cover says of what filter
and day the slides are and who made them, the last ones hold the definitions; filter and the mark of
a simulation stand on every slide, because slides are copied one by one.
"""

from collections.abc import Callable
from functools import partial

from lib.io.hand_out import HandOut, MapPicture
from lib.io.slide_words import SlideWords


def to_pptx(
    hand_out: HandOut,
    words: SlideWords,
    draw: Callable[[MapPicture, tuple[int, int]], bytes],
    progress: Callable[[float], None] | None = None,
) -> bytes:
    """The file; the same hand-out of the same moment gives the same bytes.

    ``draw`` gives a map as PNG in so many pixels. ``progress`` is called between slides with the
    share that is done, and may raise to stop.
    """
    from lib.io.slide_deck import deck_bytes, empty_deck
    from lib.io.slide_scenes import Slides

    deck = empty_deck(hand_out, words)
    slides = Slides(deck, hand_out, words, draw)
    parts: list[Callable[[], None]] = [
        slides.add_cover,
        *(partial(slides.add_scene, scene) for scene in hand_out.scenes),
        slides.add_definitions,
    ]
    for done, add in enumerate(parts):
        if progress is not None:
            progress(done / (len(parts) + 1))
        add()
    if progress is not None:
        progress(len(parts) / (len(parts) + 1))
    return deck_bytes(deck)
