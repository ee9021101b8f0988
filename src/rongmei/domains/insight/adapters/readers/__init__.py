"""What a request says of its reader, kept only as far as counting needs it."""

from rongmei.domains.insight.adapters.readers.bots import is_bot
from rongmei.domains.insight.adapters.readers.origins import origin_of
from rongmei.domains.insight.adapters.readers.salt import DaySalt

__all__ = ["DaySalt", "is_bot", "origin_of"]
