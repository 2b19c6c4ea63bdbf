"""A JSON column read and written by orjson: Django's own takes several times as long, and a record has many of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from django.db import models
from django.db.models import Lookup, Q
from django.db.models.fields.json import KeyTransform


class JSONColumn(models.JSONField):
    """Django's field, and in migrations nothing else."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def clone(self) -> Any:
        """A field for migration states: Django's own, as migrations write it."""
        _, _, args, kwargs = self.deconstruct()
        return models.JSONField(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if isinstance(value, str) and not isinstance(expression, KeyTransform):
            return orjson.loads(value)
        return super().from_db_value(value, expression, connection)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if connection.vendor == "sqlite" and isinstance(value, dict | list):
            return as_text(value)
        return super().get_db_prep_value(value, connection, prepared)


def as_text(value: Any) -> str:
    """What SQLite keeps of a value."""
    return orjson.dumps(value).decode()


def has_any(column: str, values: Iterable[str]) -> Q:
    """Rows whose list in a JSON column has one of ``values``."""
    return Q(**{f"{column}__has_any": sorted(values)})


@JSONColumn.register_lookup
class HasAny(Lookup):
    """Django has a lookup for the keys of objects, which is this one on PostgreSQL alone."""

    lookup_name = "has_any"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        places = ", ".join("%s" for _ in self.rhs)
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({places}))", [*params, *self.rhs]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} ?| %s", [*params, list(self.rhs)]
