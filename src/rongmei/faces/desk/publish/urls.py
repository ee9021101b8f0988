"""Addresses of this area."""

from django.urls import URLPattern

app_name = "publish"

urlpatterns: list[URLPattern] = []
