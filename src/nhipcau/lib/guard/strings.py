"""Every text inside a value, with the way to it."""

from collections.abc import Iterator, Mapping
from typing import Any


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, text) of every string in a JSON value: ``{"vi": ["a"]}`` gives ``("vi.0", "a")``; a string's own path is "".

    Keys of objects are the machinery's words (languages, parts of a value) and are not given.
    """
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from strings(part, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for place, part in enumerate(value):
            yield from strings(part, f"{path}.{place}" if path else str(place))
