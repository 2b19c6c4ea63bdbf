"""The guard at the door: state secrets are refused everywhere, what identifies private persons in public columns."""

from nhipcau.core.guard.asking import check_document, check_text, has_secret, refuse_personal, refuse_secrets
from nhipcau.core.guard.refusal import Refused, keep

__all__ = ["Refused", "check_document", "check_text", "has_secret", "keep", "refuse_personal", "refuse_secrets"]
