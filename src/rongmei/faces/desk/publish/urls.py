"""Addresses of publishing."""

from django.urls import path

from rongmei.faces.desk.publish.views import acts, queue, story

app_name = "publish"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("<int:story>/", story.story, name="story"),
    path("<int:story>/publish/", acts.publish, name="publish"),
    path("<int:story>/withdraw/", acts.withdraw, name="withdraw"),
    path("deliveries/<int:delivery>/reschedule/", acts.reschedule, name="reschedule"),
    path("deliveries/<int:delivery>/cancel/", acts.cancel, name="cancel"),
    path("deliveries/<int:delivery>/retry/", acts.retry, name="retry"),
]
