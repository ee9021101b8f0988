"""Addresses of gathering."""

from django.urls import path

from rongmei.faces.desk.gather import views

app_name = "gather"

urlpatterns = [
    path("", views.items, name="items"),
    path("items/<int:item>/", views.item, name="item"),
    path("providers/", views.providers, name="providers"),
    path("providers/add/", views.add, name="add"),
    path("providers/<int:provider>/", views.provider, name="provider"),
    path("providers/<int:provider>/run/", views.run, name="run"),
    path("providers/<int:provider>/pause/", views.pause, name="pause"),
    path("providers/<int:provider>/resume/", views.resume, name="resume"),
]
