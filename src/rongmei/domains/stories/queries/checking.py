"""What the content checks find in a story."""

from django.utils import timezone

from rongmei.domains.review.api import Finding, weighed
from rongmei.domains.stories.adapters.passages import findings
from rongmei.domains.stories.queries.drafts import content_of


def findings_of(story: int) -> tuple[Finding, ...]:
    """What they find in the draft as it stands, false alarms with their reason; NotFound outside the scope."""
    return weighed("story", story, findings(content_of(story), on=timezone.localdate()))
