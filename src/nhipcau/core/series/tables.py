"""Told figures as tables by place, in the borders one asks for. Pure: no store, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from nhipcau.core.labels import Label
from nhipcau.core.series.borders import Borders
from nhipcau.core.series.reading import Span, Told
from nhipcau.lib import places

NO_PLACE = Label(
    "Nguồn ghi “{scope}”: không thuộc một địa phương nào trong danh mục.",
    "The source says “{scope}”: it belongs to no locality of the list.",
)
TOLD_AGAIN = Label(
    "Nguồn khác nêu một con số nữa cho cùng nơi, cùng kỳ; không cộng vào.",
    "Another source tells a further figure for the same place and period; it is not added.",
)
NOT_ADDED = Label(
    "Không cộng được giữa các địa phương; địa bàn nay thuộc {place}.",
    "Does not add up over localities; the territory is now in {place}.",
)


@dataclass(frozen=True)
class Change:
    """Our recomputation of a change: against which period, by how much, in per cent where the earlier figure is above 0."""

    previous: Span
    difference: Decimal
    percent: Decimal | None


@dataclass(frozen=True)
class Value:
    """The figure of one place (None: the whole country): as told, as recomputed, and what it is made of.

    ``told`` is a source's own figure for just this place and indicator; ``recomputed`` our sum. ``missing`` names
    (unit id, indicator code) of parts nobody tells, so that a sum of a part is never taken for the whole.
    """

    place: str | None
    told: Told | None
    recomputed: Decimal | None
    components: tuple[Told, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    change: Change | None = None

    @property
    def value(self) -> Decimal | None:
        """The figure to show. Only a source can speak for the whole country: our sum is of what is told of its parts."""
        if self.told:
            return self.told.value
        return self.recomputed if self.place else None

    @property
    def amount(self) -> Decimal:
        return self.value or Decimal(0)


@dataclass(frozen=True)
class Unallocated:
    """A told figure that stands in no row of the table, and why."""

    told: Told
    reason: Label


@dataclass(frozen=True)
class Table:
    """One period: values by place in alphabetical order, the whole country, and what could not be placed."""

    span: Span
    values: tuple[Value, ...]
    whole: Value | None
    unallocated: tuple[Unallocated, ...]


@dataclass
class _Row:
    components: list[Told] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)


def tables(told: Iterable[Told], parts: Sequence[str], borders: Borders, *, adds: bool, whole: str) -> list[Table]:
    """Tables by period, earliest first, with changes against the same period a year earlier.

    ``parts`` are the codes of the indicators that are added up (one: the indicator itself); ``adds`` says whether
    figures may be added up over localities; ``whole`` is the breakdown about the whole country.
    """
    spans: dict[Span, list[Told]] = {}
    for one in told:
        spans.setdefault(one.span, []).append(one)
    made = {span: _table(span, spans[span], parts, borders.on(span), adds, whole) for span in sorted(spans)}
    return [_with_changes(table, made.get(table.span.year_before())) for table in made.values()]


def _table(span: Span, told: Sequence[Told], parts: Sequence[str], day: date, adds: bool, whole: str) -> Table:
    rows: dict[str, _Row] = {}
    left: list[Unallocated] = []
    for part in parts:
        own = [one for one in told if one.indicator == part and one.breakdown != whole]
        left += _add_part(rows, part, own, day, adds)
    for place, row in rows.items():
        present = {one.indicator for one in row.components} | {part for _, part in row.missing}
        row.missing += [(place, part) for part in parts if part not in present]
    values = tuple(
        _value(place, rows[place], parts) for place in (unit.id for unit in places.all_units()) if place in rows
    )
    country = [one for one in told if one.breakdown == whole and len(parts) == 1]
    left += [Unallocated(one, TOLD_AGAIN) for one in country[1:]]
    return Table(span, values, _whole(values, left, country, parts, day, adds), tuple(left))


def _whole(
    values: Sequence[Value],
    left: Sequence[Unallocated],
    country: Sequence[Told],
    parts: Sequence[str],
    day: date,
    adds: bool,
) -> Value | None:
    """The whole country as told, beside the sum of everything told of its localities; None if there is neither."""
    if not country and not (adds and values):
        return None
    told = country[0] if country else None
    if not (adds and values):
        return Value(None, told, None)
    total = sum((value.amount for value in values), Decimal(0))
    total += sum((one.told.value for one in left if one.reason != TOLD_AGAIN), Decimal(0))
    present = {value.place for value in values}
    absent = [(unit.id, part) for unit in places.units(day) if unit.id not in present for part in parts]
    return Value(None, told, total, missing=(*(gap for value in values for gap in value.missing), *absent))


def _add_part(rows: dict[str, _Row], part: str, told: Sequence[Told], day: date, adds: bool) -> list[Unallocated]:
    """Put one indicator's figures into the rows of the units of ``day``; returns those that have no row."""
    first: dict[str, Told] = {}
    left: list[Unallocated] = []
    for one in told:
        if one.place is None:
            left.append(Unallocated(one, _filled(NO_PLACE, scope=one.scope)))
        elif one.place in first:
            left.append(Unallocated(one, TOLD_AGAIN))
        else:
            first[one.place] = one
    if not adds:
        first, moved = _unmoved(first, day)
        left += moved
    if not first:  # figures of the country alone reach further back than the table of localities
        return left
    rolled = places.roll_up({place: one.value for place, one in first.items()}, day)
    for target, components in rolled.components.items():
        row = rows.setdefault(target, _Row())
        row.components += [first[place] for place, _ in components]
        row.missing += [(place, part) for place in rolled.missing if _holds(target, place, day)]
    left += [Unallocated(first[one.unit_id], Label(one.reason_vi, one.reason_en)) for one in rolled.unallocated]
    return left


def _unmoved(first: Mapping[str, Told], day: date) -> tuple[dict[str, Told], list[Unallocated]]:
    """What cannot be added stands only where the unit is still the same."""
    kept, moved = {}, []
    for place, one in first.items():
        heir = places.successor(places.unit(place), day)
        if heir is None or heir.id == place:
            kept[place] = one
        else:
            moved.append(Unallocated(one, _filled(NOT_ADDED, place=Label(heir.label("vi"), heir.label("en")))))
    return kept, moved


def _holds(target: str, place: str, day: date) -> bool:
    holder = places.successor(places.unit(place), day)
    return holder is not None and holder.id == target


def _value(place: str, row: _Row, parts: Sequence[str]) -> Value:
    own = row.components[0]
    if len(parts) == 1 and len(row.components) == 1 and own.place == place:
        return Value(place, own, None, (own,), tuple(row.missing))
    total = sum((one.value for one in row.components), Decimal(0))
    return Value(place, None, total, tuple(row.components), tuple(row.missing))


def _with_changes(table: Table, before: Table | None) -> Table:
    if before is None:
        return table
    old = {value.place: value for value in before.values}
    values = tuple(replace(value, change=_change(value, old.get(value.place), before.span)) for value in table.values)
    whole = table.whole and replace(table.whole, change=_whole_change(table.whole, before))
    return replace(table, values=values, whole=whole)


def _whole_change(value: Value, before: Table) -> Change | None:
    """Told against told; sums over different sets of localities are not compared."""
    if value.told is None or before.whole is None or before.whole.told is None:
        return None
    return difference(value.told.value, before.whole.told.value, before.span)


def _change(value: Value, before: Value | None, span: Span) -> Change | None:
    """None unless both figures are whole: a sum with missing parts grows when a part is told, not in the world."""
    if before is None or value.missing or before.missing:
        return None
    return difference(value.amount, before.amount, span)


def difference(now: Decimal, before: Decimal, span: Span) -> Change:
    """The change from the figure of ``span`` on."""
    percent = ((now - before) / before * 100).quantize(Decimal("0.1")) if before > 0 else None
    return Change(span, now - before, percent)


def _filled(words: Label, **said: Label) -> Label:
    return Label(
        words.vi.format(**{name: label.vi for name, label in said.items()}),
        words.en.format(**{name: label.en for name, label in said.items()}),
    )


def totals(told: Iterable[Told]) -> dict[Span, dict[str, Decimal]]:
    """Sum of the told figures by period and breakdown: the tables of one source should agree."""
    found: dict[Span, dict[str, Decimal]] = {}
    for one in told:
        sums = found.setdefault(one.span, {})
        sums[one.breakdown] = sums.get(one.breakdown, Decimal(0)) + one.value
    return {span: found[span] for span in sorted(found)}
