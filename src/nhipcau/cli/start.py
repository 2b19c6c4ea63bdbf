"""Starting Django for a command, and saying what to do when there is nothing to read yet."""

from __future__ import annotations

import os
from pathlib import Path

from nhipcau.core.faults import Fault
from nhipcau.core.settings import home


def start_django() -> Path:
    """Make the installation's models and databases usable; returns its data directory."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
    if not apps.ready:
        django.setup()
    return home()


def open_store() -> Path:
    """Start Django for reading; raises :class:`Fault` with what to run if store or index are not there."""
    place = start_django()
    from nhipcau.core.health import store_is_ready

    if not store_is_ready():
        raise Fault(
            "not_prepared",
            f"Trong {place} chưa có dữ liệu hoặc chỉ mục tìm kiếm dùng được. "
            "Hãy chạy: nhipcau demo --no-serve (dữ liệu mẫu) hoặc nhipcau project --rebuild.",
            f"There is no usable data or search index in {place}. "
            "Run: nhipcau demo --no-serve (shipped data) or nhipcau project --rebuild.",
            {"home": str(place)},
        )
    return place
