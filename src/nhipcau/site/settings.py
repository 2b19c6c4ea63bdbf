"""Wiring of the Django project. What an operator may change is in ``nhipcau.core.settings``."""

from __future__ import annotations

from urllib.parse import urlsplit

from nhipcau.core.databases import Addresses, databases
from nhipcau.core.folders import folders
from nhipcau.core.mail import mail_server
from nhipcau.core.settings import SETTINGS, home, secret_key
from nhipcau.core.sign_in_server import agency_server

NHIPCAU_HOME = home()
NHIPCAU_BASE_URL = SETTINGS["NHIPCAU_BASE_URL"].read().rstrip("/")
_base = urlsplit(NHIPCAU_BASE_URL)

SECRET_KEY = secret_key(NHIPCAU_HOME)
DEBUG = SETTINGS["NHIPCAU_DEBUG"].read() == "1"
ALLOWED_HOSTS = sorted({_base.hostname or "localhost", "localhost", "127.0.0.1", "[::1]"})

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "nhipcau.core",
    "nhipcau.core.store",
    "nhipcau.core.inbox",
    "nhipcau.core.claims",
    "nhipcau.core.people",
    "nhipcau.core.drafting",
    "nhipcau.core.saved",
    "nhipcau.core.importing",
    "nhipcau.core.attachments",
    "nhipcau.core.publication",
    "nhipcau.core.notices",
    "nhipcau.core.dues",
    "nhipcau.core.access_keys",
    "nhipcau.core.reading_jobs",
    "nhipcau.core.calendars",
    "nhipcau.core.reminding",
    "nhipcau.core.attesting",
    "nhipcau.core.discussing",
    "nhipcau.core.replying",
    "nhipcau.core.interests",
    "nhipcau.core.realisation",
    "nhipcau.core.readings",
    *folders(),
    "nhipcau.web",
    "nhipcau.web.desk.apps.SignInConfig",
    "allauth.mfa",
    "allauth.usersessions",
]
NHIPCAU_ADMIN = SETTINGS["NHIPCAU_ADMIN"].read() == "1"
if NHIPCAU_ADMIN:
    INSTALLED_APPS += ["django.contrib.admin.apps.SimpleAdminConfig"]
# An agency's own sign-in, if there is one; without it nobody waits for its packages to load.
_oidc = agency_server()
NHIPCAU_OIDC_NAME = _oidc.name if _oidc else ""
NHIPCAU_OIDC_ORIGIN = _oidc.origin if _oidc else ""
if _oidc:
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]

MIDDLEWARE = [
    "nhipcau.web.training.TrainingMark",
    "nhipcau.web.guard.PublicGuard",
    "django.middleware.security.SecurityMiddleware",
    "nhipcau.web.faults.FaultPages",
    # From here on at the desk's addresses only.
    "nhipcau.web.desk.gate.DeskLanguage",
    "nhipcau.web.desk.gate.NotTooLarge",
    "nhipcau.web.desk.gate.Sessions",
    "nhipcau.web.desk.gate.Csrf",
    "nhipcau.web.desk.gate.SignedIn",
    "nhipcau.web.desk.gate.Messages",
    "nhipcau.web.desk.gate.SignIn",
    "nhipcau.web.desk.gate.OnlySignedIn",
    "nhipcau.web.desk.gate.SecondFactor",
]

ADMIN_NEEDS = (
    "template.context_processors.request",
    "contrib.auth.context_processors.auth",
    "contrib.messages.context_processors.messages",
)

ROOT_URLCONF = "nhipcau.site.urls"
WSGI_APPLICATION = "nhipcau.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "nhipcau.web.context.site",
                "nhipcau.web.desk.frame.desk",
                *(f"django.{one}" for one in ADMIN_NEEDS if NHIPCAU_ADMIN),
            ],
            "libraries": {"desk": "nhipcau.web.desk.tags"},
        },
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
SILENCED_SYSTEM_CHECKS = [
    # The reasons stand in docs/security.md as well; a test sees that nothing is silenced that would not be said.
    "security.W002",  # X-Frame-Options is set with the other headers, in web/headers.py
    "security.W003",  # the CSRF middleware is a subclass that looks at the desk's addresses only
    "security.W005",  # what other names of the domain serve is not ours to decide,
    "security.W021",  # nor whether browsers shall know of it beforehand
    "security.W008",  # plain http is turned away by the proxy that holds the certificate
]

# Accounts, sessions and signing in: docs/decisions/0015.
_is_https = _base.scheme == "https"
_cookie = "__Host-nhipcau" if _is_https else "nhipcau"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk_home"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_NAME = _cookie
SESSION_COOKIE_AGE = 12 * 3600  # since signing in, whatever is done meanwhile (web/desk/gate.py)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_cookie}-form"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "nhipcau.web.desk.faults.forged"
CSRF_TRUSTED_ORIGINS = [f"{_base.scheme}://{_base.netloc}"]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_counted_attempts",
        "KEY_FUNCTION": "nhipcau.core.people.attempts.hashed_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

ACCOUNT_FORMS = {"login": "nhipcau.web.desk.sign_in_form.SignInForm"}
ACCOUNT_ADAPTER = "nhipcau.web.desk.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is verified by the invitation that was sent there
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "nhipcau.web.desk.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Nhịp Cầu"
MFA_TOTP_TOLERANCE = 1  # clocks of phones differ; half a minute either way
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _is_https  # browsers allow it at localhost only
USERSESSIONS_TRACK_ACTIVITY = False

SOCIALACCOUNT_ADAPTER = "nhipcau.web.desk.agency_sign_in.AgencySignInAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_oidc.as_app("agency")] if _oidc else []}
}

# Mail: printed unless there is a server to send it.
_mail = mail_server()
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _mail.host else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.security == "starttls", _mail.security == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail.sender or f"nhipcau@{_base.hostname or 'localhost'}"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "nhipcau.core.logs.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
