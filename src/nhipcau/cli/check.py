"""``nhipcau check``: the figures documents state, held against themselves, each other and the registers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nhipcau.cli.output import offer_json, print_json
from nhipcau.cli.read import FILES, PUBLISHED, check_day, on_a_line, text_of
from nhipcau.cli.start import open_store, start_django
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.checking import Checked
    from nhipcau.lib.checking import Claim

HELP = Label(
    "đối chiếu số liệu trong văn bản: tự nó, với văn bản khác, với các sổ",
    "check the figures of documents: by themselves, against others, against the registers",
)
ALONE = Label("không đối chiếu với các sổ (không cần dữ liệu)", "without the registers (no data needed)")
NONE = Label("Không đọc được số liệu nào.", "No figure was read.")
UNCHECKED = Label("Chưa có gì để đối chiếu.", "Nothing to hold it against.")
SIGNS_MEAN = Label(
    "=  khớp   ≠  lệch   →  suy ra   ·  không so được", "=  agrees   ≠  differs   →  implies   ·  cannot be compared"
)


class _Document(NamedTuple):
    name: str
    claims: list[Claim]


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=FILES.get(language))
    parser.add_argument("--published", metavar="DATE", help=PUBLISHED.get(language))
    parser.add_argument("--alone", action="store_true", help=ALONE.get(language))
    offer_json(parser, language)


def run(options: Namespace) -> int:
    check_day(options.published)
    if options.alone:
        start_django()
    else:
        open_store()
    documents = [_document(path, options.published) for path in options.files]
    found = [(document.name, _checked(document, documents, alone=options.alone)) for document in documents]
    if options.json:
        print_json([{"doc_id": Path(name).stem, "claims": [_as_json(line) for line in lines]} for name, lines in found])
        return 0
    for name, lines in found:
        print(name)
        for line in _lines(lines, options.lang):
            print(f"  {line}")
        print()
    print(SIGNS_MEAN.get(options.lang))
    return 0


def _document(path: Path, published: str | None) -> _Document:
    from nhipcau.lib.checking import claim_of, joined
    from nhipcau.lib.reading import read

    reading = read(text_of(path), published)
    named = f"“{path.name}”"
    return _Document(
        path.name,
        joined(
            claim_of(
                fact.values,
                said_in=(named, named),
                said_on=reading.published,
                quote=" ".join(reading.text[fact.span.start : fact.span.end].split()),
            )
            for fact in reading.facts
            if fact.type == "quantity_claim"
        ),
    )


def _checked(document: _Document, documents: Sequence[_Document], *, alone: bool) -> list[Checked]:
    from nhipcau.core.checking import checked, known_figures, no_figures

    others = [claim for other in documents if other is not document for claim in other.claims]
    return list(checked(document.claims, others, no_figures if alone else known_figures))


def _lines(lines: Sequence[Checked], language: str) -> Iterator[str]:
    from nhipcau.lib.checking import stated

    if not lines:
        yield NONE.get(language)
    for claim, findings in lines:
        yield f"{claim.measure}: {stated(claim)[language == 'en']}  “{on_a_line(claim.quote)}”"
        for finding in findings:
            yield f"  {finding.verdict.sign} {finding.get(language)}"
        if not findings:
            yield f"  {UNCHECKED.get(language)}"


def _as_json(line: Checked) -> dict[str, Any]:
    from nhipcau.core.series.answer import number

    claim = line.claim
    return {
        "measure": claim.measure,
        "value": number(claim.value),
        "period_start": claim.start,
        "period_end": claim.end,
        "scope": {"level": claim.level, "names": list(claim.names)},
        "quote": claim.quote,
        "findings": [
            {
                "verdict": str(finding.verdict),
                "rule": finding.rule,
                "vi": finding.vi,
                "en": finding.en,
                "computed": number(finding.computed),
                "against": finding.other and _against(finding.other),
            }
            for finding in line.findings
        ],
    }


def _against(other: Claim) -> dict[str, Any]:
    from nhipcau.core.series.answer import number

    return {
        "said_in": {"vi": other.said_in[0], "en": other.said_in[1]},
        "value": number(other.value),
        "period_start": other.start,
        "period_end": other.end,
        "url": other.address[0] or None,
        "url_en": other.address[1] or None,
    }
