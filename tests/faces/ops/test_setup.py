"""First-run set-up: one page, guarded by a token, nothing typed lost."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rongmei.core.scoping import scoped
from rongmei.domains.organisations import api as organisations
from tests.factories.accounts import make_user

TYPED = {
    "token": "a-token",
    "level": "county",
    "code": "511921",
    "name": "通江县",
    "centre_name": "通江县融媒体中心",
    "short_name": "通江",
    "licence_news": "51120240001",
    "licence_icp": "蜀ICP备1号",
    "system_admin_name": "张三",
    "system_admin_username": "zhang.san",
    "security_admin_name": "李四",
    "security_admin_username": "li.si",
    "audit_admin_name": "王五",
    "audit_admin_username": "wang.wu",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any, db: None) -> Path:
    settings.RONGMEI_HOME = tmp_path
    (tmp_path / "setup-token").write_text("a-token", "utf-8")
    return tmp_path


def test_the_page_is_five_steps_with_their_reasons(client: Client) -> None:
    text = client.get("/ops/setup/").content.decode()
    assert re.findall(r"<h2 id=\"step-\w+\">(\d)", text) == ["1", "2", "3", "4", "5"]
    assert text.count('class="field"') == 17
    assert "style=" not in text


def test_a_centre_is_founded_and_passwords_shown(client: Client, home: Path) -> None:
    text = client.post("/ops/setup/", TYPED).content.decode()
    assert len(re.findall(r"<td><code>[^<]+</code></td>", text)) == 3
    assert not (home / "setup-token").exists()
    place = organisations.by_code("511921")
    assert place.centre_name == "通江县融媒体中心"
    with scoped(place.id):
        assert [x.number for x in organisations.licences()] == ["蜀ICP备1号", "51120240001"]
    assert client.get("/ops/setup/").headers["Location"] == "/account/login/"


def test_a_wrong_token_keeps_everything_typed(client: Client, home: Path) -> None:
    answer = client.post("/ops/setup/", {**TYPED, "token": "guess"})
    text = answer.content.decode()
    assert "首次设置口令不对" in text
    assert 'value="通江县融媒体中心"' in text
    assert 'value="wang.wu"' in text
    assert (home / "setup-token").exists()


def test_what_is_missing_is_said_beside_it(client: Client) -> None:
    text = client.post("/ops/setup/", {**TYPED, "centre_name": ""}).content.decode()
    assert 'id="id_centre_name_error"' in text
    assert "已填写的内容都还在" in text
    assert "请重新选择" in text


def test_wrong_lines_of_the_list_are_named_and_nothing_is_founded(client: Client) -> None:
    listed = SimpleUploadedFile("people.csv", "姓名,账号,角色,部门/岗位\n韩梅,han.mei,厨师,\n".encode())
    text = client.post("/ops/setup/", {**TYPED, "people": listed}).content.decode()
    assert '<td class="num">2</td>' in text
    assert not any(o.code == "511921" for o in organisations.tree())


def test_set_up_is_over_once_anybody_has_an_account(client: Client) -> None:
    make_user("somebody")
    assert client.post("/ops/setup/", TYPED).headers["Location"] == "/account/login/"
