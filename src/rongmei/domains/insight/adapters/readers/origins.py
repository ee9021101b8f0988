"""Where a reader came from, by the host that linked here and, where browsers hide it, by the browser itself."""

import re

from rongmei.domains.insight.enums import Origin

_HOSTS = {
    Origin.WECHAT: re.compile(r"(^|\.)(weixin\.qq\.com|wx\.qq\.com|weixin110\.qq\.com)$"),
    Origin.WEIBO: re.compile(r"(^|\.)(weibo\.(com|cn)|sina\.cn|t\.cn)$"),
    Origin.SEARCH: re.compile(
        r"^((www|m|wap|image)\.)?baidu\.com$|^so\.toutiao\.com$|(^|\.)(google|yandex)\."
        r"|(^|\.)(sogou|so|bing|duckduckgo)\.com$|(^|\.)(sm|quark)\.cn$"
    ),
}
# WeChat and Weibo open links in a browser of their own, mostly without telling the page before.
_BROWSERS = {Origin.WECHAT: "micromessenger", Origin.WEIBO: "weibo"}


def origin_of(*, referrer: str, agent: str, inside: bool) -> Origin:
    """Where a view came from.

    Args:
        referrer: host of the page before, in lower case; empty when it was not told.
        agent: the browser's user agent.
        inside: the page before was one of the same site.
    """
    if inside:
        return Origin.OWN
    if referrer:
        return next((origin for origin, hosts in _HOSTS.items() if hosts.search(referrer)), Origin.OTHER)
    name = agent.lower()
    return next((origin for origin, mark in _BROWSERS.items() if mark in name), Origin.DIRECT)
