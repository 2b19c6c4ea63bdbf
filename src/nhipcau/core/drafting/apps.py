"""Django app of drafts of forms."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "nhipcau.core.drafting"
    label = "drafting"
    default_auto_field = "django.db.models.BigAutoField"
