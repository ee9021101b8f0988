"""Addresses of the inbox over all organisations."""

from django.urls import path

from rongmei.faces.desk.inbox import views

urlpatterns = [path("", views.inbox, name="inbox")]
