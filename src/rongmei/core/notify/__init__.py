"""News for open screens: one listener per process, server-sent events in the page's own scope."""

from rongmei.core.notify.listener import MISSED, Announcement, listen

__all__ = ["MISSED", "Announcement", "listen"]
