"""Identifiers which two instances, or two years, work out alike."""

from nhipcau.lib.identifiers.code import parse_code, public_code
from nhipcau.lib.identifiers.uid import NAMESPACE, fixed_hash, seeded_uid, uuid7

__all__ = ["NAMESPACE", "fixed_hash", "parse_code", "public_code", "seeded_uid", "uuid7"]
