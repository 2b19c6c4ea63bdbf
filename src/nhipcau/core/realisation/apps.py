"""Django app of what is counted; its tables are the desk's and can be made anew from the registers."""

from django.apps import AppConfig


class RealisationConfig(AppConfig):
    name = "nhipcau.core.realisation"
    label = "realisation"
    default_auto_field = "django.db.models.BigAutoField"
