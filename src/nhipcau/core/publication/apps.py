"""Django app of publication: proposals for public records and moves planned for a time. Its tables are the desk's."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "nhipcau.core.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"
