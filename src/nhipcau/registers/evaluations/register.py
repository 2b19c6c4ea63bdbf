"""Sổ tự đánh giá quan hệ / register of self-evaluations of partnerships."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.core.column import SHARED, Column
from nhipcau.core.labels import Label
from nhipcau.core.register import Register
from nhipcau.registers.evaluations.models import Evaluation


class Evaluations(Register):
    """Scores of 1 to 5 that an agency gives its own partnership; judgements, so none of them leaves the desk."""

    model = Evaluation
    slug = "tu-danh-gia", "evaluations"
    title = "Tự đánh giá quan hệ hợp tác", "Self-evaluations of partnerships"
    singular = "Điểm tự đánh giá", "Self-evaluation"
    code_prefix = "TDG"
    prominence = 30
    counted_as = "judgement"
    inside = True
    label_from = ("principle", "year", "score")
    needed = "principle", "year"
    box = ("tie", "agreement", "year", "principle", "score", "evidence_words")
    columns = (
        Column("principle", ("Nguyên tắc G20 Roma", "G20 Rome principle"), seen=SHARED, listed=True, facet=True),
        Column("year", ("Năm", "Year"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column(
            "score",
            ("Điểm (1 đến 5)", "Score (1 to 5)"),
            seen=SHARED,
            listed=True,
            facet=True,
            sorted=True,
            help=("Để trống nếu chưa đánh giá; không ghi 0.", "Left empty where nothing was judged; there is no 0."),
        ),
        Column("evidence_words", ("Căn cứ của điểm", "What the score rests on"), seen=SHARED, searched="strong"),
        Column("tie", ("Quan hệ", "Tie"), seen=SHARED, listed=True, facet=True),
        Column("agreement", ("Thỏa thuận", "Agreement"), seen=SHARED, facet=True),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        principle, score = values["principle"] or {"vi": "?", "en": "?"}, values["score"]
        said = f": {score['vi']}/5" if score else ""
        return Label(*(f"{principle[language]} {values['year'] or ''}{said}" for language in ("vi", "en")))

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        if values.get("score") and not values.get("evidence_words"):
            yield Label("Điểm cần có căn cứ.", "A score needs what it rests on.")
        if not (values.get("tie") or values.get("agreement")):
            yield Label(
                "Chưa ghi đánh giá quan hệ hay thỏa thuận nào.", "It does not say which tie or agreement is judged."
            )
