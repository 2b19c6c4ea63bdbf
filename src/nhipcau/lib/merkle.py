"""Merkle tree hash of RFC 6962, section 2.1: leaves and nodes are hashed apart, so that no node can pass for a leaf."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

LEAF, NODE = b"\x00", b"\x01"


def root(leaves: Iterable[bytes]) -> bytes:
    """SHA-256 root (32 bytes) over ``leaves`` in their order; memory grows with the logarithm of their number."""
    whole: list[tuple[int, bytes]] = []  # roots of full trees, each with its size, the largest first
    for leaf in leaves:
        size, top = 1, _hash(LEAF + leaf)
        while whole and whole[-1][0] == size:
            size, top = 2 * size, _hash(NODE + whole.pop()[1] + top)
        whole.append((size, top))
    if not whole:
        return _hash(b"")
    _, top = whole.pop()
    while whole:
        top = _hash(NODE + whole.pop()[1] + top)
    return top


def _hash(said: bytes) -> bytes:
    return hashlib.sha256(said).digest()
