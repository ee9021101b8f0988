"""Content checks: what a machine can say of a text before people read it."""

from rongmei.domains.review.adapters.checks.finding import Check, Finding, Passage, check, checks

# Each module registers its classes.
from rongmei.domains.review.adapters.checks import dates, numbers, private, punctuation, words  # noqa: F401  # isort: skip

__all__ = ["Check", "Finding", "Passage", "check", "checks"]
