"""Django app of access keys; its table is the desk's."""

from django.apps import AppConfig


class AccessKeysConfig(AppConfig):
    name = "nhipcau.core.access_keys"
    label = "access_keys"
    default_auto_field = "django.db.models.BigAutoField"
