"""Addresses of this area."""

from django.urls import URLPattern

app_name = "plan"

urlpatterns: list[URLPattern] = []
