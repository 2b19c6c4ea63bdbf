"""The peer of ``bench.import``, run by the Python of .venv-bench: django-import-export on the same rows, in bulk.

The same rules as far as it has them: a country and a kind have to be of a list, other rows are written. It keeps no
history; what that would cost comes on top.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import django
from django.conf import settings


def main() -> None:
    workbook, database, lists = map(Path, sys.argv[1:4])
    settings.configure(
        INSTALLED_APPS=["import_export"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    from django.db import connection, models
    from import_export import fields, resources, widgets
    from tablib import Dataset

    known = json.loads(lists.read_text())

    class Listed(widgets.CharWidget):
        def __init__(self, values: list[str]) -> None:
            super().__init__()
            self.values = set(values)

        def clean(self, value: object, row: object = None, **kwargs: object) -> object:
            if value not in self.values:
                raise ValueError(f"{value} is not in the list")
            return value

    class Partner(models.Model):
        name = models.TextField(unique=True)
        name_vi = models.TextField()
        country = models.TextField()
        kind = models.TextField()
        level = models.TextField()
        other_names = models.TextField()
        note = models.TextField()

        class Meta:
            app_label = "peer"

    class PartnerResource(resources.ModelResource):  # type: ignore[misc]
        name = fields.Field(attribute="name", column_name="Tên đối tác")
        name_vi = fields.Field(attribute="name_vi", column_name="Tên tiếng Việt")
        country = fields.Field(attribute="country", column_name="Quốc gia", widget=Listed(known["countries"]))
        kind = fields.Field(attribute="kind", column_name="Loại", widget=Listed(known["kinds"]))
        level = fields.Field(attribute="level", column_name="Cấp")
        other_names = fields.Field(attribute="other_names", column_name="Tên khác")
        note = fields.Field(attribute="note", column_name="Ghi chú")

        class Meta:
            model = Partner
            import_id_fields = ("name",)
            use_bulk = True
            batch_size = 1000
            force_init_instance = True  # its quickest way: rows are not looked up
            skip_diff = True
            skip_html_diff = True

    with connection.schema_editor() as editor:
        editor.create_model(Partner)
    begun = time.monotonic()
    data = Dataset().load(workbook.read_bytes(), format="xlsx")
    read = time.monotonic()
    result = PartnerResource().import_data(data, collect_failed_rows=True, raise_errors=False)
    done = time.monotonic()
    wrong = len(result.invalid_rows) + len(result.error_rows)
    print(json.dumps({"read": read - begun, "all": done - begun, "wrong": wrong, "rows": Partner.objects.count()}))


if __name__ == "__main__":
    main()
