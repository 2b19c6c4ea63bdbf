"""``nhipcau inbox``: what visitors sent and were answered, for the operator; deleting what may no longer be kept."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from nhipcau.cli.output import counted, offer_json, print_json, tell
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label

if TYPE_CHECKING:
    from nhipcau.core.inbox.letters import Letter

HELP = Label("tin người xem gửi: liệt kê, xóa tin quá hạn", "what visitors sent: list it, delete what is over time")
ORDER = Label(
    "list: in mọi tin, cũ trước; purge: xóa tin đã quá số ngày giữ (tiến trình cập nhật cũng tự làm)",
    "list: print every message, oldest first; purge: delete what is over time (the worker does so too)",
)


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("order", choices=("list", "purge"), help=ORDER.get(language))
    offer_json(parser, language)


def run(options: Namespace) -> int:
    start_django()
    if options.order == "purge":
        _purge(options.lang)
        return 0
    from nhipcau.core.inbox.letters import letters

    if options.json:
        print_json({"messages": [_as_json(number, letter) for number, letter in letters()]})
        return 0
    for number, letter in letters():
        _print(number, letter)
    return 0


def _purge(language: str) -> None:
    from django.utils import timezone

    from nhipcau.core.inbox.letters import purge

    count = purge(timezone.localdate())
    tell(language, f"Đã xóa {count} tin quá hạn.", f"{counted(count, 'message', 'messages')} deleted.")


def _as_json(number: int, letter: Letter) -> dict[str, Any]:
    return {"number": number, **letter._asdict()}


def _print(number: int, letter: Letter) -> None:
    about = f"{letter.register}/{letter.code}" if letter.code else "–"
    print(f"#{number} {letter.received_on} {letter.kind} {letter.state} {about}")
    for name, value in letter.fields.items():
        first, *others = value.split("\n")
        print("\n".join([f"  {name}: {first}", *(f"    {line}" for line in others)]))
    for reply in letter.replies:
        first, *others = reply.text.split("\n")
        print(
            "\n".join([f"  {reply.on} {'<' if reply.is_office else '>'} {first}", *(f"    {line}" for line in others)])
        )
