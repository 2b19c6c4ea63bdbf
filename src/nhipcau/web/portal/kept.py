"""Parts of fixed pages that only the index decides – maps, tables of all places –, drawn once for each of its states.

Every reader gets the same bytes, so the second may have what was drawn for the first; a new commit of the index begins
anew. Only for parts without conditions: what readers ask for has no end, and would not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nhipcau.core.search import public_index


def kept(template: str, language: str, make: Callable[[], Mapping[str, Any]]) -> SafeString:
    """The part ``portal/<template>.html`` in a language, with the context ``make`` gives when it is first asked for."""
    state = public_index().state()
    return state.once(
        ("drawn", template, language),
        lambda: render_to_string(f"portal/{template}.html", {"language": language, **make()}),
    )
