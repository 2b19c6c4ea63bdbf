"""Files of the pages (style, script, icon), served out of the package under names that change with their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse

FOLDER = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """A file with the name browsers may keep for ever."""

    served_as: str
    content: bytes
    content_type: str


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every file of the folder by its own name, read once per process."""
    found = {}
    for path in sorted(FOLDER.iterdir()):
        content = path.read_bytes()
        stamp = hashlib.sha256(content).hexdigest()[:12]
        found[path.name] = Asset(f"{path.stem}.{stamp}{path.suffix}", content, TYPES[path.suffix])
    return found


def asset_address(name: str) -> str:
    return f"/static/{assets()[name].served_as}"


def serve(request: HttpRequest, name: str) -> HttpResponse:
    """``/static/<stem>.<stamp>.<suffix>``; a stamp of another version is a 404, so that nothing stale is kept."""
    for asset in assets().values():
        if asset.served_as == name:
            return HttpResponse(asset.content, content_type=asset.content_type, headers={"Cache-Control": FOR_EVER})
    raise Http404(name)
