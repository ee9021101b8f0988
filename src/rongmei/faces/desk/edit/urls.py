"""Addresses of editing."""

from django.urls import path

from rongmei.faces.desk.edit.views import beside, creating, draft, listing, page, sending, versions

app_name = "edit"

urlpatterns = [
    path("", listing.stories, name="stories"),
    path("create/", creating.create, name="create"),
    path("subjects", beside.subjects, name="subjects"),
    path("<int:story>/", page.story, name="story"),
    path("<int:story>/draft", draft.draft, name="draft"),
    path("<int:story>/missing/", beside.missing, name="missing"),
    path("<int:story>/pictures/", beside.pictures, name="pictures"),
    path("<int:story>/pictures/<int:asset>/", beside.describe, name="describe"),
    path("<int:story>/history/", page.history, name="history"),
    path("<int:story>/keep/", sending.keep, name="keep"),
    path("<int:story>/dismiss/", beside.dismiss, name="dismiss"),
    path("<int:story>/submit/", sending.submit, name="submit"),
    path("<int:story>/recall/", sending.recall, name="recall"),
    path("<int:story>/versions/", versions.versions, name="versions"),
    path("<int:story>/versions/compare/", versions.compare, name="compare"),
    path("<int:story>/versions/<int:number>/", versions.version, name="version"),
    path("<int:story>/versions/<int:number>/restore/", versions.restore, name="restore"),
]
