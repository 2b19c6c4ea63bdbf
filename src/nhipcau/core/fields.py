"""Model fields that carry a kind. In migrations they are Django's own fields: a kind may change without one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.module_loading import import_string

from nhipcau.core import kinds
from nhipcau.core.json_column import JSONColumn
from nhipcau.core.labels import Label, Vocabulary


class _Plain:
    """Mixin: every field of ours is optional at the database (what is required is a rule, with words)."""

    kind: kinds.Kind
    _path = ""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, self._path, args, kwargs

    def clone(self) -> Any:
        """A field for migration states: Django's own, as migrations write it."""
        _, path, args, kwargs = self.deconstruct()
        return import_string(path)(*args, **kwargs)


class _CharField(_Plain, models.CharField):
    _path = "django.db.models.CharField"

    def __init__(self, kind: kinds.Kind, max_length: int, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(max_length=max_length, **{"null": True, "blank": True, **kwargs})


class _TextField(_Plain, models.TextField):
    _path = "django.db.models.TextField"

    def __init__(self, kind: kinds.Kind, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(**{"null": True, "blank": True, **kwargs})


class _JSONField(_Plain, JSONColumn):
    _path = "django.db.models.JSONField"

    def __init__(self, kind: kinds.Kind, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(**{"null": True, "blank": True, **kwargs})


class _FloatField(_Plain, models.FloatField):
    _path = "django.db.models.FloatField"

    def __init__(self, kind: kinds.Kind, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(**{"null": True, "blank": True, **kwargs})


class To(_Plain, models.ForeignKey):
    """One record of another register, named by its model's label (``"partners.Partner"``)."""

    _path = "django.db.models.ForeignKey"

    def __init__(self, to: Any, *, register: str = "", **kwargs: Any) -> None:
        self.kind = kinds.Relation(register or str(to).split(".")[0])
        super().__init__(
            to, **{"null": True, "blank": True, "on_delete": models.PROTECT, "related_name": "+", **kwargs}
        )


def Text() -> _TextField:  # noqa: N802  # these read as types in a model
    return _TextField(kinds.Text())


def Words() -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Words())


def Names() -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Names())


def Link() -> _TextField:  # noqa: N802
    return _TextField(kinds.Link())


def Choice(vocabulary: Vocabulary) -> _CharField:  # noqa: N802
    return _CharField(kinds.Choice(vocabulary), 80)


def Choices(vocabulary: Vocabulary) -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Choice(vocabulary, many=True))


def Flags(vocabulary: Vocabulary) -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Flags(vocabulary))


def When() -> _CharField:  # noqa: N802
    return _CharField(kinds.When(), 10)


def Number(unit: Label | None = None) -> _FloatField:  # noqa: N802
    return _FloatField(kinds.Number(unit))


def Amount(units: Vocabulary) -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Amount(units))


def Entries() -> _JSONField:  # noqa: N802
    """A list of entries that only actions write; the register names the column in ``kept``."""
    return _JSONField(kinds.Entries())


def Coordinates() -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Coordinates())


def Agency() -> _CharField:  # noqa: N802
    return _CharField(kinds.Agency(), 80)


def Agencies() -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Agency(many=True))


def Place() -> _CharField:  # noqa: N802
    return _CharField(kinds.Place(), 80)


def Places() -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Place(many=True))


def Country() -> _CharField:  # noqa: N802
    return _CharField(kinds.Country(), 2)


def Countries() -> _JSONField:  # noqa: N802
    return _JSONField(kinds.Country(many=True))


def ToMany(register: str, *, seen_from: Label | None = None) -> _JSONField:  # noqa: N802
    """Several records of ``register`` as a list of uids; the door keeps the index of relations.

    ``seen_from`` heads the records that point at one on its page, where the name of their register does not say enough.
    """
    return _JSONField(kinds.Relation(register, many=True, seen_from=seen_from))
