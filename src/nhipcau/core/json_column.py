"""A JSON column read and written by orjson: Django's own takes several times as long, and a record has many of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from django.db import models
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
            return orjson.dumps(value).decode()
        return super().get_db_prep_value(value, connection, prepared)
