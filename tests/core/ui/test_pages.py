"""What every page carries: theme, title, messages by level, fields that explain themselves, icons that exist."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from rongmei.core.permissions import Role
from rongmei.core.ui.navigation import places_for
from tests.support.people import DeskClient

PACKAGE = Path(__file__).parents[3] / "src/rongmei"
SPRITE = (PACKAGE / "core/ui/static/ui/icons.svg").read_text("utf-8")


def drawn(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize(("cookie", "said"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"')])
def test_a_chosen_theme_is_in_the_page_from_the_start(client: Client, db: None, cookie: str, said: str) -> None:
    client.cookies["theme"] = cookie
    assert f'<html lang="zh-hans"{said}>' in client.get("/account/login/").content.decode()


@pytest.mark.parametrize("cookie", ["", '"><script>', "pink"])
def test_any_other_theme_is_the_systems(client: Client, db: None, cookie: str) -> None:
    client.cookies["theme"] = cookie
    assert '<html lang="zh-hans">' in client.get("/account/login/").content.decode()


def test_a_page_names_itself_and_the_centre(desk_client: DeskClient) -> None:
    text = desk_client(Role.DIRECTOR).get("/ops/people/").content.decode()
    assert "<title>人员 · 通江县 · 融媒</title>" in text
    assert '<span class="where">通江县融媒体中心</span>' in text


def test_a_page_holds_no_inline_code(desk_client: DeskClient) -> None:
    text = desk_client(Role.DIRECTOR).get("/ops/people/").content.decode()
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*src=)|\son\w+=", text)


def test_what_happened_long_ago_is_told_by_its_day() -> None:
    moment = datetime(2014, 12, 27, 8, 30, tzinfo=UTC)
    assert drawn("{% load ui %}{{ at|day }} {{ none|day }}", at=moment, none=None) == "2014年12月27日 —"


def test_a_failure_does_not_look_like_a_success() -> None:
    class Message:
        def __init__(self, level: str) -> None:
            self.level_tag, self.extra_tags = level, ""

        def __str__(self) -> str:
            return "一句话"

    text = drawn('{% include "base/_messages.html" %}', messages=[Message("error"), Message("success")])
    assert '<div class="toast error" role="alert">' in text
    assert '<div class="toast success" role="status">' in text


def test_every_icon_a_template_names_is_in_the_sprite() -> None:
    named = set()
    for template in PACKAGE.rglob("*.html"):
        named |= set(re.findall(r'{% icon "(\w+)" %}', template.read_text("utf-8")))
    assert {"search", "error"} <= named
    assert [name for name in sorted(named) if f'<symbol id="{name}"' not in SPRITE] == []


def test_every_place_has_its_icon_and_address(desk_client: DeskClient) -> None:
    places = places_for(desk_client(Role.DIRECTOR).actor)  # type: ignore[attr-defined]
    assert len(places) > 1
    assert [p.icon for p in places if f'<symbol id="{p.icon}"' not in SPRITE] == []


class Form(forms.Form):
    name = forms.CharField(label="姓名", help_text="写全名")
    title = forms.CharField(label="岗位", required=False)
    roles = forms.MultipleChoiceField(label="角色", choices=[("a", "甲")], widget=forms.CheckboxSelectMultiple)


def test_a_field_says_what_it_is_and_what_is_wrong() -> None:
    text = drawn("{% field form.name %}", form=Form({"name": ""}))
    assert '<label for="id_name">' in text
    assert 'aria-describedby="id_name_helptext id_name_error"' in text
    assert '<span class="hint" id="id_name_helptext">写全名</span>' in text
    assert 'aria-invalid="true"' in text
    assert 'id="id_name_error"' in text


def test_only_what_may_stay_empty_says_so() -> None:
    form = Form()
    assert "选填" in drawn("{% field form.title %}", form=form)
    assert "选填" not in drawn("{% field form.name %}", form=form)


def test_several_boxes_are_one_group() -> None:
    text = drawn("{% field form.roles %}", form=Form())
    assert "<legend>角色</legend>" in text
    assert text.count("<fieldset") == text.count("</fieldset>") == 1


def test_a_form_refused_for_its_fields_says_so_above_them() -> None:
    assert "已填写的内容都还在" in drawn('{% include "base/problems.html" %}', form=Form({"name": ""}))
    assert drawn('{% include "base/problems.html" %}', form=Form()).strip() == ""


def test_what_a_person_may_not_do_is_hidden(desk_client: DeskClient) -> None:
    template = '{% if actor|holds:"accounts.ops.open" %}may{% endif %}'
    assert drawn(template, actor=desk_client(Role.DIRECTOR).actor) == "may"  # type: ignore[attr-defined]
    assert drawn(template, actor=desk_client(Role.REPORTER).actor) == ""  # type: ignore[attr-defined]
    with pytest.raises(KeyError):
        drawn('{% if actor|holds:"no.such" %}{% endif %}', actor=desk_client(Role.REPORTER).actor)  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/desk/search/", "/desk/waiting", "/ops/people/"])
def test_strangers_are_asked_to_sign_in_and_come_back(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"] == f"{reverse('account_login')}?next={address}"


def test_an_address_that_is_not_there_says_where_to_go(client: Client, db: None) -> None:
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "回到工作台" in answer.content.decode()
