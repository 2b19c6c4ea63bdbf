"""What a fact about a document becomes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.told import Told, day_of
from nhipcau.registers.documents.models import KINDS

if TYPE_CHECKING:
    from nhipcau.core.kinds import Plain

KIND_OF = {
    "nghi_quyet": "resolution", "chi_thi": "directive", "quyet_dinh": "decision", "nghi_dinh": "decree",
    "thong_tu": "circular", "luat": "law", "ke_hoach": "plan", "chuong_trinh": "programme", "de_an": "scheme",
    "chien_luoc": "strategy", "quy_hoach": "master_plan", "ket_luan": "conclusion", "thong_bao": "notice",
    "bao_cao": "report", "quy_che": "regulation", "cong_van": "dispatch", "van_kien": "congress_document",
}  # fmt: skip


def policy_document(told: Told) -> dict[str, Plain] | None:
    """Columns of a document; one without a title goes by its type and number."""
    said = told.values
    kind = KIND_OF.get(said["doc_type"])
    named = " ".join(filter(None, (KINDS.label(kind).vi if kind else "", said["number"])))
    return {
        "title": {"vi": said["title"] or named},
        "symbol": said["number"],
        "kind": kind,
        "issuer": said["issuer"],
        "issued_on": day_of(said["date"]),
        "language": "vi",
    }
