"""What is typed between organisations."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.domains.liaison.api import ReturnReason
from rongmei.domains.organisations.api import OrganisationRecord

LONGEST = 1000


class SubmitForm(forms.Form):
    """To whom a story is handed, and a word to the editors there.

    Args:
        places: to whom it may go; `there`: ids of those who have it, so that another is offered first.
    """

    receiver = forms.TypedChoiceField(label=_("报送单位"), coerce=int)
    note = forms.CharField(
        label=_("附言"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": _("给对方编辑的话，如亮点、时效、联系人")}),
    )

    def __init__(self, *args: Any, places: list[OrganisationRecord], there: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["receiver"] = next((p.id for p in places if p.id not in there), None)
        field: Any = self.fields["receiver"]
        field.choices = [(p.id, f"{p.centre_name}（{p.level_label}）") for p in places]


class ReturnForm(forms.Form):
    """Why a submission goes back."""

    reason = forms.TypedChoiceField(
        label=_("退回原因"), choices=ReturnReason.choices, coerce=ReturnReason, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("说明"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": _("哪一处、怎么改，改好后可以再报")}),
    )


class ReasonForm(forms.Form):
    """A reason that the other organisation is told.

    Args:
        label: what it is the reason of.
    """

    words = forms.CharField(
        max_length=LONGEST,
        help_text=_("原因会告诉对方单位。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, label: str | Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = str(label)
