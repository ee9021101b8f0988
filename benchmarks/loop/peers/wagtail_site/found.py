"""Make the site and its one article: `python -m benchmarks.loop.peers.wagtail_site.found PAGE.html`."""

import os
import re
import sys
from pathlib import Path

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.loop.peers.wagtail_site.settings")


def main(source: Path) -> None:
    """The article says what the given page says."""
    django.setup()
    call_command("migrate", verbosity=0)
    from wagtail.models import Page, Site

    from benchmarks.loop.peers.wagtail_site.models import Article

    html = source.read_text("utf-8")
    head, body = (re.search(rf"<{tag}[^>]*>(.*)</{tag}>", html, re.S) for tag in ("head", "body"))
    article = Article(title="茶园开采", slug="article", head=head[1] if head else "", body=body[1] if body else "")
    root = Page.objects.get(depth=1)
    root.add_child(instance=article)
    Site.objects.all().delete()
    Site.objects.create(hostname="127.0.0.1", root_page=article, is_default_site=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
