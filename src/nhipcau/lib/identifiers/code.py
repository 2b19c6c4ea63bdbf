"""Public codes: what people write on paper and in addresses, such as DT-0012."""

import re
from typing import Final

_PREFIX: Final = re.compile(r"[A-Z][A-Z0-9]{0,7}")
_CODE: Final = re.compile(r"\s*([A-Za-z][A-Za-z0-9]{0,7})-([0-9]{1,12})\s*")


def public_code(prefix: str, number: int) -> str:
    """Return the code of a number: ("DT", 12) -> "DT-0012"; from 10000 on it grows longer.

    ``prefix``: one to eight ASCII capitals or digits, a capital first; ``number`` at least 1. Else ValueError.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"not a code prefix: {prefix!r}")
    if number < 1:
        raise ValueError(f"codes count from 1, not {number}")
    return f"{prefix}-{number:04}"


def parse_code(code: str) -> tuple[str, int]:
    """Read a code back, however people type it: " dt-12" -> ("DT", 12). Else ValueError."""
    found = _CODE.fullmatch(code)
    if not found or int(found[2]) < 1:
        raise ValueError(f"not a public code: {code!r}")
    return found[1].upper(), int(found[2])
