"""What every writing view of the desk does: one verb, its refusal shown, nothing typed lost."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme

from rongmei.core.i18n import NotFound, Refusal
from rongmei.core.permissions import Actor, Denied

T = TypeVar("T")
REFUSED = 422


def who(request: HttpRequest) -> Actor:
    """The person asking, behind a guarded view."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def do(
    request: HttpRequest, verb: Callable[[], object], done: str | Promise, back: str, *, undo: str = ""
) -> HttpResponse:
    """Call a verb; say that it is done, or why not; go to `back`.

    Args:
        verb: one domain verb with its arguments.
        done: the sentence said when it worked.
        back: address to go to either way.
        undo: address that undoes it by POST; the sentence then has a button.

    Raises:
        NotFound: there is no such thing here.
    """
    try:
        verb()
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(done), extra_tags=undo)
    return redirect(back)


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, even when that is nothing; None while it waits to be filled in."""
    return request.POST if request.method == "POST" else None


def tried(form: forms.Form, verb: Callable[..., T]) -> T | None:
    """Call a verb with what a valid form holds; a refusal lands on the form, above what was typed.

    Returns:
        what the verb returned; None when the form has errors now.

    Raises:
        Denied, NotFound: no other filling in of the form would help.
    """
    if not form.is_valid():
        return None
    try:
        return verb(**form.cleaned_data)
    except (Denied, NotFound):
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None


def status_of(form: forms.Form) -> int:
    """200 for a form that waits to be filled in, 422 for one that was refused."""
    return REFUSED if form.is_bound else 200


def back(request: HttpRequest, otherwise: str) -> str:
    """The page of this site a form says it came from, in its field `back`; else `otherwise`."""
    asked = request.POST.get("back", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise
