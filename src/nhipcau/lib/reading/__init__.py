"""Reading: a Vietnamese text becomes proposed facts, each bound to its words. Deterministic, no network, no clock.

``read(text, published="2023-12-18")`` gives the facts; their evidence counts code points of the text as it was given.
"""

from nhipcau.lib.reading.fact import FIELDS, SCHEMA, Fact, Span
from nhipcau.lib.reading.read import PUBLISHED_ON, Reading, read

__all__ = ["FIELDS", "PUBLISHED_ON", "SCHEMA", "Fact", "Reading", "Span", "read"]
