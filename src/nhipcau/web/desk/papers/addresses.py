"""Addresses of papers of a record, and of papers of a year."""

from __future__ import annotations

from uuid import UUID

from nhipcau.core.papers.declaration import PaperForm, YearPaper
from nhipcau.core.register import Register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of


def papers_address(language: str, register: Register, uid: UUID) -> str:
    return desk_address(language, "desk_papers", slug=register.slug[place_of(language)], uid=uid)


def paper_address(language: str, register: Register, uid: UUID, form: PaperForm) -> str:
    place = place_of(language)
    return desk_address(language, "desk_paper", slug=register.slug[place], uid=uid, paper=form.slug[place])


def year_papers_address(language: str, register: Register) -> str:
    return desk_address(language, "desk_year_papers", slug=register.slug[place_of(language)])


def year_paper_address(language: str, register: Register, form: YearPaper) -> str:
    place = place_of(language)
    return desk_address(language, "desk_year_paper", slug=register.slug[place], paper=form.slug[place])
