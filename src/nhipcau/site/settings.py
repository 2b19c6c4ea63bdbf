"""Wiring of the Django project. What an operator may change is in ``nhipcau.core.settings``."""

from __future__ import annotations

from urllib.parse import urlsplit

from nhipcau.core.databases import Addresses, databases
from nhipcau.core.folders import folders
from nhipcau.core.settings import SETTINGS, home, secret_key

NHIPCAU_HOME = home()
NHIPCAU_BASE_URL = SETTINGS["NHIPCAU_BASE_URL"].read().rstrip("/")
_base = urlsplit(NHIPCAU_BASE_URL)

SECRET_KEY = secret_key(NHIPCAU_HOME)
DEBUG = SETTINGS["NHIPCAU_DEBUG"].read() == "1"
ALLOWED_HOSTS = sorted({_base.hostname or "localhost", "localhost", "127.0.0.1", "[::1]"})

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "nhipcau.core",
    "nhipcau.core.store",
    "nhipcau.core.inbox",
    *folders(),
    "nhipcau.web",
]

MIDDLEWARE = [
    "nhipcau.web.guard.PublicGuard",
    "django.middleware.security.SecurityMiddleware",
    "nhipcau.web.faults.FaultPages",
]

ROOT_URLCONF = "nhipcau.site.urls"
WSGI_APPLICATION = "nhipcau.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["nhipcau.web.context.site"]},
    }
]

DATABASES = databases(NHIPCAU_HOME, Addresses.given())
DATABASE_ROUTERS = ["nhipcau.core.inbox.router.InboxRouter", "nhipcau.core.store.router.StoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["nhipcau.site.formats"]

STATIC_URL = "/static/"
APPEND_SLASH = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# The server itself speaks http; behind an https address stands a proxy, which says so in this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _base.scheme == "https" else None
SECURE_HSTS_SECONDS = 31_536_000 if _base.scheme == "https" else 0
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
