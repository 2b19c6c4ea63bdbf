"""What a message is about: a public record, or nothing in particular – and which office the record's source names."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from nhipcau.core.faults import not_found
from nhipcau.core.registry import registers
from nhipcau.core.store.read import one
from nhipcau.web.portal.addresses import address, contact_address, place_of
from nhipcau.web.portal.cells import cell


@dataclass(frozen=True)
class Subject:
    """``register`` and ``code`` of a public record, both "" for none; words in the language of the page.

    ``website`` is the one of the body a record is about, where such bodies may claim their records.
    """

    register: str = ""
    code: str = ""
    label: str = ""
    singular: str = ""
    title: str = ""
    office: str = ""
    website: str = ""

    @property
    def about(self) -> tuple[str, str]:
        return self.register, self.code

    def form(self, language: str) -> str:
        """Path of the form."""
        return contact_address(language, *self.about) if self.code else address(language, "contact")

    def page(self, language: str) -> str:
        """Path of the record."""
        return address(language, *self.about)


def subject_of(name: str, code: str, language: str) -> Subject:
    """A record that is public now; a 404 :class:`Fault` otherwise, in the words of every record that is not there."""
    register = registers()[name]
    text = one(name, code)
    if text is None:
        raise not_found(register.title[place_of(language)], code)
    item = orjson.loads(text)
    named = item["values"].get(register.office) if register.office else None
    return Subject(
        name,
        code,
        item[f"label_{language}"],
        register.singular[place_of(language)],
        register.title[place_of(language)],
        cell(register.kinds[register.office], named, language) if named else "",
        (item["values"].get(register.profile.website) or "") if register.profile else "",
    )
