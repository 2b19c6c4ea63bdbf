"""Django app of the pages: templates and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "nhipcau.web"
    label = "web"
