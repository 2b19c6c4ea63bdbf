"""Files of the pages (style, scripts, fonts, icons), served out of the package under names that change with their content."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

FOLDER = Path(__file__).parent / "static"
SIGN_IN = ("mfa/static/mfa/js/webauthn-json.js", "mfa/static/mfa/js/webauthn.js", "account/static/account/js/onload.js")
"""Scripts for passkeys, out of the installed package that also checks them."""
STYLES = {"portal.css": "*.css", "desk.css": "**/*.css"}
"""The style sheets and which files of ``static/styles`` they are made of, in the order of their names: visitors do not
fetch what only the desk's pages need (``styles/desk``).
"""
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
COMPRESSED = (".css", ".js", ".svg")
FOR_EVER = "public, max-age=31536000, immutable"
LEVEL = 6

_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_FILE = re.compile(r'url\("([^":]+)"\)')


@dataclass(frozen=True)
class Asset:
    """A file with the name browsers may keep for ever; ``packed`` is its gzip form (None where that gains nothing)."""

    served_as: str
    content: bytes
    content_type: str
    packed: bytes | None


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every file by its own name, read once per process."""
    found = {path.name: _asset(path.name, path.read_bytes()) for path in _files()}
    return {**found, **{name: _asset(name, _style(found, files)) for name, files in STYLES.items()}}


def asset_address(name: str) -> str:
    return f"/static/{assets()[name].served_as}"


def serve(request: HttpRequest, name: str) -> HttpResponse:
    """``/static/<stem>.<stamp>.<suffix>``; a stamp of another version is a 404, so that nothing stale is kept."""
    from nhipcau.web.chart_script import chart_script_asset

    asset = _by_address().get(name) or chart_script_asset(name)
    if asset is None:
        raise Http404(name)
    packs = asset.packed is not None and accepts_gzip(request)
    response = HttpResponse(asset.packed if packs else asset.content, content_type=asset.content_type)
    response.headers["Cache-Control"] = FOR_EVER
    if asset.packed is not None:
        patch_vary_headers(response, ["Accept-Encoding"])
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    return response


def accepts_gzip(request: HttpRequest) -> bool:
    """Whether the reader takes gzip (``gzip;q=0`` refuses it)."""
    accepted = (part.strip().lower() for part in request.META.get("HTTP_ACCEPT_ENCODING", "").split(","))
    return any(re.fullmatch(r"gzip(;\s*q=(1(\.0*)?|0?\.\d*[1-9]\d*))?", part) for part in accepted)


def packed(content: bytes, level: int = LEVEL) -> bytes:
    """gzip without a clock: equal contents give equal bytes."""
    return gzip.compress(content, compresslevel=level, mtime=0)


def _files() -> Iterator[Path]:
    for folder in (FOLDER, FOLDER / "fonts"):
        yield from (path for path in sorted(folder.iterdir()) if path.suffix in TYPES)
    yield from (_sign_in_package() / name for name in SIGN_IN)


def _sign_in_package() -> Path:
    found = find_spec("allauth")
    assert found and found.submodule_search_locations  # noqa: S101  # it is a dependency
    return Path(found.submodule_search_locations[0])


def script(served_as: str, content: bytes) -> Asset:
    """A script that is no file of this folder, under the name it is served by."""
    return Asset(served_as, content, TYPES[".js"], packed(content))


def _asset(name: str, content: bytes) -> Asset:
    path = Path(name)
    stamp = hashlib.sha256(content).hexdigest()[:12]
    small = packed(content) if path.suffix in COMPRESSED else None
    return Asset(f"{path.stem}.{stamp}{path.suffix}", content, TYPES[path.suffix], small)


def _style(found: Mapping[str, Asset], files: str) -> bytes:
    """A style sheet without its comments; ``url("name")`` becomes the address of that file."""
    paths = sorted((FOLDER / "styles").glob(files), key=lambda path: path.name)
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    named = _FILE.sub(lambda match: f'url("/static/{found[match[1]].served_as}")', _COMMENT.sub("", text))
    return named.encode()


@lru_cache(maxsize=1)
def _by_address() -> dict[str, Asset]:
    return {asset.served_as: asset for asset in assets().values()}
