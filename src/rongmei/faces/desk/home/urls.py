"""Addresses of today's board."""

from django.urls import path

from rongmei.faces.desk.home import views

urlpatterns = [path("", views.home, name="home")]
