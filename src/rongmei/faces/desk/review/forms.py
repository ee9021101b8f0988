"""What a reviewer types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.domains.review.api import Reason

LONGEST = 2000


class ApproveForm(forms.Form):
    """Passing one's level. The proofs ticked are read beside it, since each level asks for its own."""

    level = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("审稿意见"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": _("给后面几级和作者看，可不填")}),
    )


class ReturnForm(forms.Form):
    """Sending it back."""

    prefix = "return"

    level = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reasons = forms.TypedMultipleChoiceField(
        label=_("退回原因"),
        choices=Reason.choices,
        coerce=Reason,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("修改要求"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": _("哪一处、怎么改")}),
    )
