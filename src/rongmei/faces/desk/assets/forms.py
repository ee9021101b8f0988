"""What is said of a picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.domains.assets.api import Rights


class DescribeForm(forms.Form):
    """What it shows, whose it is, on what ground it may be shown."""

    alt = forms.CharField(
        label=_("说明文字"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写清谁、在哪里、做什么。看不见图片的读者靠它知道图上有什么，送审前必须填写。"),
    )
    credit = forms.CharField(label=_("署名"), max_length=100, required=False, help_text=_("如“摄影：记者甲”。"))
    rights = forms.TypedChoiceField(label=_("版权"), choices=Rights.choices, coerce=Rights)
