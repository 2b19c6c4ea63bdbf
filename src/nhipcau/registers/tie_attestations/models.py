"""What Wikipedia and Wikidata say of ties: statements of others, kept apart with their own licence."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
SNAPSHOTS = Vocabulary.from_csv(DATA / "snapshot_labels.csv")


class TieAttestation(Record):
    """One pair as listed there; linked to the tie it speaks of where both sides are certain."""

    vn_party = fields.Text()
    level = fields.Choice(LEVELS)
    place = fields.Place()
    partner_name = fields.Text()
    country = fields.Country()
    snapshots = fields.Choices(SNAPSHOTS)
    tie = fields.To("twinnings.Twinning")

    class Meta(Record.Meta):
        app_label = "tie_attestations"
