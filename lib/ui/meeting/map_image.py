"""The map of a scene as a picture, drawn here, so that a projector waits for no tiles."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from lib.io.hand_out import MapPicture
from lib.ui.hand_outs.map_file import outlines

_SIZE, _UNIT = (1600, 1000), 2.3
"""Wide enough for a projector, and names of 18 pixels where it is shown half as wide."""
_KEPT = 16


def map_address(picture: MapPicture) -> str:
    """The picture as an address that holds it all; the same map is drawn once."""
    return _drawn(_Asked(picture))


class _Asked:
    """A picture as a key: maps that look the same are the same."""

    def __init__(self, picture: MapPicture) -> None:
        self.picture = picture
        self._looks = (
            tuple(line.colour + line.pattern for line in picture.classes),
            tuple(sorted(picture.place_of.items())),
            tuple(sorted(picture.outlined)),
            picture.focus,
            tuple(sorted(picture.areas.items())),
        )

    def __hash__(self) -> int:
        return hash(self._looks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._looks == other._looks


@lru_cache(_KEPT)
def _drawn(asked: _Asked) -> str:
    from lib.io.static_map import draw_map

    drawn = draw_map(asked.picture, outlines(), _SIZE, _UNIT)
    file = BytesIO()
    drawn.save(file, "WEBP", lossless=True, quality=30, method=2)
    return f"data:image/webp;base64,{b64encode(file.getvalue()).decode()}"
