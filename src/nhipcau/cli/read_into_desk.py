"""``nhipcau read --into-desk``: a folder of texts becomes readings of an agency, for its officers to decide on."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from nhipcau.cli.output import tell
from nhipcau.cli.progress import stage
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label

READING = Label("Đọc văn bản", "Reading texts")
REASON = "đọc thư mục văn bản từ dòng lệnh / folder read from the command line"
SEVERAL = frozenset({".txt", ".md", ".htm", ".html", ".docx", ".odt", ".pdf", ".eml"})
"""Endings of the files of a folder that are read; others are passed over."""


def into_desk(options: Namespace) -> int:
    """Read every file of a folder that the agency has not read yet; returns the exit status: 1 if some were refused.

    What was read before is left alone, known by its text, so the command can run again and again on a folder that fills.
    A file that is refused is named with the reason, and the rest goes on.
    """
    start_django()
    from nhipcau.cli.people import act_of_operator
    from nhipcau.cli.read import text_of
    from nhipcau.core.faults import Fault
    from nhipcau.core.readings.keeping import About, keep_new

    agency, files, act = _agency(options.agency), _files(options.into_desk), act_of_operator(REASON)
    fresh = known = 0
    refused: list[tuple[Path, Label]] = []
    with stage(READING.get(options.lang)) as report:
        for number, path in enumerate(files, start=1):
            try:
                about = About(path.stem, published=options.published or "")
                if keep_new(text_of(path), about, agency, act):
                    fresh += 1
                else:
                    known += 1
            except Fault as problem:
                refused.append((path, Label(problem.vi, problem.en)))
            report(number, len(files))
    for path, words in refused:
        tell(options.lang, f"{path}: {words.vi}", f"{path}: {words.en}")
    tell(
        options.lang,
        f"{fresh} văn bản mới, {known} đã đọc trước, {len(refused)} không nhận. Xem ở bàn làm việc, mục “Đọc văn bản”.",
        f"{fresh} new, {known} read before, {len(refused)} refused. See “Read texts” at the desk.",
    )
    return 1 if refused else 0


def _files(folder: Path) -> list[Path]:
    from nhipcau.core.faults import Fault

    if not folder.is_dir():
        raise Fault(
            "no_folder",
            f"“{folder}” không phải thư mục. Hãy kiểm tra đường dẫn.",
            f"“{folder}” is no folder. Check the path.",
            {"folder": str(folder)},
        )
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SEVERAL and path.is_file())


def _agency(uid: str) -> str:
    """The uid of an agency there is."""
    from nhipcau.cli.people import agency_named
    from nhipcau.core.faults import Fault

    if not uid:
        raise Fault(
            "no_agency",
            "Hãy cho biết văn bản là của cơ quan nào: --agency MÃ (xem: nhipcau people list).",
            "Say whose the texts are: --agency CODE (see: nhipcau people list).",
        )
    return str(agency_named(uid).uid)
