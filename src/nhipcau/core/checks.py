"""Start-up refuses a register that is not whole: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Error
from django.core.checks import register as checks_register

from nhipcau.core.column import SHARED
from nhipcau.core.kinds import Agency, Choice, Country, Flags, Kind, Link, Number, Place, Relation, Text, When, Words
from nhipcau.core.record import MACHINERY
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.bond import Bond
    from nhipcau.core.register import Register

KINDLESS = ("nhipcau.N004", "nhipcau.N005")
"""With one of these a register's kinds cannot be read, so what depends on them is not looked at."""


@checks_register("nhipcau")
def check_registers(**_: Any) -> list[CheckMessage]:
    """Run every check over every register."""
    found: list[CheckMessage] = []
    seen: dict[str, str] = {}
    for register in registers().values():
        for slug in (*register.slug, register.code_prefix):
            if slug in seen:
                found.append(_error(register, "N001", f"slug or prefix {slug!r} is also {seen[slug]}'s"))
            seen[slug] = register.name
        found += list(check_register(register))
    return found


def check_register(register: Register) -> Iterator[CheckMessage]:
    """Everything that can be wrong with one declaration."""
    wrong_columns = list(_check_columns(register))
    yield from wrong_columns
    if not any(message.id in KINDLESS for message in wrong_columns):
        yield from _check_relations(register)
        yield from _check_showing(register)
        yield from _check_days(register)
        yield from _check_bond(register)
        yield from _check_profile(register)
        yield from _check_work(register)
        yield from _check_told(register)
    yield from _check_names(register)
    for language in ("vi", "en"):
        if not (register.folder / f"help.{language}.md").is_file():
            yield _error(register, "N008", f"has no help page help.{language}.md")
    if not register.sample().is_file():
        yield _error(register, "N009", "has no samples.csv")


def _check_columns(register: Register) -> Iterator[CheckMessage]:
    fields = {field.name: field for field in register.model._meta.get_fields()}
    declared = [column.name for column in register.columns]
    for name in set(fields) - set(declared) - MACHINERY:
        yield _error(register, "N002", f"model field {name!r} is not declared as a column")
    for name in sorted({name for name in declared if declared.count(name) > 1}):
        yield _error(register, "N003", f"column {name!r} is declared twice")
    for column in register.columns:
        if column.is_derived:
            continue
        if column.name not in fields:
            yield _error(register, "N004", f"column {column.name!r} is no model field; a derived column gives its kind")
        elif not isinstance(getattr(fields[column.name], "kind", None), Kind):
            yield _error(register, "N005", f"field {column.name!r} has no kind: use nhipcau.core.fields")


def _check_relations(register: Register) -> Iterator[CheckMessage]:
    for name, relation in register.relations.items():
        if relation.to not in registers():
            yield _error(register, "N006", f"column {name!r} points at register {relation.to!r}, which does not exist")
        elif name in register.label_from and relation.to == register.name:
            yield _error(register, "N006", f"the label cannot be made from {name!r}: it points at the same register")


BOUND: dict[str, type[Kind]] = {"here": Place, "there": Country, "partner": Relation, "since": When, "kind": Choice}
"""What kind of column each part of a bond is."""
COUNTED: dict[str, tuple[type[Kind], str]] = {
    "level": (Choice, ""),
    "certainty": (Choice, "inferred"),
    "flags": (Flags, "conflict"),
}
"""Parts a bond may have: their kind, and the part that names values of it."""


def _check_bond(register: Register) -> Iterator[CheckMessage]:
    if (bond := register.bond) is None:
        return
    public = {column.name: column for column in register.public}
    for part, kind in BOUND.items():
        name = getattr(bond, part)
        if name not in public or not isinstance(register.kinds[name], kind):
            yield _error(register, "N012", f"bond: {part} = {name!r} is no public column of kind {kind.name!r}")
        elif part != "partner" and not public[name].facet:
            yield _error(register, "N012", f"bond: {part} = {name!r} is no facet, so it cannot be counted")
    if bond.succession and not isinstance(register.kinds.get(bond.succession), Words):
        yield _error(register, "N012", f"bond: succession = {bond.succession!r} is no column of words")
    if (bond.here, bond.there) != (register.place, register.country):
        yield _error(register, "N012", "bond: here and there are the register's place and country")
    yield from _check_counted(register, bond)


def _check_counted(register: Register, bond: Bond) -> Iterator[CheckMessage]:
    facets = {column.name for column in register.public if column.facet}
    for part, (wanted, values) in COUNTED.items():
        name, said = getattr(bond, part), getattr(bond, values) if values else ()
        named = [said] if isinstance(said, str) and said else list(said)
        kind = register.kinds.get(name)
        if not (name or named):
            continue
        if name not in facets or not isinstance(kind, wanted):
            yield _error(register, "N012", f"bond: {part} = {name!r} is no public facet of kind {wanted.name!r}")
        elif isinstance(kind, Choice) and (unknown := [one for one in named if one not in kind.vocabulary]):
            yield _error(register, "N012", f"bond: {values} names {unknown}, which {name!r} does not have")


def _check_profile(register: Register) -> Iterator[CheckMessage]:
    public = {column.name for column in register.public if not column.is_derived}
    if profile := register.profile:
        if profile.website not in public or not isinstance(register.kinds[profile.website], Link):
            yield _error(register, "N015", f"profile: website = {profile.website!r} is no public column of kind 'link'")
        for name in sorted(set(profile.own_part) - public):
            yield _error(register, "N015", f"profile: own_part names {name!r}, which is no public stored column")
    if offer := register.offer:
        target = registers().get(getattr(register.kinds.get(offer.by), "to", ""))
        if offer.by not in public or target is None or target.profile is None:
            yield _error(register, "N015", f"offer: by = {offer.by!r} is no public relation to a register of profiles")
        for name in sorted({*offer.asked, *offer.needed} - public):
            yield _error(register, "N015", f"offer names {name!r}, which is no public stored column")
        if not register.offered:
            yield _error(register, "N015", "offer: partners keep no records here (offered is not set)")


def _check_names(register: Register) -> Iterator[CheckMessage]:
    by_name = register.by_name
    for attribute in ("place", "country"):
        name = getattr(register, attribute)
        if name and name not in by_name:
            yield _error(register, "N010", f"{attribute} = {name!r} is no column")
    if register.office and register.office not in {column.name for column in register.public}:
        yield _error(register, "N010", f"office = {register.office!r} is no PUBLIC column")
    for name in register.needed:
        if name not in register.label_from:
            yield _error(register, "N011", f"needed names {name!r}, from which no label is made")
    for name, other in register.stand_ins.items():
        if name not in register.mandatory or other not in register.label_from:
            yield _error(
                register, "N011", f"stand_ins: {other!r} cannot stand in for {name!r}: no name is made of them"
            )
    for name in register.label_from:
        if name not in by_name or by_name[name].is_derived:
            yield _error(register, "N011", f"label_from names {name!r}, which is no stored column")
        elif name not in register.label_names:
            yield _error(register, "N007", f"the public label is made from {name!r}, which is not PUBLIC")


def _check_work(register: Register) -> Iterator[CheckMessage]:
    if register.inside and register.public:
        yield _error(register, "N015", f"is inside and has the PUBLIC column {register.public[0].name!r}")
    if (work := register.work) is None:
        return
    for part, many in (("lead", False), ("supporting", True)):
        kind = register.kinds.get(name := getattr(work, part))
        if not (isinstance(kind, Agency) and kind.many is many and register.by_name[name].seen <= SHARED):
            yield _error(register, "N015", f"work: {part} = {name!r} is no shared column of agencies")
    for part, wanted in (("due", When), ("done_on", When), ("status", Choice), ("progress", Number), ("reason", Text)):
        if not isinstance(register.kinds.get(name := getattr(work, part)), wanted):
            yield _error(register, "N015", f"work: {part} = {name!r} is no column of kind {wanted.name!r}")
    for name in (*work.part_of, *work.under):
        if name not in register.relations or register.relations[name].many:
            yield _error(register, "N015", f"work: part_of or under names {name!r}, which points at no single record")
    yield from _check_cascade(register)


def _check_cascade(register: Register) -> Iterator[CheckMessage]:
    if register.work is None or (cascade := register.work.cascade) is None:
        return
    above = register.relations.get(cascade.parent)
    if above is None or above.many or above.to != register.name:
        yield _error(register, "N015", f"work: parent = {cascade.parent!r} points at no single record of the register")
    answer = register.kinds.get(cascade.answer)
    values = (cascade.asked, cascade.accepted, cascade.returned)
    if not isinstance(answer, Choice) or any(value not in answer.vocabulary for value in values):
        yield _error(register, "N015", f"work: answer = {cascade.answer!r} is no choice of {', '.join(values)}")
    for name in sorted({*cascade.carried, cascade.answer_reason} - register.stored_names):
        yield _error(register, "N015", f"work: cascade names {name!r}, which is no stored column")


def _check_told(register: Register) -> Iterator[CheckMessage]:
    if register.told and not register.inside:
        yield _error(register, "N016", "says what is told of it outside, yet it has a public side")
    for path in register.told:
        relation, _, column = path.rpartition(".")
        pointed = register.relations.get(relation) if relation else None
        if relation and (pointed is None or pointed.many):
            yield _error(register, "N016", f"told: {relation!r} points at no single record")
            continue
        owner = registers()[pointed.to] if pointed else register
        if column not in owner.stored_names or column in owner.relations:
            yield _error(register, "N016", f"told names {path!r}, which is no stored column with a value of its own")


def _check_showing(register: Register) -> Iterator[CheckMessage]:
    public = {column.name: column for column in register.public}
    for attribute, names in (("box", register.box), ("schema_org", register.schema_org.properties)):
        for name in names:
            if name not in register.by_name:
                yield _error(register, "N012", f"{attribute} names {name!r}, which is no column")
    if name := register.fields_of_work:
        kind = register.kinds.get(name)
        if name not in public or not (isinstance(kind, Choice) and kind.many):
            yield _error(
                register, "N017", f"fields_of_work names {name!r}, which is no PUBLIC column of several choices"
            )
    facets = {register.facet_name(column) for column in register.public if column.facet}
    for name in register.similar:
        if name not in facets:
            yield _error(register, "N014", f"similar names {name!r}, which is no facet")


def _check_days(register: Register) -> Iterator[CheckMessage]:
    public = {column.name: column for column in register.public}
    shown = {name: register.by_name[name] for name in register.label_names}
    dated = ((register.dated,) if register.dated else (), shown)
    for attribute, (names, among) in (("dated", dated), ("calendar", (register.calendar, public))):
        for name in names:
            column = among.get(name)
            if not (column and column.sorted and isinstance(register.kinds[name], When)):
                yield _error(register, "N013", f"{attribute} names {name!r}, which is no PUBLIC sorted column of dates")
    for name in (*(register.span or ()), *register.place_as_of):
        if name not in register.stored_names or not isinstance(register.kinds[name], When):
            yield _error(register, "N018", f"span or place_as_of name {name!r}, which is no stored column of dates")


def _error(register: Register, code: str, words: str) -> CheckMessage:
    return Error(f"register {register.name!r} {words}", id=f"nhipcau.{code}", obj=type(register))
