"""Addresses of publishing."""

from django.urls import path

from rongmei.faces.desk.publish.views import acts, old_sites, queue, story

app_name = "publish"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("old-sites/", old_sites.old_sites, name="old_sites"),
    path("old-sites/<int:site>/", old_sites.old_site, name="old_site"),
    path("old-sites/<int:site>/problems.csv", old_sites.old_problems, name="old_problems"),
    path("old-sites/<int:site>/sign/", old_sites.sign, name="sign_old"),
    path("<int:story>/", story.story, name="story"),
    path("<int:story>/publish/", acts.publish, name="publish"),
    path("<int:story>/withdraw/", acts.withdraw, name="withdraw"),
    path("deliveries/<int:delivery>/reschedule/", acts.reschedule, name="reschedule"),
    path("deliveries/<int:delivery>/cancel/", acts.cancel, name="cancel"),
    path("deliveries/<int:delivery>/retry/", acts.retry, name="retry"),
]
