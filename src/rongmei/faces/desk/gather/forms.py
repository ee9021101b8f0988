"""What is typed about a provider."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

INTERVALS = {
    60: _("每分钟"),
    300: _("每 5 分钟"),
    900: _("每 15 分钟"),
    1800: _("每 30 分钟"),
    3600: _("每小时"),
    21_600: _("每 6 小时"),
    86_400: _("每天"),
}


class ProviderForm(forms.Form):
    """Where a source lies, what it is called, how often it is fetched."""

    location = forms.CharField(
        label=_("网址、文件或文件夹"),
        max_length=2000,
        help_text=_("支持 RSS、Atom、RDF、JSON Feed 和 ninjs，格式自动辨认。文件和文件夹写完整路径，以 / 开头。"),
        widget=forms.TextInput(attrs={"autofocus": True, "spellcheck": "false", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("名称"), max_length=100, required=False, help_text=_("显示在来稿和线索旁，不填则用地址。")
    )
    every_seconds = forms.TypedChoiceField(label=_("采集间隔"), coerce=int, initial=900)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = self.get_initial_for_field(self.fields["every_seconds"], "every_seconds")
        choices = {**INTERVALS, now: INTERVALS.get(now, _("每 %(n)d 秒") % {"n": now})}
        self.fields["every_seconds"].choices = sorted(choices.items())  # type: ignore[attr-defined]
