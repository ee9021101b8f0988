"""Which stories lie still."""

from rongmei.domains.publishing.models import Hold


def is_suspended(story: int) -> bool:
    """True while nothing of a story may go out."""
    return Hold.objects.filter(story_id=story, lifted_at=None).exists()


def suspended_stories() -> list[int]:
    """Every story that lies still."""
    return list(Hold.objects.filter(lifted_at=None).values_list("story_id", flat=True))
