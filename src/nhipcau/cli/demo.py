"""``nhipcau demo``: from nothing to a filled site in one command."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from nhipcau.cli import serve
from nhipcau.cli.output import tell
from nhipcau.cli.preparation import is_prepared, make_chart_script, prepare
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label
from nhipcau.core.settings import home

HELP = Label(
    "chuẩn bị mọi thứ với dữ liệu đi kèm rồi mở trang; lần sau mở ngay",
    "prepare everything with the shipped data and serve; the second time it serves at once",
)
NO_SERVE = Label("chỉ chuẩn bị rồi thoát", "prepare and exit")


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--no-serve", action="store_true", help=NO_SERVE.get(language))
    serve.offer_bind(parser, language)


def run(options: Namespace) -> int:
    place = home()
    if not options.no_serve:
        serve.refuse_taken(serve.address(options.bind))
    if is_prepared(place):
        tell(options.lang, f"Dữ liệu trong {place} đã sẵn sàng.", f"The data in {place} is ready.")
    else:
        start_django()
        prepare(place, options.lang)
    make_chart_script(place, options.lang)
    if options.no_serve:
        return 0
    start_django()
    _offer_training(options.lang)
    return serve.serve(serve.address(options.bind), options.lang, with_worker=True)


def _offer_training(language: str) -> None:
    """Make an account for every role in fictitious agencies and print their passwords, unless people work here."""
    from nhipcau.cli.people import print_training
    from nhipcau.core.people.standing import every_agency

    if every_agency().exists():
        tell(
            language,
            "Đã có cơ quan trong dữ liệu này. Mật khẩu tập huấn mới: nhipcau people training",
            "There are agencies in this data. Fresh passwords for training: nhipcau people training",
        )
    else:
        print_training(language)
