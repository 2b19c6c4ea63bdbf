"""The script of interactive charts, out of the installed package vl-convert (extra "charts"), for browsers off line.

``python -m nhipcau.engines.charts FILE`` writes it: making it starts a JavaScript engine of 130 MB, which no process
that answers readers should carry.
"""

from __future__ import annotations

import hashlib
import os
import sys
from importlib import metadata
from pathlib import Path

PACKAGE = "vl-convert-python"


class NoChartEngine(RuntimeError):  # noqa: N818  # it says what is missing
    """The extra is not installed; ``vi`` and ``en`` are sentences for operators."""

    def __init__(self) -> None:
        self.vi = "Chưa cài phần biểu đồ tương tác. Hãy chạy: pip install 'nhipcau[charts]'"
        self.en = "Interactive charts are not installed. Run: pip install 'nhipcau[charts]'"
        super().__init__(self.en)


def bundle_name() -> str:
    """ "vega.<stamp>.js": the same for the same release of the package, known without starting its engine."""
    try:
        release = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        raise NoChartEngine from None
    return f"vega.{hashlib.sha256(f'{PACKAGE} {release}'.encode()).hexdigest()[:12]}.js"


def bundle() -> bytes:
    """Vega, Vega-Lite and vega-embed in one script module of 0.9 MB that asks no other host for anything."""
    try:
        import vl_convert
    except ImportError:
        raise NoChartEngine from None
    return vl_convert.javascript_bundle().encode()  # type: ignore[call-arg]  # its stubs forget the default


def write_bundle(path: Path) -> None:
    """Write the script where the pages look for it: whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    unfinished.write_bytes(bundle())
    unfinished.replace(path)


if __name__ == "__main__":
    write_bundle(Path(sys.argv[1]))
