"""Django app of expressions of interest; its table is the desk's."""

from django.apps import AppConfig


class InterestsConfig(AppConfig):
    name = "nhipcau.core.interests"
    label = "interests"
    default_auto_field = "django.db.models.BigAutoField"
