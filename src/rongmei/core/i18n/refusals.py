"""The one base of everything the system says no to."""

from django.utils.functional import Promise


class Refusal(Exception):
    """A plain no: what is refused, and what the person can do next.

    Args:
        message: one sentence in the reader's language (a lazy translation).
        advice: what to do next; empty when the message already says it.

    Faces show both and keep what was typed; `code` names the refusal for programs and tests.
    """

    code = "refused"
    status = 409

    def __init__(self, message: str | Promise, advice: str | Promise = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}{self.advice}"


class NotFound(Refusal):
    """No such thing in this scope. Another tenant's object is this too, never a 403."""

    code = "not-found"
    status = 404
