"""Villages with their areas as GeoJSON, for a geographical information system.

A village whose area is not known is in the file too, with ``null`` for its geometry. What the file
says of itself stands beside the features, as RFC 7946 allows (section 6.1).
"""

import json
from collections.abc import Mapping, Sequence

from lib.domain.outlines import Outlines, Polygon
from lib.io.hand_out import Imprint

Properties = Mapping[str, str | int | Sequence[str] | None]


def to_geojson(
    villages: Mapping[str, Properties], outlines: Outlines, imprint: Imprint, notes: Properties
) -> bytes:
    """A FeatureCollection of the villages by code, in their order; positions are longitude first.

    ``notes`` are put beside what the imprint says, such as where the areas come from.
    """
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": properties,
            "geometry": _geometry(outlines.of.get(code)),
        }
        for code, properties in villages.items()
    ]
    about = {
        "record": imprint.record,
        "mark": imprint.mark,
        "examples": imprint.examples,
        "filter": imprint.filter,
        "area": imprint.area,
        "made": imprint.made.isoformat(timespec="seconds"),
        "version": imprint.version,
        "lines": dict(imprint.lines),
        **notes,
    }
    collection = {"type": "FeatureCollection", "about": about, "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _geometry(polygons: Sequence[Polygon] | None) -> dict[str, object] | None:
    if not polygons:
        return None
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}
