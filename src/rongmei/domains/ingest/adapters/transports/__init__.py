"""How bytes are fetched. Every transport is handed what it may use and brings no client of its own."""

from rongmei.domains.ingest.adapters.transports.fetched import Fetched, transports
from rongmei.domains.ingest.adapters.transports.file import fetch as fetch_file
from rongmei.domains.ingest.adapters.transports.http import fetch as fetch_http

transports.register("http", fetch_http)
transports.register("file", fetch_file)

__all__ = ["Fetched", "transports"]
