"""Wiring of the Django project. What an operator may change is in ``nhipcau.core.settings``."""

from __future__ import annotations

from urllib.parse import urlsplit

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

# FULL: what is committed is on the disk. The store follows the ledger and the index the store by row numbers; if one
# lost its last rows to a power failure and gave their numbers again, those behind it would never notice.
_SQLITE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-65536;"
_WRITABLE = {"init_command": _SQLITE, "transaction_mode": "IMMEDIATE", "timeout": 30}
_STORE = NHIPCAU_HOME / "public.sqlite3"


def _sqlite(name: str, options: dict[str, object]) -> dict[str, object]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options, "CONN_MAX_AGE": None}


DATABASES = {
    "default": _sqlite(str(NHIPCAU_HOME / "desk.sqlite3"), _WRITABLE),
    # The same file twice: the worker writes it, the web opens it read-only and refuses to write even then.
    "projection": _sqlite(str(_STORE), _WRITABLE),
    "public": _sqlite(
        f"file:{_STORE}?mode=ro",
        {"init_command": "PRAGMA query_only=1; PRAGMA cache_size=-65536;", "timeout": 30},
    ),
}
DATABASE_ROUTERS = ["nhipcau.core.store.router.StoreRouter"]
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
