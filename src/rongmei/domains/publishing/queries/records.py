"""The frozen shapes in which publishing is told."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from rongmei.domains.publishing.enums import DeliveryState


@dataclass(frozen=True, slots=True)
class Found:
    """A published story that holds the words a reader asked for."""

    headline: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Outing:
    """A story that went live: under which headline, since when, whether it still is, and where."""

    story: int
    headline: str
    first_live_at: datetime
    live: bool
    url: str


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One story on one channel."""

    id: int
    story: int
    headline: str
    channel: str
    channel_name: str
    state: str
    state_label: str
    content_hash: str
    not_before: datetime
    attempts: int
    error: str
    who: str
    queued_at: datetime
    first_live_at: datetime | None
    live_at: datetime | None
    url: str

    @property
    def scheduled(self) -> bool:
        """True when it waits for a time that a person chose."""
        return self.state == DeliveryState.PENDING and not self.attempts and self.not_before > timezone.now()

    @property
    def trying_again(self) -> bool:
        """True when it could not be sent and will be tried again by itself."""
        return self.state == DeliveryState.PENDING and self.attempts > 0


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A correction or withdrawal: its words, when readers saw it, and who wrote it."""

    kind: str
    kind_label: str
    note: str
    at: datetime
    who: str = ""


@dataclass(frozen=True, slots=True)
class ReadyRecord:
    """A signed story that nobody has sent out yet; `correction` when an earlier version of it is live."""

    story: int
    headline: str
    author_name: str
    characters: int
    signed_at: datetime
    signed_by: str
    correction: bool
