"""The peer of ``bench.import``, run by the Python of .venv-bench: django-import-export on the same rows, with a history.

A partner's country and kind are records of their own, looked up by name as the documentation shows; rows are validated;
django-simple-history keeps who changed what. ``documented``: the default settings, and first the preview that the admin
shows. ``quickest``: whatever the two offer for speed – in bulk, related records remembered, rows not looked up, no
preview, no differences shown.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.apps import AppConfig
from django.conf import settings

COLUMNS = {
    "name": "Tên đối tác",
    "name_vi": "Tên tiếng Việt",
    "level": "Cấp",
    "other_names": "Tên khác",
    "note": "Ghi chú",
}
RELATED = {"country": "Quốc gia", "kind": "Loại"}


class Peer(AppConfig):
    label = "peer"


def main() -> None:
    workbook, database, lists, way = Path(sys.argv[1]), *sys.argv[2:5]
    settings.configure(
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "import_export",
            "simple_history",
            Peer("import_peer", sys.modules[__name__]),
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    models = _models(json.loads(Path(lists).read_text()))
    resource = _resource(*models, is_quick=way == "quickest")
    begun = time.monotonic()
    data = _dataset(workbook)
    read = time.monotonic()
    if way == "documented":
        resource().import_data(data, dry_run=True, raise_errors=False)
    result = resource().import_data(data, collect_failed_rows=True, raise_errors=False)
    done = time.monotonic()
    partner = models[0]
    said = {
        "read": read - begun,
        "all": done - begun,
        "wrong": len(result.invalid_rows) + len(result.error_rows),
        "rows": partner.objects.count(),
        "history": partner.history.count(),
    }
    print(json.dumps(said))


def _dataset(workbook: Path) -> Any:
    from tablib import Dataset

    return Dataset().load(workbook.read_bytes(), format="xlsx")


def _models(known: dict[str, list[str]]) -> tuple[Any, Any, Any]:
    """Partner, Country and Kind, with their tables; the last two hold what the lists say."""
    from django.db import connection, models
    from simple_history.models import HistoricalRecords

    class Country(models.Model):
        name = models.CharField(max_length=200, unique=True)

        class Meta:
            app_label = "peer"

    class Kind(models.Model):
        name = models.CharField(max_length=200, unique=True)

        class Meta:
            app_label = "peer"

    class Partner(models.Model):
        name = models.CharField(max_length=200, unique=True)
        name_vi = models.TextField()
        country = models.ForeignKey(Country, models.PROTECT)
        kind = models.ForeignKey(Kind, models.PROTECT)
        level = models.TextField()
        other_names = models.TextField()
        note = models.TextField()
        history = HistoricalRecords()

        class Meta:
            app_label = "peer"

    with connection.schema_editor() as editor:
        for model in (Country, Kind, Partner, Partner.history.model):
            editor.create_model(model)
    Country.objects.bulk_create(Country(name=name) for name in known["countries"])
    Kind.objects.bulk_create(Kind(name=name) for name in known["kinds"])
    return Partner, Country, Kind


def _resource(partner: Any, country: Any, kind: Any, *, is_quick: bool) -> Any:
    from import_export import fields, resources, widgets
    from simple_history.utils import bulk_create_with_history

    class Related(widgets.CachedForeignKeyWidget if is_quick else widgets.ForeignKeyWidget):  # type: ignore[misc]
        def clean(self, value: Any, row: Any = None, **given: Any) -> Any:
            """Without this a single name that is not there takes back all of the import."""
            try:
                return super().clean(value, row, **given)
            except self.model.DoesNotExist:
                raise ValueError(f"{value} is not in the list") from None

    quick = {"use_bulk": True, "force_init_instance": True, "skip_diff": True, "skip_html_diff": True}

    class Meta:
        model = partner
        import_id_fields = ("name",)
        clean_model_instances = True
        fields = (*COLUMNS, *RELATED)

    for name, value in (quick if is_quick else {}).items():
        setattr(Meta, name, value)

    def bulk_create(self: Any, *_: Any, **__: Any) -> None:
        """In its place, because rows written in bulk leave no history by themselves."""
        bulk_create_with_history(self.create_instances, partner, batch_size=1000)
        self.create_instances.clear()

    declared = {name: fields.Field(attribute=name, column_name=header) for name, header in COLUMNS.items()}
    for name, model in (("country", country), ("kind", kind)):
        declared[name] = fields.Field(attribute=name, column_name=RELATED[name], widget=Related(model, "name"))
    return type("PartnerResource", (resources.ModelResource,), {**declared, "Meta": Meta, "bulk_create": bulk_create})


if __name__ == "__main__":
    main()
