"""Addresses of this area."""

from django.urls import URLPattern

app_name = "edit"

urlpatterns: list[URLPattern] = []
