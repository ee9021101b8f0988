"""Addresses of the picture library."""

from django.urls import path

from rongmei.faces.desk.assets import files, views

app_name = "assets"

urlpatterns = [
    path("", views.library, name="library"),
    path("upload", files.upload, name="upload"),
    path("<int:asset>/", views.asset, name="asset"),
    path("<int:asset>/<slug:size>", files.rendition, name="rendition"),
]
