"""Django app of claims; its table lies in the inbox's database."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "nhipcau.core.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"
