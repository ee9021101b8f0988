"""How an auditor narrows the journal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rongmei.core.journal import kinds
from rongmei.faces.ops.audit.objects import KINDS


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class JournalForm(forms.Form):
    """Filters; every one may be left empty."""

    verb = forms.ChoiceField(label=_("操作"), required=False)
    actor = forms.TypedChoiceField(label=_("人员"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(label=_("从"), required=False, widget=_day())
    until = forms.DateField(label=_("到"), required=False, widget=_day())
    object_kind = forms.ChoiceField(
        label=_("对象类型"),
        required=False,
        choices=[("", _("所有类型")), *((code, k.label) for code, k in KINDS.items())],
    )
    object_id = forms.IntegerField(label=_("对象编号"), required=False, min_value=1)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = sorted(kinds().values(), key=lambda k: k.code)
        self.fields["verb"].choices = [("", _("所有操作")), *((k.code, k.label) for k in known)]  # type: ignore[attr-defined]
