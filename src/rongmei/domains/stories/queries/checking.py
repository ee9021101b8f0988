"""What the content checks find in a story."""

from django.utils import timezone

from rongmei.domains.review.api import Finding, switched_off, weighed
from rongmei.domains.stories.adapters.content import Content
from rongmei.domains.stories.adapters.passages import findings
from rongmei.domains.stories.queries.drafts import content_of


def findings_of(story: int) -> tuple[Finding, ...]:
    """What they find in the draft as it stands, false alarms with their reason; NotFound outside the scope."""
    return findings_in(story, content_of(story))


def findings_in(story: int, content: Content) -> tuple[Finding, ...]:
    """What those the organisation wants find in a content of a story in scope."""
    return weighed("story", story, findings(content, on=timezone.localdate(), but=switched_off()))
