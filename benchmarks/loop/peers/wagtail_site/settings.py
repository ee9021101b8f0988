"""Wagtail as one would run it for a small site: pages from a database, whole answers kept in memory."""

import os
from pathlib import Path

ROOM = Path(os.environ["WAGTAIL_ROOM"])
SECRET_KEY = "only for measuring"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ROOM / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "benchmarks.loop.peers.wagtail_site", "wagtail.sites", "wagtail.users", "wagtail.documents", "wagtail.images",
    "wagtail.search", "wagtail.contrib.redirects", "wagtail.admin", "wagtail", "modelcluster", "taggit",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
]  # fmt: skip
# As `wagtail start` makes them, inside Django's cache for whole answers; WAGTAIL_BARE leaves all but the cache out.
CACHE_MIDDLEWARE = ("django.middleware.cache.UpdateCacheMiddleware", "django.middleware.cache.FetchFromCacheMiddleware")
STARTED = [
    "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware", "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware", "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]  # fmt: skip
BARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
MIDDLEWARE = [CACHE_MIDDLEWARE[0], *(BARE if os.environ.get("WAGTAIL_BARE") else STARTED), CACHE_MIDDLEWARE[1]]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHE_MIDDLEWARE_SECONDS = 3600
ROOT_URLCONF = "benchmarks.loop.peers.wagtail_site.urls"
WSGI_APPLICATION = "benchmarks.loop.peers.wagtail_site.wsgi.application"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
USE_TZ, TIME_ZONE, LANGUAGE_CODE = True, "Asia/Shanghai", "zh-hans"
STATIC_URL, MEDIA_ROOT, MEDIA_URL = "/static/", ROOM / "media", "/media/"
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL = "peer", "http://127.0.0.1"
