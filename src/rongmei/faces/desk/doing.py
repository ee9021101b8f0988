"""What every writing view of the desk does: one verb, its refusal shown, then on."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from rongmei.core.i18n import Refusal


def do(request: HttpRequest, verb: Callable[[], object], done: str | Promise, back: str) -> HttpResponse:
    """Call a verb; say that it is done, or why not; go to `back`.

    Args:
        verb: one domain verb with its arguments.
        done: the sentence said when it worked.
        back: address to go to either way.
    """
    try:
        verb()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(done))
    return redirect(back)
