"""Parsers by format, chosen by what the bytes are."""

from rongmei.domains.ingest.adapters.parsers.choose import parse
from rongmei.domains.ingest.adapters.parsers.parsed import Media, ParsedItem, ParseResult, Problem

__all__ = ["Media", "ParseResult", "ParsedItem", "Problem", "parse"]
