"""``nhipcau read``: the facts a document states, with their words; and how well the reader agrees with people."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhipcau.cli.output import offer_json, print_json
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.lib.reading import Fact, Reading
    from nhipcau.lib.reading.scoring import Score

HELP = Label("đọc văn bản, bài viết thành các dữ kiện kèm lời trích", "read documents into facts with their words")
FILES = Label("tệp TXT, HTML, DOCX, PDF, EML", "files: TXT, HTML, DOCX, PDF, EML")
PUBLISHED = Label(
    "ngày đăng: 2023, 2023-12 hoặc 2023-12-18 (mặc định lấy trong bài)",
    "day of publication: 2023, 2023-12 or 2023-12-18 (by default what the text says)",
)
HTML = Label("in một trang HTML có lời trích được tô", "print a page of HTML with the words marked")
INTO_DESK = Label(
    "đọc mọi tệp của thư mục vào bàn làm việc, để cán bộ duyệt",
    "read every file of a folder into the desk, for officers",
)
AGENCY = Label(
    "mã cơ quan nhận (xem: nhipcau people list)", "code of the agency they are for (see: nhipcau people list)"
)
SCORE = Label(
    "chấm bộ đọc theo thư mục văn bản đã gán nhãn (*.json)", "score the reader on a folder of annotated documents"
)
ONLY = Label(
    "chỉ chấm các văn bản trong danh sách này (mã, cách nhau bằng dấu phẩy)", "score these documents only (ids)"
)
MISSES = Label("in các dữ kiện sót và thừa", "print what was missed and what was found wrongly")
MODEL = Label(
    "hỏi thêm mô hình ngôn ngữ đã cấu hình (NHIPCAU_MODEL_URL)",
    "ask the configured language model, too (NHIPCAU_MODEL_URL)",
)
IS_PUBLIC = Label(
    "các văn bản này đã công khai: được gửi cho mô hình", "these documents are public: they may be sent to the model"
)
NOTHING = Label("Không có nội dung về đối ngoại.", "Nothing about external affairs.")
MARGIN = 60
"""Characters of a quotation shown on a line."""


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=FILES.get(language))
    parser.add_argument("--published", metavar="DATE", help=PUBLISHED.get(language))
    parser.add_argument("--html", action="store_true", help=HTML.get(language))
    parser.add_argument("--into-desk", type=Path, metavar="FOLDER", help=INTO_DESK.get(language))
    parser.add_argument("--agency", default="", metavar="CODE", help=AGENCY.get(language))
    parser.add_argument("--score", type=Path, metavar="GOLD_DIR", help=SCORE.get(language))
    parser.add_argument("--only", default="", metavar="IDS", help=ONLY.get(language))
    parser.add_argument("--misses", action="store_true", help=MISSES.get(language))
    parser.add_argument("--model", action="store_true", help=MODEL.get(language))
    parser.add_argument("--public", action="store_true", help=IS_PUBLIC.get(language))
    offer_json(parser, language)


def run(options: Namespace) -> int:
    from nhipcau.core.faults import Fault

    check_day(options.published)
    if options.score:
        return _score(options)
    if options.into_desk:
        from nhipcau.cli.read_into_desk import into_desk

        return into_desk(options)
    if not options.files:
        raise Fault(
            "no_files",
            "Chưa có tệp nào để đọc. Ví dụ: nhipcau read bao-cao.docx --published 2023-12-18",
            "No file to read was named. Example: nhipcau read report.docx --published 2023-12-18",
        )
    for number, path in enumerate(options.files):
        _show(path, _reading(path, options), options, is_first=number == 0)
    return 0


def _show(path: Path, reading: Reading, options: Namespace, *, is_first: bool) -> None:
    if options.json:
        print_json(reading.as_json(path.stem))
    elif options.html:
        from nhipcau.cli.read_page import page

        print(page(path.name, reading, options.lang))
    else:
        if not is_first:
            print()
        print(path.name)
        for line in _lines(reading, options.lang):
            print(f"  {line}")


def _lines(reading: Reading, language: str) -> Iterator[str]:
    if not reading.relevant:
        yield NOTHING.get(language)
    for fact in reading.facts:
        start, end = fact.span
        yield f"{start:>7}  {fact.type:16}  {_said(fact)}  “{on_a_line(reading.text[start:end])}”"


def on_a_line(quote: str) -> str:
    """A quotation as a line of an answer shows it."""
    said = " ".join(quote.split())
    return said if len(said) <= MARGIN else f"{said[: MARGIN - 1]}…"


def _said(fact: Fact) -> str:
    """The values a person looks at first."""
    return "; ".join(f"{name}: {value}" for name, value in fact.values.items() if value not in (None, [], False))


def check_day(said: str | None) -> None:
    """Refuse anything but a year, a month or a day."""
    from nhipcau.core.faults import Fault
    from nhipcau.lib.reading import PUBLISHED_ON

    if said and not PUBLISHED_ON.fullmatch(said):
        raise Fault(
            "bad_day",
            f"“{said}” ở --published không phải là ngày. Hãy viết 2023, 2023-12 hoặc 2023-12-18.",
            f"“{said}” in --published is no day. Write 2023, 2023-12 or 2023-12-18.",
            {"published": said},
        )


def _reading(path: Path, options: Namespace) -> Reading:
    return _read(text_of(path), options.published, options)


def _read(text: str, published: str | None, options: Namespace) -> Reading:
    """The facts by rules, and what the model adds where that is asked for."""
    from nhipcau.lib.reading import read

    reading = read(text, published)
    if not options.model:
        return reading
    from nhipcau.core.model_reading import with_model

    return with_model(reading, is_public=options.public)


def text_of(path: Path) -> str:
    """The text of a file: as it stands for text files, so that offsets count its own code points."""
    from nhipcau.core.attachments.wording import text_in
    from nhipcau.core.faults import Fault

    try:
        content = path.read_bytes()
    except OSError as problem:
        raise Fault(
            "no_file",
            f"Không mở được tệp “{path}”: {problem.strerror}. Hãy kiểm tra tên và quyền đọc.",
            f"The file “{path}” cannot be opened: {problem.strerror}. Check its name and that you may read it.",
            {"file": str(path)},
        ) from None
    return text_in(content, path.name)


def _score(options: Namespace) -> int:
    from nhipcau.core.faults import Fault
    from nhipcau.lib.reading.scoring import Score, summary

    paths = sorted(options.score.glob("*.json"))
    if not paths:
        raise Fault(
            "no_annotations",
            f"Thư mục “{options.score}” không có văn bản đã gán nhãn (*.json).",
            f"The folder “{options.score}” holds no annotated documents (*.json).",
            {"folder": str(options.score)},
        )
    score = Score()
    wanted = set(filter(None, options.only.split(",")))
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not wanted or gold["doc_id"] in wanted:
            text = annotated_text(gold, path)
            reading = _read(text, gold["source"].get("published"), options)
            score.add(gold, reading.as_json(gold["doc_id"]), text)
    if options.json:
        print_json(summary(score))
        return 0
    for line in _table(score):
        print(line)
    for miss in score.misses if options.misses else ():
        print(f"{miss.doc_id}  {'+' if miss.is_spurious else '-'} {miss.type}  “{' '.join(miss.quote.split())}”")
    return 0


def annotated_text(gold: dict[str, Any], path: Path) -> str:
    """The text of an annotated document: in it, or behind the header of the file it names. Refuses another text."""
    import hashlib

    from nhipcau.core.faults import Fault

    text = gold.get("text")
    for folder in (path.parent, path.parent.parent):
        if text is None and (folder / gold["text_file"]).exists():
            text = (folder / gold["text_file"]).read_text(encoding="utf-8").split("\n\n", 1)[-1]
    if text is None or hashlib.sha256(text.encode("utf-8")).hexdigest() != gold["text_sha256"]:
        raise Fault(
            "other_text",
            f"Văn bản của “{path.name}” không có hoặc không phải bản đã gán nhãn.",
            f"The text of “{path.name}” is missing or is not the one that was annotated.",
            {"file": path.name},
        )
    return str(text)


def _table(score: Score) -> Iterator[str]:
    from nhipcau.lib.reading import FIELDS

    yield f"{score.documents} documents"
    yield f"{'type':17}{'gold':>5}{'right':>7}{'wrong':>7}{'missed':>8}{'P':>8}{'R':>8}{'F1':>8}{'detect F1':>12}{'full F1':>9}"
    for kind in (*FIELDS, "all"):
        key, detect, full = (score.rate(level, kind) for level in ("key", "detect", "full"))
        yield (
            f"{kind:17}{key.right + key.missed:5}{key.right:7}{key.wrong:7}{key.missed:8}"
            f"{key.precision:8.3f}{key.recall:8.3f}{key.f1:8.3f}{detect.f1:12.3f}{full.f1:9.3f}"
        )
    yield f"facts on irrelevant documents: {score.on_irrelevant}; offsets that do not give their words: {score.invalid}"
