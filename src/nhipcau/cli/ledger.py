"""``nhipcau ledger``: seal it, verify it, remove a value from it by decision, take a batch back."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from uuid import UUID

from nhipcau.cli.output import offer_json, print_json, tell
from nhipcau.cli.progress import stage
from nhipcau.cli.start import start_django
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label

HELP = Label(
    "sổ cái: niêm phong, kiểm tra, xóa một giá trị, hoàn tác một đợt",
    "the ledger: seal, verify, expunge a value, undo a batch",
)
ORDERS = {
    "seal": Label(
        "niêm phong những thay đổi chưa niêm phong (tiến trình cập nhật tự làm mỗi phút)",
        "seal what is not sealed yet (the worker does so every minute)",
    ),
    "verify": Label(
        "kiểm tra toàn bộ sổ cái; có sai lệch thì trả về mã 1",
        "look through the whole ledger; exit status 1 if something is wrong",
    ),
    "expunge": Label(
        "xóa mọi giá trị của một cột khỏi một bản ghi và lịch sử của nó, theo quyết định",
        "remove every value of a column from a record and its history, by decision",
    ),
    "undo": Label(
        "hoàn tác cả một đợt ghi, như một lần nhập bảng quá lớn để hoàn tác trên trang",
        "take a whole batch back, as a table too large to be taken back on a page",
    ),
}
BATCH = Label("mã UUID của đợt ghi, ở cuối địa chỉ trang của đợt", "the batch's UUID, at the end of its page's address")
REST = Label("để nguyên những gì người khác đã sửa sau đó", "leave what others have changed since")
ANCHOR = Label("so với bản sao này của tệp neo", "compare with this copy of the anchor file")
UID = Label("mã UUID của bản ghi", "the record's UUID")
COLUMN = Label("tên cột", "name of the column")
BY = Label("người quyết định", "who decided it")
REASON = Label("lý do, ghi vào sổ cái", "reason, for the ledger")
KEEP = Label("giá trị hiện tại đã sửa đúng, giữ lại", "the present value has been corrected: keep it")
QUOTES = Label("xóa cả đoạn trích trong nguồn của cột này", "also what the evidence quotes for this column")
VERIFYING = Label("Kiểm tra sổ cái", "Verifying the ledger")
FORGETTING = Label("Xóa dấu vết trong các tệp", "Making the files forget it")
POLL_SECONDS = 0.2

COUNTS = Label(
    "Thay đổi: {changes}; niêm phong: {seals}; chưa niêm phong: {unsealed}; chưa ghi vào tệp neo: {unanchored} niêm phong; "
    "giá trị đã xóa theo quyết định: {expunged}.",
    "Changes: {changes}; seals: {seals}; not sealed yet: {unsealed}; seals not in the anchor file yet: {unanchored}; "
    "values expunged by decision: {expunged}.",
)
WELL = Label("Không thấy sai lệch.", "Nothing is wrong.")
ILL = Label("Số sai lệch: {troubles}.", "Things that are wrong: {troubles}.")


def declare(parser: ArgumentParser, language: str) -> None:
    orders = parser.add_subparsers(dest="order", required=True, metavar="ORDER")
    made = {name: orders.add_parser(name, help=words.get(language)) for name, words in ORDERS.items()}
    made["verify"].add_argument("--anchor", type=Path, metavar="FILE", help=ANCHOR.get(language))
    offer_json(made["verify"], language)
    made["expunge"].add_argument("uid", metavar="UID", help=UID.get(language))
    made["expunge"].add_argument("column", metavar="COLUMN", help=COLUMN.get(language))
    made["expunge"].add_argument("--by", required=True, help=BY.get(language))
    made["expunge"].add_argument("--reason", required=True, help=REASON.get(language))
    made["expunge"].add_argument("--keep-present", action="store_true", help=KEEP.get(language))
    made["expunge"].add_argument("--quotes", action="store_true", help=QUOTES.get(language))
    made["undo"].add_argument("batch", metavar="BATCH", help=BATCH.get(language))
    made["undo"].add_argument("--by", required=True, help=BY.get(language))
    made["undo"].add_argument("--reason", required=True, help=REASON.get(language))
    made["undo"].add_argument("--rest", action="store_true", help=REST.get(language))


def run(options: Namespace) -> int:
    place = start_django()
    orders = {"seal": _seal, "verify": _verify, "expunge": _expunge, "undo": _undo}
    return orders[options.order](options, place)


def _seal(options: Namespace, _: Path) -> int:
    from nhipcau.core.ledger import anchor
    from nhipcau.core.ledger.seal import newest, seal

    with stage(ORDERS["seal"].get(options.lang)) as report:
        count = seal(report)
    last = newest()
    number = last.number if last else 0
    tell(
        options.lang,
        f"Đã niêm phong {count} thay đổi; niêm phong mới nhất: số {number}; tệp neo: {anchor.place()}.",
        f"Sealed {count} changes; the newest seal is number {number}; anchor file: {anchor.place()}.",
    )
    return 0


def _verify(options: Namespace, _: Path) -> int:
    from nhipcau.core.ledger.verify import Tally, verify

    if options.anchor and not options.anchor.is_file():
        raise Fault("no_anchor", f"Không có tệp neo {options.anchor}.", f"There is no anchor file {options.anchor}.")
    tally = Tally()
    found: list[dict[str, Any]] = []
    with stage(VERIFYING.get(options.lang)) as report:
        for trouble in verify(tally, options.anchor, report):
            if options.json:
                words = {"vi": trouble.words.vi, "en": trouble.words.en}
                found.append({"code": trouble.code, **trouble.about, "row": trouble.row, "words": words})
            else:
                print(trouble.words.get(options.lang), flush=True)
    if options.json:
        print_json({**tally.plain(), "found": found})
    else:
        print(COUNTS.get(options.lang).format(**tally.plain()))
        print((ILL if tally.troubles else WELL).get(options.lang).format(**tally.plain()))
    return 1 if tally.troubles else 0


def _expunge(options: Namespace, place: Path) -> int:
    from django.db import transaction

    from nhipcau.core.discussing.saying import forget
    from nhipcau.core.ledger import Act, expunge
    from nhipcau.core.readings.forgetting import expunge as of_texts

    uid, act = _uuid(options.uid), Act(options.by, options.reason)
    with transaction.atomic():
        forget(uid, act)
        of_texts(uid, options.column, act, quotes=options.quotes)
        count = expunge(
            uid,
            options.column,
            actor=options.by,
            reason=options.reason,
            keep_present=options.keep_present,
            quotes=options.quotes,
        )
    with stage(FORGETTING.get(options.lang)):
        _forget(place)
    tell(
        options.lang,
        f"Đã xóa giá trị ở {count} thay đổi và trong các tệp của thư mục dữ liệu. Bản sao lưu cũ vẫn còn giá trị đó.",
        f"Removed from {count} changes and from the files of the data directory. Older backups still have the value.",
    )
    return 0


def _undo(options: Namespace, _: Path) -> int:
    from nhipcau.core.ledger import Act, undo_batch

    with stage(ORDERS["undo"].get(options.lang)):
        done = undo_batch(_uuid(options.batch), Act(options.by, options.reason), leaving_changed=options.rest)
    tell(
        options.lang,
        f"Đã bỏ {done.removed} hồ sơ, sửa lại {done.updated}, khôi phục {done.restored}; để nguyên {len(done.left)} giá trị.",
        f"Removed {done.removed} records, changed back {done.updated}, restored {done.restored}; {len(done.left)} values left.",
    )
    return 0


def _forget(place: Path) -> None:
    """Have it done by the worker that runs, or do it here."""
    from nhipcau.core import forgetting
    from nhipcau.core.worker import catch_up, is_alive, sole_writer

    while forgetting.is_pending():
        if is_alive(place):
            time.sleep(POLL_SECONDS)
            continue
        with sole_writer(place):
            while catch_up() or not forgetting.forget():
                time.sleep(POLL_SECONDS)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Fault(
            "bad_uid", f"{text[:40]!r} không phải mã UUID của bản ghi.", f"{text[:40]!r} is no record's UUID."
        ) from None
