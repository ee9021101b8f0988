"""What is typed when a story goes out or is taken away."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NOW, LATER = "now", "later"


class PublishForm(forms.Form):
    """At once or at a time.

    Args:
        correction: True when a version is live, so that readers are owed a note.
    """

    note = forms.CharField(
        label=_("更正说明"),
        help_text=_("显示在文末，请写明哪里有误、改成了什么。"),
        error_messages={"required": _("这篇稿件已经上线，再次发布需要写更正说明。")},
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    at = forms.DateTimeField(
        label=_("发布时间"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    how = forms.ChoiceField(choices=[(NOW, ""), (LATER, "")], required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, correction: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = correction

    def clean(self) -> dict[str, Any]:
        """A time is needed, and not in the past, when the story is to go out later."""
        typed = super().clean() or {}
        at: datetime | None = typed.get("at")
        if typed.get("how") != LATER:
            typed["at"] = None
        elif at is None and "at" not in self.errors:
            self.add_error("at", ValidationError(_("请选择发布时间。")))
        elif at and at <= timezone.now():
            self.add_error("at", ValidationError(_("这个时间已经过了，请另选，或立即发布。")))
        return typed


class WithdrawForm(forms.Form):
    """Why a story is taken away: readers are not told, whoever adopted it is."""

    prefix = "withdraw"

    reason = forms.CharField(
        label=_("撤稿原因"),
        help_text=_("读者只看到“这篇报道已撤下”；采用此稿的单位会收到原因。"),
        error_messages={"required": _("撤稿需要填写原因。")},
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
