"""What is typed about webhooks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.domains.programs.api import subscribable


class WebhookForm(forms.Form):
    """Where to, and of what."""

    address = forms.CharField(
        label=_("地址"),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("接收方的网址，以 https:// 开头。"),
    )
    kinds = forms.MultipleChoiceField(label=_("通知哪些操作"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kinds"]
        assert isinstance(kinds, forms.MultipleChoiceField)
        kinds.choices = [(kind.code, kind.label) for kind in subscribable()]
