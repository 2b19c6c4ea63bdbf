"""Secrets that stand in an address: given out once, kept only as what they hash to."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, as an address can hold them."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """How a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()
