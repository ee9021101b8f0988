"""Addresses under /ops/people/."""

from django.urls import path

from rongmei.faces.ops.people import roster, views

urlpatterns = [
    path("", views.people, name="people"),
    path("add/", views.add, name="person_add"),
    path("import/", roster.take_in, name="people_import"),
    path("import/template/", roster.template, name="people_template"),
    path("sign-in/", views.policy, name="policy"),
    path("<int:membership>/", views.person, name="person"),
    path("<int:membership>/roles/", views.roles, name="person_roles"),
    path("<int:membership>/title/", views.title, name="person_title"),
    path("<int:membership>/password/", views.password, name="person_password"),
    path("<int:membership>/second-factor/", views.second_factor, name="person_factor"),
    path("<int:membership>/unlock/", views.unlock, name="person_unlock"),
    path("<int:membership>/active/", views.active, name="person_active"),
]
