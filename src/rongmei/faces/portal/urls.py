"""Addresses of the public side that are not baked."""

from django.urls import path

from rongmei.faces.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.node, name="node"),
    path("portal/<slug:code>/search", views.search, name="search"),
]
