"""Wagtail's own page serving, nothing else."""

from django.urls import include, path
from wagtail import urls

urlpatterns = [path("", include(urls))]
