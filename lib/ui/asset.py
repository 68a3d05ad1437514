"""A file that the browser fetches by an address which names its content.

Imports nothing of streamlit: the server needs it while it starts.
"""

import gzip
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its bytes, the same gzipped once, and the version in its address."""

    content: bytes
    gzipped: bytes
    version: str
    media_type: str


def asset_of(content: bytes, media_type: str) -> Asset:
    """The asset with these bytes; its version is the hash of the content."""
    version = sha256(content).hexdigest()[:16]
    return Asset(content, gzip.compress(content, 9, mtime=0), version, media_type)
