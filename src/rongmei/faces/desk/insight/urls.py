"""Addresses of this area."""

from django.urls import path

from rongmei.faces.desk.insight import views

app_name = "insight"

urlpatterns = [
    path("", views.reach, name="reach"),
    path("export.csv", views.export, name="export"),
    path("stories/<int:story>/", views.story, name="story"),
]
