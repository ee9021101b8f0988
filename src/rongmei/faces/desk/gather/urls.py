"""Addresses of gathering."""

from django.urls import path

from rongmei.faces.desk.gather.views import items, providers

app_name = "gather"

urlpatterns = [
    path("", items.items, name="items"),
    path("fresh/", items.fresh, name="fresh"),
    path("items/<int:item>/", items.item, name="item"),
    path("providers/", providers.providers, name="providers"),
    path("providers/add/", providers.add, name="add"),
    path("providers/<int:provider>/", providers.provider, name="provider"),
    path("providers/<int:provider>/change/", providers.change, name="change"),
    path("providers/<int:provider>/run/", providers.run, name="run"),
    path("providers/<int:provider>/stop/", providers.stop, name="stop"),
    path("providers/<int:provider>/pause/", providers.pause, name="pause"),
    path("providers/<int:provider>/resume/", providers.resume, name="resume"),
    path("providers/<int:provider>/archive/", providers.archive, name="archive"),
]
