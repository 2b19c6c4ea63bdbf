"""Django app of templates of answers; its table is the desk's."""

from django.apps import AppConfig


class ReplyingConfig(AppConfig):
    name = "nhipcau.core.replying"
    label = "replying"
    default_auto_field = "django.db.models.BigAutoField"
