"""The guard at the door: state secrets are refused everywhere, what identifies private persons in public columns."""

from nhipcau.core.guard.asking import (
    check_document,
    check_text,
    has_secret,
    personal_in,
    refuse_personal,
    refuse_secrets,
)
from nhipcau.core.guard.refusal import Found, Refused, keep

__all__ = [
    "Found",
    "Refused",
    "check_document",
    "check_text",
    "has_secret",
    "keep",
    "personal_in",
    "refuse_personal",
    "refuse_secrets",
]
