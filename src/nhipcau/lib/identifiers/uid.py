"""Identifiers of records: by time for new ones, by source and row for seeded public facts."""

import unicodedata
from hashlib import blake2b
from typing import Final
from uuid import UUID, uuid5

# uuid5(NAMESPACE_DNS, "nhipcau"), written out because it must never change.
NAMESPACE: Final = UUID("be06af0b-3c7d-510e-8251-80ef0732db7d")

_RANDOM_BYTES: Final = 10
_TIME_BITS: Final = 48
_HASH_BITS: Final = 64


def uuid7(milliseconds: int, random: bytes) -> UUID:
    """Return a version 7 UUID (RFC 9562, section 5.7).

    ``milliseconds`` since 1970-01-01 UTC, below 2**48; ``random`` ten bytes, whose six bits under the version
    and variant are not used. Sorting such UUIDs sorts by time. ValueError for anything else.
    """
    if not 0 <= milliseconds < 1 << _TIME_BITS:
        raise ValueError(f"milliseconds must fit in {_TIME_BITS} bits: {milliseconds}")
    if len(random) != _RANDOM_BYTES:
        raise ValueError(f"random must be {_RANDOM_BYTES} bytes, not {len(random)}")
    octets = bytearray(milliseconds.to_bytes(6, "big") + random)
    octets[6] = 0x70 | octets[6] & 0x0F
    octets[8] = 0x80 | octets[8] & 0x3F
    return UUID(bytes=bytes(octets))


def seeded_uid(source: str, row: str) -> UUID:
    """Return the version 5 UUID (RFC 9562, section 5.5) of one row of one public source.

    Every instance gives the same fact the same identifier. Both parts are taken in NFC and must not be empty
    (ValueError); the length of the source is part of the name, so ("ab", "c") and ("a", "bc") differ.
    """
    if not source or not row:
        raise ValueError("a seeded identifier needs both a source and a row")
    source, row = unicodedata.normalize("NFC", source), unicodedata.normalize("NFC", row)
    return uuid5(NAMESPACE, f"{len(source)}:{source}{row}")


def fixed_hash(uid: UUID, bits: int = 56) -> int:
    """Return the top ``bits`` (1 to 64) of the 64-bit BLAKE2b digest (RFC 7693) of the UUID's bytes.

    It settles ties in an order that looks random but is the same on every machine, for ever.
    """
    if not 1 <= bits <= _HASH_BITS:
        raise ValueError(f"bits must be within 1 and {_HASH_BITS}, not {bits}")
    digest = blake2b(uid.bytes, digest_size=_HASH_BITS // 8).digest()
    return int.from_bytes(digest, "big") >> (_HASH_BITS - bits)
