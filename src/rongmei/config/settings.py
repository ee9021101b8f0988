"""Django's settings, all of them made from `environment.SETTINGS`."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from rongmei.config import backups, logs
from rongmei.config.demo import mark
from rongmei.config.environment import setting

PACKAGE = Path(__file__).resolve().parent.parent
RONGMEI_HOME = Path(setting("RONGMEI_HOME")).resolve()
RONGMEI_ALLOWED_NETWORKS = setting("RONGMEI_ALLOWED_NETWORKS")
RONGMEI_FEED_FOLDERS = [RONGMEI_HOME / "feeds", *(Path(f).resolve() for f in setting("RONGMEI_FEED_FOLDERS"))]
RONGMEI_ORIGIN = setting("RONGMEI_ORIGIN").rstrip("/")
RONGMEI_PUBLIC_ROOT = RONGMEI_HOME / "public"
RONGMEI_LAKE = RONGMEI_HOME / "lake"
RONGMEI_DEMO_ACCOUNTS = mark.accounts(RONGMEI_HOME)
RONGMEI_LAKE_URL = setting("RONGMEI_LAKE_URL")
RONGMEI_PROXIES = setting("RONGMEI_PROXIES")
RONGMEI_OLD_HOSTS = dict(pair.split("=", 1) for pair in setting("RONGMEI_OLD_HOSTS") if "=" in pair)
RONGMEI_API_PER_MINUTE = setting("RONGMEI_API_PER_MINUTE")
RONGMEI_METRICS_TOKEN = setting("RONGMEI_METRICS_TOKEN")
RONGMEI_BACKUP_TO = setting("RONGMEI_BACKUP_TO")
RONGMEI_MAP = setting("RONGMEI_MAP")
RONGMEI_FOLLOW_READS = setting("RONGMEI_FOLLOW_READS")
RONGMEI_FOLLOW_PERCENTILE = setting("RONGMEI_FOLLOW_PERCENTILE")
RONGMEI_FOLLOW_TOPICS = setting("RONGMEI_FOLLOW_TOPICS")
RONGMEI_FOLLOW_COMPLETION = setting("RONGMEI_FOLLOW_COMPLETION")

DEBUG = setting("RONGMEI_DEBUG")
SECRET_KEY = setting("RONGMEI_SECRET_KEY")
ALLOWED_HOSTS = setting("RONGMEI_HOSTS")
CSRF_TRUSTED_ORIGINS = [RONGMEI_ORIGIN] if RONGMEI_ORIGIN else []


# Every request has a thread of its own, so connections are shared by a pool: a thread waits for its turn, and for a
# server that is starting again. What waits longer is told so (`config.health.unavailable`).
POOL = {"min_size": 0, "max_size": setting("RONGMEI_DB_CONNECTIONS"), "timeout": 5.0}


def _database(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    return {
        "ENGINE": "rongmei.core.scoping.backend",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": parts.port or 5432,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "rongmei", "pool": POOL},
    }


DATABASES = {
    "default": _database(setting("RONGMEI_DB_APP")),
    "migrator": _database(setting("RONGMEI_DB_MIGRATOR")),
    "sealer": _database(setting("RONGMEI_DB_SEALER")),
    "reports": _database(setting("RONGMEI_DB_REPORTS")),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DOMAINS = [
    "organisations",
    "accounts",
    "programs",
    "assets",
    "review",
    "ingest",
    "planning",
    "stories",
    "publishing",
    "liaison",
    "insight",
]
FACES = ["desk", "portal", "wall", "ops", "rest"]


def _present(kind: str, names: list[str]) -> list[str]:
    return [f"rongmei.{kind}.{name}" for name in names if (PACKAGE / kind / name / "apps.py").exists()]


INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "rongmei.core.ui",
    "rongmei.core.journal",
    "rongmei.core.tasks",
    "rongmei.core.files",
    "rongmei.core.search",
    *_present("domains", DOMAINS),
    *_present("faces", FACES),
    "rongmei.core.scoping",
]

MIDDLEWARE = [
    "rongmei.config.requests.told",
    "django.middleware.security.SecurityMiddleware",
    "rongmei.config.middleware.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rongmei.faces.ops.account.middleware.keep_alive",
    "rongmei.config.middleware.scope",
    "rongmei.faces.ops.account.middleware.first_steps",
    "rongmei.config.middleware.refusals",
]

ROOT_URLCONF = "rongmei.config.urls"
ASGI_APPLICATION = "rongmei.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rongmei.core.ui.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "rongmei.core.ui.templatetags.ui"],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("username", "display_name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_start"
ACCOUNT_ADAPTER = "rongmei.faces.ops.account.adapter.Adapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "融媒"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(minutes=setting("RONGMEI_IDLE_MINUTES")).total_seconds())
SESSION_COOKIE_NAME = "rongmei_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = setting("RONGMEI_HTTPS")
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_HSTS_SECONDS = 31_536_000 if setting("RONGMEI_HTTPS") else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if setting("RONGMEI_HTTPS") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = setting("RONGMEI_TIME_ZONE")
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = RONGMEI_HOME / "static"
MEDIA_ROOT = RONGMEI_HOME / "media"
STORAGES = {
    "default": {
        "BACKEND": "rongmei.core.files.storage.DurableStorage",
        # Files are named by their hash: what is saved again is the same.
        "OPTIONS": {"location": MEDIA_ROOT, "allow_overwrite": True},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    **backups.storage(RONGMEI_BACKUP_TO, setting("RONGMEI_BACKUP_ENDPOINT")),
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
FILE_UPLOAD_PERMISSIONS = 0o640

LOGGING = logs.logging(
    form=setting("RONGMEI_LOG_FORMAT"),
    file=setting("RONGMEI_LOG_FILE"),
    level=setting("RONGMEI_LOG_LEVEL"),
    debug=DEBUG,
)
