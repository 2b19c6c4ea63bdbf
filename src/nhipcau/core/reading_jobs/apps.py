"""Django app of reading jobs; its table is the desk's."""

from django.apps import AppConfig


class ReadingJobsConfig(AppConfig):
    name = "nhipcau.core.reading_jobs"
    label = "reading_jobs"
    default_auto_field = "django.db.models.BigAutoField"
