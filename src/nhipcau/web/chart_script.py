"""The script of interactive charts as a file of the pages: made when a server starts, read when a reader asks for it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from nhipcau.engines.charts import NoChartEngine, bundle_name
from nhipcau.web.statics import Asset, script


def chart_script() -> Path | None:
    """Where the script lies; None if it has not been made, and the pages then show their charts and tables alone."""
    try:
        path = Path(settings.NHIPCAU_HOME) / "assets" / _name()
    except NoChartEngine:
        return None
    return path if path.is_file() else None


def chart_script_asset(served_as: str) -> Asset | None:
    """The script if that is the address asked for."""
    path = chart_script()
    return _read(path) if path and path.name == served_as else None


@lru_cache(maxsize=1)
def _name() -> str:
    return bundle_name()


@lru_cache(maxsize=1)
def _read(path: Path) -> Asset:
    return script(path.name, path.read_bytes())
