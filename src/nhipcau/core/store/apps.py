"""Django app of the public store; its tables live in a database of their own."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "nhipcau.core.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
