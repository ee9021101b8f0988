"""Which verb takes a story where."""

from rongmei.core.registry import Transitions
from rongmei.domains.stories.enums import StoryState as S

STORY = Transitions(
    "stories.story",
    {
        (S.DRAFTING, "submit"): S.IN_REVIEW,
        (S.RETURNED, "submit"): S.IN_REVIEW,
        (S.IN_REVIEW, "recall"): S.DRAFTING,
        (S.IN_REVIEW, "return"): S.RETURNED,
        (S.IN_REVIEW, "sign"): S.SIGNED,
        # An old article is signed with its batch, without rounds of its own.
        (S.DRAFTING, "sign_in_batch"): S.SIGNED,
        (S.SIGNED, "reopen"): S.DRAFTING,
        (S.PUBLISHED, "reopen"): S.DRAFTING,
        (S.SIGNED, "publish"): S.PUBLISHED,
        # Only what is signed is published; the news of the signature may come after it.
        (S.IN_REVIEW, "publish"): S.PUBLISHED,
        (S.PUBLISHED, "publish"): S.PUBLISHED,
        (S.PUBLISHED, "withdraw"): S.WITHDRAWN,
        (S.DRAFTING, "withdraw"): S.WITHDRAWN,
        (S.IN_REVIEW, "withdraw"): S.WITHDRAWN,
        (S.RETURNED, "withdraw"): S.WITHDRAWN,
        (S.SIGNED, "withdraw"): S.WITHDRAWN,
    },
    dict(S.choices),
)
