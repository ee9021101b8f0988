"""Messages are what Standard Webhooks says: its own example, and a body of ids and codes."""

import base64
import json
from datetime import UTC, datetime

from rongmei.core.journal import Deed
from rongmei.domains.programs.adapters import standard

# The example of the specification's own libraries: secret, id, timestamp, body, signature.
SECRET = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
MESSAGE, MOMENT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_specifications_example_is_signed_as_there() -> None:
    assert standard.signature(SECRET, MESSAGE, MOMENT, BODY) == SIGNED
    assert standard.headers(SECRET, MESSAGE, MOMENT, BODY) == {
        "content-type": "application/json",
        "webhook-id": MESSAGE,
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNED,
    }


def test_whatever_is_changed_changes_the_signature() -> None:
    others = {
        standard.signature(SECRET[::-1], MESSAGE, MOMENT, BODY),
        standard.signature(SECRET, MESSAGE + "x", MOMENT, BODY),
        standard.signature(SECRET, MESSAGE, MOMENT + 1, BODY),
        standard.signature(SECRET, MESSAGE, MOMENT, BODY + b" "),
    }
    assert len(others | {SIGNED}) == 5


def test_a_secret_is_shown_so_that_it_can_be_read_back() -> None:
    first, second = standard.new_secret(), standard.new_secret()
    assert first != second
    assert len(first) == 32
    assert base64.b64decode(standard.shown(first).removeprefix("whsec_")) == first


def test_a_body_says_what_happened_to_what() -> None:
    deed = Deed(
        7, 1, 3, "story.published", "publishing.delivery", 9, datetime(2026, 11, 25, 4, 5, tzinfo=UTC), {"story": 12}
    )
    assert json.loads(standard.body(deed, "511921")) == {
        "type": "story.published",
        "timestamp": "2026-11-25T04:05:00Z",
        "data": {
            "organisation": "511921", "object": "publishing.delivery", "id": 9, "actor": 3, "details": {"story": 12}
        },
    }  # fmt: skip
