"""The address of a list with its parameters, and the addresses one step away from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

FIRST = ("q",)
LAST = ("sort", "view", "offset")
_ENDS = {**dict.fromkeys(FIRST, 0), **{name: 2 + place for place, name in enumerate(LAST)}}
_GAP = "\x00"
"""Stands where a value will be; no value has it, because no list accepts it."""


class Question:
    """A path with parameters (name → values), written in one canonical order so that equal lists have equal addresses."""

    def __init__(self, path: str, params: Mapping[str, Sequence[str]]) -> None:
        self.path = path
        self.params = {name: [value for value in values if value] for name, values in params.items()}

    def href(self, **changes: str | Sequence[str]) -> str:
        """The address with some parameters replaced ("" or nothing takes one away); any change but paging goes to page one."""
        params = {**self.params, **{name: _values(value) for name, value in changes.items()}}
        if changes and "offset" not in changes:
            params.pop("offset", None)
        return self._written(self.path, params)

    def hrefs(self, name: str) -> Callable[[str], str]:
        """``href(**{name: value})`` for many values: everything else is written once."""
        before, after = self.href(**{name: _GAP}).split(quote_plus(_GAP))
        return lambda value: f"{before}{quote_plus(value)}{after}"

    def toggled(self, name: str, value: str) -> str:
        """The address with ``value`` of filter ``name`` added, or taken away if it is there."""
        chosen = self.params.get(name, [])
        changed = [one for one in chosen if one != value] if value in chosen else [*chosen, value]
        return self.href(**{name: changed})

    def at(self, path: str) -> str:
        """The same question asked at another path, from its first result on (downloads)."""
        return self._written(
            path, {name: values for name, values in self.params.items() if name not in ("offset", "limit", "view")}
        )

    def hidden(self, *without: str) -> list[tuple[str, str]]:
        """Parameters a search form carries along."""
        return [
            (name, value)
            for name, values in _ordered(self.params)
            if name not in (*without, "offset")
            for value in values
        ]

    @staticmethod
    def _written(path: str, params: Mapping[str, Sequence[str]]) -> str:
        return _address(path, tuple((name, tuple(values)) for name, values in params.items()))


@lru_cache(maxsize=16_384)
def _address(path: str, params: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """Remembered: a table of countries writes hundreds of addresses, the same ones for every reader."""
    query = urlencode(_ordered(dict(params)), doseq=True)
    return f"{path}?{query}" if query else path


def _values(value: str | Sequence[str]) -> list[str]:
    given = [value] if isinstance(value, str) else list(value)
    return [one for one in given if one]


def _ordered(params: Mapping[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    names = sorted((name for name in params if params[name]), key=lambda name: (_ENDS.get(name, 1), name))
    return [(name, list(params[name]) if name in _ENDS else sorted(params[name])) for name in names]
