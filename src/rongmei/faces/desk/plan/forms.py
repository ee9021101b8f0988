"""What is typed in planning. Rules are the verbs'; forms only shape what comes in."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongmei.domains.planning.api import AssignmentState, CoverageKind
from rongmei.faces.desk.plan.holders import Holder, holder, holders, newsroom

MINUTE = "%Y-%m-%dT%H:%M"
DAY_ENDS = time(18, 0)
SHORTEST = timedelta(hours=3)
CHOOSE = _("请选择")


def evening(now: datetime, *, days: int = 0) -> datetime:
    """Six in the evening of a day, of the next one when less than three hours are left."""
    at = timezone.make_aware(datetime.combine(timezone.localtime(now).date() + timedelta(days=days), DAY_ENDS))
    return at if at - now >= SHORTEST else at + timedelta(days=1)


class MomentField(forms.DateTimeField):
    """A moment to come, to the minute, by the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTE)
        super().__init__(widget=widget, input_formats=[MINUTE], **kwargs)

    def clean(self, value: Any) -> datetime:
        """The moment; it must be to come."""
        moment: datetime = super().clean(value)
        if moment <= timezone.now():
            raise forms.ValidationError(_("这个时间已经过去，请选择将来的时间。"))
        return moment


class HolderField(forms.TypedChoiceField):
    """A person, a desk or a team of this centre."""

    def __init__(self, *, nobody: str | Promise = CHOOSE, **kwargs: Any) -> None:
        super().__init__(coerce=holder, choices=lambda: [("", nobody), *holders()], **kwargs)


class LeadForm(forms.Form):
    """A tip somebody heard of."""

    headline = forms.CharField(label=_("标题"), max_length=300, widget=forms.TextInput(attrs={"autofocus": True}))
    summary = forms.CharField(
        label=_("内容"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("什么事、在哪里、什么时候、联系谁。"),
    )
    source = forms.CharField(
        label=_("来源"), max_length=200, required=False, help_text=_("如热线、网友、通讯员、单位名称。")
    )
    url = forms.CharField(label=_("链接"), max_length=2000, required=False, widget=forms.URLInput())


class TopicForm(forms.Form):
    """What a topic is about."""

    headline = forms.CharField(label=_("标题"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True}))
    angle = forms.CharField(
        label=_("角度"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写给谁看、讲清什么、准备怎么做。"),
    )


class CoverForm(forms.Form):
    """What is to be made for a topic, by whom, until when."""

    kind = forms.TypedChoiceField(label=_("形式"), choices=CoverageKind.choices, coerce=CoverageKind)
    note = forms.CharField(label=_("要求"), max_length=300, required=False)
    given_to = HolderField(label=_("派给"))
    deadline = MomentField(label=_("截止时间"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"deadline": evening(timezone.now())})
        super().__init__(*args, **kwargs)


class GiveForm(forms.Form):
    """An assignment's holder and deadline, given anew."""

    given_to = HolderField(label=_("派给"))
    deadline = MomentField(label=_("截止时间"))


class TeamForm(forms.Form):
    """A task team: a desk with an end."""

    name = forms.CharField(label=_("名称"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}))
    purpose = forms.CharField(label=_("任务"), max_length=200, required=False)
    ends_at = MomentField(label=_("结束时间"), help_text=_("到时自动结束，也可以提前结束。"))
    members = forms.TypedMultipleChoiceField(
        label=_("成员"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(p.user, p.name) for p in newsroom()],
        help_text=_("您会自动成为召集人。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"ends_at": evening(timezone.now(), days=7), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class MemberForm(forms.Form):
    """One more member of a team."""

    user = forms.TypedChoiceField(coerce=int, choices=lambda: [(p.user, p.name) for p in newsroom()])


class AssignmentFilter(forms.Form):
    """Which assignments are listed."""

    state = forms.ChoiceField(required=False, choices=[("", _("未完成")), *AssignmentState.choices])
    who = HolderField(required=False, empty_value=Holder(), nobody=_("全部"))
    late = forms.BooleanField(required=False)

    def asked(self) -> dict[str, Any]:
        """What is asked for, as `assignments` takes it; what cannot be read asks for nothing."""
        self.is_valid()
        holder = self.cleaned_data.get("who") or Holder()
        late, state = self.cleaned_data.get("late", False), self.cleaned_data.get("state", "")
        return {"user": holder.user, "desk": holder.desk, "late": late, "state": state}
