"""The address of what the map tells of villages: given by a page, for what its reader may see.

The address carries the regencies of the reader and a signature that only this process can make, so
nobody has days computed that no page asked for. It opens nothing by itself: the route asks anew who
reads, and whether those are still the regencies.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from secrets import token_bytes

from lib.services.sources import Source

ROUTE = "/peta/desa/{source}/{version}/{as_of}/{regencies}/{signature}.json"
_EVERYWHERE = "banten"
_KEY = token_bytes(32)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which record, of which day, for a reader of which regencies (empty: the province)."""

    source: Source
    as_of: date
    regencies: frozenset[str]


def address(asked: Asked, version: int) -> str:
    """The address below the app's root, without a leading slash; another one per data version."""
    scope = "-".join(sorted(asked.regencies)) or _EVERYWHERE
    said = f"{asked.source}/{version}/{asked.as_of.isoformat()}/{scope}"
    return f"peta/desa/{said}/{_signature(said)}.json"


def read(params: Mapping[str, str]) -> Asked | None:
    """What an address asks for; None for one that no page of this process gave."""
    said = "/".join(params[name] for name in ("source", "version", "as_of", "regencies"))
    if not hmac.compare_digest(params["signature"].encode(), _signature(said).encode()):
        return None
    scope = params["regencies"]
    regencies = frozenset() if scope == _EVERYWHERE else frozenset(scope.split("-"))
    return Asked(Source(params["source"]), date.fromisoformat(params["as_of"]), regencies)


def _signature(said: str) -> str:
    return hmac.new(_KEY, said.encode(), sha256).hexdigest()[:32]
