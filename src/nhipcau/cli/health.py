"""``nhipcau health``: count promises and judge agreements and ties anew, as the worker does once a day."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from nhipcau.cli.output import offer_json, print_json
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label

HELP = Label(
    "tính lại việc thực hiện cam kết và tình trạng của mọi thỏa thuận, quan hệ",
    "reckon anew what comes of promises and how every agreement and tie is doing",
)
DONE = Label("Đã tính {many} hồ sơ trong {seconds} giây.", "Reckoned {many} records in {seconds} seconds.")


def declare(parser: ArgumentParser, language: str) -> None:
    offer_json(parser, language)


def run(options: Namespace) -> int:
    start_django()
    from django.utils import timezone

    from nhipcau.core.realisation.following import reckon_all
    from nhipcau.core.realisation.found import by_word, word_label

    began = time.monotonic()
    many, seconds = reckon_all(timezone.localdate()), round(time.monotonic() - began, 1)
    rows = by_word()
    if options.json:
        counted = [{"register": register, "word": word, "records": records} for register, word, records in rows]
        print_json({"reckoned": many, "seconds": seconds, "health": counted})
        return 0
    for register, word, records in rows:
        print(f"{register}  {word_label(word).get(options.lang)}: {records}")
    print(DONE.get(options.lang).format(many=many, seconds=seconds))
    return 0
