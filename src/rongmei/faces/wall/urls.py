"""Addresses under /wall/."""

from django.urls import path

from rongmei.faces.wall import views

app_name = "wall"

urlpatterns = [path("", views.board, name="board")]
