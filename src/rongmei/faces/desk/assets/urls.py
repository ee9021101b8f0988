"""Addresses of this area."""

from django.urls import URLPattern

app_name = "assets"

urlpatterns: list[URLPattern] = []
