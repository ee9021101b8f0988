"""The one-time token that guards first-run set-up: whoever can read the node's folder may set it up."""

import hmac
from pathlib import Path

from django.conf import settings


def _file() -> Path:
    return Path(settings.RONGMEI_HOME) / "setup-token"


def matches(given: str) -> bool:
    """True when this is the token in RONGMEI_HOME/setup-token; False when there is none."""
    try:
        kept = _file().read_text("utf-8").strip()
    except OSError:
        return False
    return bool(kept) and hmac.compare_digest(kept.encode(), given.strip().encode())


def use_up() -> None:
    """Take the token away: it opens one set-up."""
    _file().unlink(missing_ok=True)
