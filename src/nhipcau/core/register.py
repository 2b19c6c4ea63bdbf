"""The declaration of a record type: from it come list, facets, record page, search, API, files and projection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from nhipcau.core.audience import Audience
from nhipcau.core.column import OWN, PUBLIC, SHARED, Column, Seen
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Context, Kind, Relation
from nhipcau.core.labels import Label
from nhipcau.core.showing import Front, SchemaOrg

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.core.asking import Asking
    from nhipcau.core.bodies import Offer, Profile
    from nhipcau.core.bond import Bond
    from nhipcau.core.claimed import Listed
    from nhipcau.core.dues.due import Due
    from nhipcau.core.files.printed import PrintedForm
    from nhipcau.core.ledger import Entry
    from nhipcau.core.papers.declaration import PaperForm, YearPaper
    from nhipcau.core.procedure import Procedure
    from nhipcau.core.record import Record
    from nhipcau.core.series.declaration import Series
    from nhipcau.core.told import FromTold, TextAbout
    from nhipcau.core.work import Work


class Register:
    """One record type. Subclass it in ``registers/<folder>/register.py``; the registry finds it by folder.

    Class attributes: ``model`` (a ``Record``), ``slug`` (Vietnamese, English) for addresses, ``title`` and ``singular``
    (vi, en), ``code_prefix`` (two or three capitals), ``prominence`` (0–255: which registers come first among equally
    good search hits), ``place``/``country`` (names of the columns that put a record on the map), ``office`` (the column
    that names the body to turn to, as the source gives it), ``label_from`` (the columns :meth:`label` reads),
    ``needed`` (those of them without which a record has no name; all of them, unless it says otherwise), ``stand_ins``
    (the column that does in the place of a needed one that says nothing, by its name),
    ``series`` (which columns make series of figures, if they do), ``bond`` (which columns make the records ties between
    places and countries, if they are), ``lists`` (which claims of documents the number of public records can be held
    against), ``offered`` (whether partners keep records of their own here), ``profile`` (whether
    its records are of bodies that may claim them), ``offer`` (how such bodies post here, if they do), ``columns``.

    Work that agencies share: ``inside`` (records never leave the desk; all columns are SHARED or narrower, and a new
    record is shared unless something else is said), ``work`` (which columns say who does it, by when, how far it is),
    ``asking`` (which columns make the records requests that other agencies answer),
    ``told`` (what of such a record somebody outside sees who is asked by link whether it is so: columns, or ``relation.column``
    of what it belongs to; none unless said), ``counted_as`` (which part its records play in what is counted of promises,
    see ``core.realisation.roles``), ``yearly`` (the worker makes its records in advance from the official calendar).

    ``facts`` says, by type of fact, what records here become of what the reader finds in a text (see ``core.told``), and ``text`` which columns tell of one whose records are texts;
    ``bodies`` that records here are bodies whose names stand in texts.
    ``fields_of_work`` names the column with the fields of work a record is about, by which what is due can be narrowed down; it
    is a public one, so that nothing hidden is told by it.

    ``place_as_of`` names the columns with the day in whose borders a table means its places, the first that says one (of a
    bond: when it began).

    ``kept`` names the columns that no form and no table writes, but the steps somebody takes (``procedure``: which columns
    make the records procedures about records of another register).

    How records are shown: ``box`` (columns that head the record's page, also where nothing is known of them),
    ``dated`` (the column with the day a record speaks of: timelines, feeds and related records go by it), ``span`` (the
    columns of a first and a last day, which tables often have in one cell),
    ``calendar`` (the columns whose days the public calendar gives),
    ``similar`` (facets in which a similar record agrees, the most telling first), ``schema_org`` (what a record is to
    search engines), ``front`` (how its newest records stand on the front page, if they do), ``forms`` (forms in which an
    office prints its list), ``papers`` and ``year_papers`` (official papers an office drafts about a record, and about a year).
    """

    model: ClassVar[type[Record]]
    slug: ClassVar[tuple[str, str]]
    title: ClassVar[tuple[str, str]]
    singular: ClassVar[tuple[str, str]]
    code_prefix: ClassVar[str]
    prominence: ClassVar[int] = 100
    place: ClassVar[str] = ""
    country: ClassVar[str] = ""
    office: ClassVar[str] = ""
    fields_of_work: ClassVar[str] = ""
    label_from: ClassVar[tuple[str, ...]] = ()
    needed: ClassVar[tuple[str, ...]] = ()
    stand_ins: ClassVar[Mapping[str, str]] = {}
    series: ClassVar[Series | None] = None
    box: ClassVar[tuple[str, ...]] = ()
    dated: ClassVar[str] = ""
    span: ClassVar[tuple[str, str] | None] = None
    place_as_of: ClassVar[tuple[str, ...]] = ()
    calendar: ClassVar[tuple[str, ...]] = ()
    similar: ClassVar[tuple[str, ...]] = ()
    schema_org: ClassVar[SchemaOrg] = SchemaOrg("Thing")
    front: ClassVar[Front | None] = None
    forms: ClassVar[tuple[PrintedForm, ...]] = ()
    papers: ClassVar[tuple[PaperForm, ...]] = ()
    year_papers: ClassVar[tuple[YearPaper, ...]] = ()
    bond: ClassVar[Bond | None] = None
    lists: ClassVar[tuple[Listed, ...]] = ()
    offered: ClassVar[bool] = False
    profile: ClassVar[Profile | None] = None
    offer: ClassVar[Offer | None] = None
    inside: ClassVar[bool] = False
    kept: ClassVar[tuple[str, ...]] = ()
    procedure: ClassVar[Procedure | None] = None
    told: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[Mapping[str, FromTold]] = {}
    bodies: ClassVar[bool] = False
    text: ClassVar[TextAbout | None] = None
    counted_as: ClassVar[str] = ""
    yearly: ClassVar[bool] = False
    work: ClassVar[Work | None] = None
    asking: ClassVar[Asking | None] = None
    columns: ClassVar[tuple[Column, ...]]

    # What a register says of its records. The first two see public values only, so that nothing else can leak into them.

    def label(self, values: Mapping[str, Any]) -> Label:
        """The record's name in both languages, made from its public values (of an ``inside`` register: shared ones)."""
        raise NotImplementedError

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Plain values of the derived columns, computed from public values (of an ``inside`` register: shared ones)."""
        return {}

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        """What somebody who enters these plain values should know, each with the rule it cites; nothing is refused."""
        return ()

    def refusals(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        """What cannot be true of a record with these plain values, whichever way they came: the door writes none of it."""
        return ()

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        """What has to be done of a record by which day, done things included; from plain values alone, without a clock.

        A thing keeps its ``kind`` when its day moves. Only those are told of it who see every column that was read up to
        where it was yielded: read narrow columns last. Of work (``work``) it is the due day unless a register says more.
        """
        from nhipcau.core.dues.due import of_work

        return of_work(self.work, values) if self.work else ()

    def seed(self) -> Iterable[Entry]:
        """The real data shipped with the register, in an order that never changes."""
        return ()

    # What the machinery reads off the declaration.

    @property
    def name(self) -> str:
        """The register's name in code, API and search: its English slug."""
        return self.slug[1]

    @property
    def folder(self) -> Path:
        import sys

        return Path(str(sys.modules[type(self).__module__].__file__)).parent

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Kind of every declared column; derived columns bring their own, the others take it from the model field."""
        return {
            column.name: column.kind or self.model._meta.get_field(column.name).kind  # type: ignore[union-attr]
            for column in self.columns
        }

    @cached_property
    def stored(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.is_derived)

    @cached_property
    def stored_names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.stored)

    def stored_to(self, depth: Seen) -> tuple[Column, ...]:
        """The stored columns that are kept no narrower than ``depth``."""
        return tuple(column for column in self.stored if column.seen <= depth)

    def written_to(self, depth: Seen) -> tuple[Column, ...]:
        """Those of them that forms and tables write."""
        return tuple(column for column in self.stored_to(depth) if column.name not in self.kept)

    @cached_property
    def public(self) -> tuple[Column, ...]:
        return self.seen_to(PUBLIC)

    def seen_to(self, depth: Seen) -> tuple[Column, ...]:
        """The columns that somebody who sees down to ``depth`` sees, in the order of their declaration."""
        return self._by_depth[depth]

    @cached_property
    def _by_depth(self) -> dict[Seen, tuple[Column, ...]]:
        return {depth: tuple(column for column in self.columns if column.seen <= depth) for depth in Seen}

    @cached_property
    def public_names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.public)

    @cached_property
    def label_names(self) -> frozenset[str]:
        """The columns a label may be made of: whoever is shown a record at all sees them."""
        return frozenset(column.name for column in self.seen_to(SHARED if self.inside else PUBLIC))

    @property
    def kept_as(self) -> Seen:
        """How narrowly a new record is kept, unless something else is said."""
        return SHARED if self.inside else OWN

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """Stored columns that point at other records."""
        return {column.name: kind for column in self.stored if isinstance(kind := self.kinds[column.name], Relation)}

    @cached_property
    def refuses(self) -> bool:
        """Whether there is anything that cannot be true of its records."""
        return type(self).refusals is not Register.refusals

    @property
    def mandatory(self) -> tuple[str, ...]:
        """Columns without which a record has no name, so that nobody saves one without them."""
        return self.needed or self.label_from

    def unnamed(self, values: Mapping[str, Any]) -> Iterator[str]:
        """The mandatory columns that say nothing in these values, and have nothing that stands in for them."""
        for name in self.mandatory:
            either = (name, self.stand_ins.get(name, name))
            if all(values.get(one) in (None, "", []) for one in either):
                yield name

    def is_required(self, name: str) -> bool:
        """Whether a column has to say something whatever the others say."""
        return name in self.mandatory and name not in self.stand_ins

    def rows(self, audience: Audience) -> QuerySet[Any]:
        """The only way to a queryset: the audience decides which rows."""
        return audience.rows(self)

    def where(self, name: str) -> Context:
        """Where a value of a column stands, in people's words."""
        return self._contexts[name]

    @cached_property
    def _contexts(self) -> dict[str, Context]:
        title = Label(*self.title)
        return {name: Context(self.name, name, title, column.words) for name, column in self.by_name.items()}

    def plain(self, row: Any, name: str) -> Any:
        """The plain value of a stored column as :meth:`Kind.clean` arranged it, whatever a database made of it.

        A foreign key's is its target's uid as text, without a query. Fields of every record that are no columns (the
        source, say) are given as they are.
        """
        return self.plain_of(name, getattr(row, self._read_as.get(name, (name, None))[0]))

    def plain_of(self, name: str, value: Any) -> Any:
        """The same of a value that was read without its row."""
        attribute, arranged = self._read_as.get(name) or (name, None)
        if value is None or value == "":
            return None
        if isinstance(value, UUID) and attribute != name:
            return str(value)
        if isinstance(value, float) and value.is_integer():
            return int(value)  # a float column gives 60.0 back where 60 was written
        return arranged(value) if arranged else value

    @cached_property
    def _read_as(self) -> dict[str, tuple[str, Callable[[Any], Any] | None]]:
        """How :meth:`plain` reads each column, looked up once: the attribute, and what arranges the value if that matters."""
        return {
            column.name: (
                f"{column.name}_id" if isinstance(kind, Relation) and not kind.many else column.name,
                kind.arranged if kind.parts or type(kind).arranged is not Kind.arranged else None,
            )
            for column in self.stored
            if (kind := self.kinds[column.name])
        }

    def facet_name(self, column: Column) -> str:
        """Name of a column's facet and of its filter: ``place`` and ``country`` are the same across registers."""
        return {self.place: "place", self.country: "country"}.get(column.name, column.name)

    def code(self, number: int | None) -> str | None:
        from nhipcau.lib.identifiers import public_code

        return public_code(self.code_prefix, number) if number else None

    def number_in(self, text: str) -> int:
        """The number in a code of this register that begins a text ("DT-0012 Yamanashi"); 0 if there is none."""
        from nhipcau.lib.identifiers import parse_code

        try:
            prefix, number = parse_code((text.split() or [""])[0])
        except ValueError:
            return 0
        return number if prefix == self.code_prefix else 0

    def sample(self) -> Path:
        return self.folder / "samples.csv"

    def help(self, language: str) -> str:
        return (self.folder / f"help.{language}.md").read_text(encoding="utf-8")
