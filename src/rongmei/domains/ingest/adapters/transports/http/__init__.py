"""Fetch an address, asking only for what changed."""

from rongmei.core.http import Client
from rongmei.domains.ingest.adapters.parsers.choose import MOST_BYTES
from rongmei.domains.ingest.adapters.parsers.parsed import Input
from rongmei.domains.ingest.adapters.transports.fetched import Fetched

ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/json, application/xml, text/xml"


def fetch(location: str, etag: str, last_modified: str) -> Fetched:
    """GET the address; refusals of `core.http` pass through."""
    asked = {"accept": f"{ACCEPT}, */*;q=0.5"}
    if etag:
        asked["if-none-match"] = etag
    if last_modified:
        asked["if-modified-since"] = last_modified
    with Client(max_bytes=MOST_BYTES) as client:
        answer = client.get(location, headers=asked)
    if answer.status == 304:
        return Fetched((), etag, last_modified)
    kind = {"content-type": answer.headers.get("content-type", "")}
    given = Input(answer.content, answer.url, kind)
    return Fetched((given,), answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
