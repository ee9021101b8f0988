"""Addresses of an old site: each is known by a hash, and a small file below the public folder says where it leads now.

The file holds the path of an article of the same folder and nothing else, so that no address can ever lead elsewhere.
"""

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

FOLDER = ".old"
TARGET = re.compile(r"a/\d{6}/\d{1,19}\.html")
MOST_FIELDS = 50


def bare_host(host: str) -> str:
    """A host name as it is compared: lower case, without port and `www.`."""
    return host.strip().lower().partition(":")[0].rstrip(".").removeprefix("www.")


def address_key(host: str, path: str, query: str = "") -> str:
    """What an address of an old site is known by.

    Args:
        path: with its percent signs resolved.
        query: as it was asked, without the question mark; the order of its parts says nothing.
    """
    shown = unicodedata.normalize("NFC", path).rstrip("/") or "/"
    try:
        parts = sorted(parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS))
    except ValueError:
        parts = [("", query)]
    said = "\n".join((bare_host(host), shown, *(f"{name}={value}" for name, value in parts)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(address: str, host: str) -> str:
    """The key of a full or relative address on a host; empty when it lies elsewhere or cannot be read."""
    try:
        parts = urlsplit(address)
        there = parts.hostname or ""
    except ValueError:
        return ""
    elsewhere = parts.scheme not in ("", "http", "https") or (there and bare_host(there) != bare_host(host))
    if elsewhere or not (parts.path or parts.query):
        return ""
    path = unquote(parts.path or "/", errors="replace")
    return address_key(host, path, parts.query) if path.startswith("/") and (path != "/" or parts.query) else ""


def file_of(key: str) -> str:
    """Where the file of a key lies below a centre's folder."""
    return f"{FOLDER}/{key[:2]}/{key}"
