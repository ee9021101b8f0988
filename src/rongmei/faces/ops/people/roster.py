"""Taking in a list of staff: checked first, written only when every row is good, passwords shown once."""

import base64
import csv
import io
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rongmei.core.i18n import Refusal
from rongmei.core.ui.guard import requires
from rongmei.domains.accounts import api
from rongmei.faces.ops.people.forms import RosterForm
from rongmei.faces.ops.spreadsheet import harmless

HEADING = ("姓名", "账号", "角色", "部门/岗位")
EXAMPLE = ("王芳", "wang.fang", "记者、编辑", "采访部/首席记者")


@requires(api.ADD)
def take_in(request: HttpRequest) -> HttpResponse:
    """Check a list, or take it in; `check` in what is sent says which."""
    form = RosterForm(request.POST or None, request.FILES or None)
    told: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            rows = api.read_roster(form.cleaned_data["file"].read())
            problems = api.check_roster(rows)
            told |= {"rows": rows, "problems": problems, "checked": True}
            if not problems and "check" not in request.POST:
                added = api.import_people(actor=request.actor, rows=rows)  # type: ignore[attr-defined]
                return render(request, "ops/people/passwords.html", {"added": added, "file": download(added)})
        except Refusal as error:
            told["refusal"] = error
    return render(request, "ops/people/import.html", told)


@require_safe
@requires(api.ADD)
def template(_request: HttpRequest) -> HttpResponse:
    """An empty list with its heading and one example, readable by office programs."""
    answer = HttpResponse(_csv([HEADING, EXAMPLE]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    return answer


def download(added: Sequence[api.NewPerson]) -> str:
    """First passwords as a data address: the file never lies on the server."""
    lines = [(_("姓名"), _("账号"), _("首次密码")), *((p.name, p.username, p.first_password) for p in added)]
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(_csv(lines).encode()).decode()


def _csv(lines: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([[harmless(cell) for cell in line] for line in lines])
    return "\ufeff" + out.getvalue()
