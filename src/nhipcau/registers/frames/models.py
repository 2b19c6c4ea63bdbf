"""Frames of action: what the centre asks of all localities, in parts, as the source words it."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"


class Frame(Record):
    """A frame or one part of it. ``wording`` is the source's own."""

    title = fields.Words()
    part_of = fields.To("frames.Frame")
    ordinal = fields.Number()
    wording = fields.Words()
    issuer = fields.Text()
    given_on = fields.When()
    document = fields.To("documents.Document")
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "frames"
