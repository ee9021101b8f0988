"""Addresses of review."""

from django.urls import path

from rongmei.faces.desk.review.views import deciding, inbox, page, sheet

app_name = "review"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("<int:review>/", page.review, name="review"),
    path("<int:review>/approve/", deciding.approve, name="approve"),
    path("<int:review>/return/", deciding.return_, name="return"),
    path("<int:review>/sheet/", sheet.sheet, name="sheet"),
]
