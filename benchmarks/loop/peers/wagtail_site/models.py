"""An article as Wagtail's guide makes one: a page with a body."""

from django.db import models
from wagtail.models import Page


class Article(Page):
    """One article; `head` and `body` are the markup of the page it is measured against."""

    head = models.TextField()
    body = models.TextField()
    template = "wagtail_site/article.html"
