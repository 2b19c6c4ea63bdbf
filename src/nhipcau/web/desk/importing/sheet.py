"""A checked table as its pages name it: sheets, headers in their order, what each goes into."""

from __future__ import annotations

from functools import cached_property

from nhipcau.core.importing.headers import LEFT_OUT, ROW_NUMBERS, Target, folded
from nhipcau.core.importing.models import Import
from nhipcau.core.importing.reading import tables_here
from nhipcau.core.importing.tables import Place
from nhipcau.web.words import say


class CheckedSheet:
    """Of one import; the file is looked at once."""

    def __init__(self, one: Import, language: str) -> None:
        self._one, self._language = one, language
        self._tables = tables_here(one)

    @cached_property
    def headers(self) -> list[str]:
        """All headers in the order of the table, by which inputs are numbered."""
        return list(self._tables.headers(self._one.sheets))

    @cached_property
    def targets(self) -> dict[str, Target]:
        """{header: what it goes into} of those that are not left out, in the order of the table."""
        into = {header: self._one.columns.get(header, LEFT_OUT) for header in self.headers}
        return {header: Target.of(target) for header, target in into.items() if target not in ("", LEFT_OUT)}

    @cached_property
    def left_out(self) -> list[str]:
        """Headers from whose columns nothing is taken, but those that only count rows."""
        return [header for header in self.headers if header not in self.targets and folded(header) not in ROW_NUMBERS]

    def input_of(self, header: str) -> str:
        return f"text.{self.headers.index(header)}"

    def place(self, number: int) -> str:
        """ "Dòng 7", or with the name of the sheet where there are several."""
        place = Place.of(number)
        if len(self._one.sheets) < 2:
            return say("desk_import_row", self._language, row=place.row)
        return say("desk_import_row_of", self._language, sheet=self._tables.name(place.sheet), row=place.row)
