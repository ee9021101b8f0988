"""Addresses of the centres below."""

from django.urls import path

from rongmei.faces.desk.below import views

urlpatterns = [path("", views.below, name="below"), path("export", views.export, name="below_export")]
