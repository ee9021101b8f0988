"""Words for people: refusals that explain themselves, dates and counts as Chinese newsrooms write them."""

from rongmei.core.i18n.formats import format_count, format_datetime, format_day
from rongmei.core.i18n.refusals import NotFound, Refusal

__all__ = ["NotFound", "Refusal", "format_count", "format_datetime", "format_day"]
