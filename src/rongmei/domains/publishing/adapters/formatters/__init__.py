"""What the site channel is made of: pages, feeds, machine-readable forms."""

from rongmei.domains.publishing.adapters.formatters.feeds import feeds
from rongmei.domains.publishing.adapters.formatters.ninjs import ninjs
from rongmei.domains.publishing.adapters.formatters.pages import article_page, front_pages, gone_page

__all__ = ["article_page", "feeds", "front_pages", "gone_page", "ninjs"]
