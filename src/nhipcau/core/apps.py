"""Django app of the machinery."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "nhipcau.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nhipcau.core import checks  # noqa: F401  # registers the system checks
