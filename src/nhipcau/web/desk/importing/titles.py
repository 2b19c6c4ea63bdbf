"""What columns of a table can go into, in the words of whoever looks."""

from __future__ import annotations

from nhipcau.core.importing.headers import Target, targets, writable
from nhipcau.core.importing.models import Import
from nhipcau.core.registry import registers


def target_titles(one: Import, language: str) -> dict[str, str]:
    """{target of the import: its title}. The table's own language stands in the targets; the page's may be another."""
    register = registers()[one.register]
    columns = writable(one)
    shown = targets(register, columns, language)
    return {
        target: shown.get(target) or shown.get(str(Target(Target.of(target).column, language))) or title
        for target, title in targets(register, columns, one.language).items()
    }


def needed_targets(one: Import, titles: dict[str, str]) -> dict[str, str]:
    """{column: title} of what a record is named by, with what may stand in for it: "Leader / Name of the delegation"."""
    register = registers()[one.register]
    found = {Target.of(target).column: title for target, title in reversed(titles.items())}
    ways = {
        name: dict.fromkeys((name, register.stand_ins.get(name, name))) for name in register.mandatory if name in found
    }
    return {name: " / ".join(found[one] for one in either if one in found) for name, either in ways.items()}
