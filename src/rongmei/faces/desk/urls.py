"""Addresses of the desk, an area each."""

from django.urls import include, path

from rongmei.faces.desk import events, search, waiting

app_name = "desk"

urlpatterns = [
    path("", include("rongmei.faces.desk.home.urls")),
    path("inbox/", include("rongmei.faces.desk.inbox.urls")),
    path("events", events.events, name="events"),
    path("search/", search.search, name="search"),
    path("waiting", waiting.waiting, name="waiting"),
    path("gather/", include("rongmei.faces.desk.gather.urls")),
    path("plan/", include("rongmei.faces.desk.plan.urls")),
    path("stories/", include("rongmei.faces.desk.edit.urls")),
    path("review/", include("rongmei.faces.desk.review.urls")),
    path("publish/", include("rongmei.faces.desk.publish.urls")),
    path("liaison/", include("rongmei.faces.desk.liaison.urls")),
    path("reach/", include("rongmei.faces.desk.insight.urls")),
    path("liaison/below/", include("rongmei.faces.desk.below.urls")),
    path("assets/", include("rongmei.faces.desk.assets.urls")),
]
