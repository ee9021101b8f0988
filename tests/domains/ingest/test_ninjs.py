"""ninjs of every version: taken whole, refused with a reason, or told of names nobody knows."""

import json
from typing import Any

import pytest
from tests.domains.ingest import feeds
from tests.domains.ingest.reading import read


def item(**fields: Any) -> str:
    return json.dumps({"uri": "https://n.example/1", **fields})


def test_a_list_keeps_the_good_and_tells_of_the_bad() -> None:
    result = read(f"[{feeds.NINJS}, {{}}]")
    assert len(result.items) == 1
    assert "1" in result.problems[0].words


def test_version_one_with_its_pictures() -> None:
    found = read(
        item(
            headline="旧版",
            body_text="一\n二",
            description_text="提要",
            byline="甲",
            renditions={"main": {"href": "https://x.example/a.jpg", "mimetype": "image/jpeg"}},
            associations={"side": {"uri": "x:2", "type": "picture", "description_text": "茶园",
                                   "renditions": {"m": {"href": "https://x.example/b.jpg"}}}},
        )
    ).items[0]  # fmt: skip
    assert (found.text, found.summary, found.byline) == ("一\n二", "提要", "甲")
    assert [(m.url, m.caption) for m in found.media] == [
        ("https://x.example/a.jpg", "提要"),
        ("https://x.example/b.jpg", "茶园"),
    ]


def test_version_three() -> None:
    bodies = [
        {"role": "plain", "contentType": "text/plain", "value": "很长很长很长很长的纯文本"},
        {
            "role": "nitf",
            "contentType": "application/xml",
            "value": "<nitf><head>很长很长很长很长很长很长很长</head></nitf>",
        },
        {"role": "rich", "contentType": "text/html", "value": "<p>正文</p>"},
    ]
    headlines = [{"role": "short", "value": "短"}, {"role": "main", "value": "主标题"}]
    found = read(
        item(bodies=bodies, headlines=headlines, by="乙", copyrightHolder="县台", versionCreated="2026-11-23")
    ).items[0]
    assert (found.headline, found.text, found.byline, found.source) == ("主标题", "正文", "乙", "县台")
    assert found.published_at


@pytest.mark.parametrize("name", ["headline_main", "title", "name", "slugline", "description_text", "body_main"])
def test_an_item_goes_by_whatever_it_calls_itself(name: str) -> None:
    assert read(item(**{name: "通江银耳"})).items[0].headline == "通江银耳"


def test_a_text_associated_with_a_text_is_an_item_of_its_own() -> None:
    inner = {"uri": "x:3", "type": "text", "headline": "更里面", "body_text": "三"}
    side = {"uri": "x:2", "type": "text", "headline": "侧记", "body_text": "二", "associations": [inner]}
    found = read(item(headline="主", body_text="一", associations=[side, {"uri": "x:4", "type": "picture"}])).items
    assert [(i.headline, i.text) for i in found] == [("主", "一"), ("侧记", "二"), ("更里面", "三")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pubstatus": "canceled"}, "撤销"),
        ({"pubStatus": "withheld"}, "撤销"),
        ({"embargoed": "2026-11-23T08:00:00+08:00"}, "2026-11-23 08:00 之前不得发布"),
        ({"embargoedUntil": "2026-11-23T00:00:00Z"}, "2026-11-23 08:00 之前不得发布"),
        ({"usageterms": "注明来源", "edNote": "有更正"}, "注明来源；有更正"),
    ],
)
def test_what_must_be_heeded_before_use_stands_with_the_terms(fields: dict[str, str], said: str) -> None:
    assert said in read(item(headline="题", **fields)).items[0].licence


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"version": 2}, "version"),
        ({"usageterms": {}}, "usageterms"),
        ({"pubstatus": "cancelled"}, "pubstatus"),
        ({"urgency": 12}, "urgency"),
        ({"bodies": "正文"}, "bodies"),
        ({"rightsinfo": {"linkedrights": "x", "encodedrights": "y"}}, "rightsinfo"),
        ({"type": "event", "renditions": []}, "renditions"),
        ({"associations": [{"uri": 5}]}, "associations.0.uri"),
    ],
)
def test_what_breaks_the_format_is_refused_by_name(fields: dict[str, Any], named: str) -> None:
    result = read(item(headline="题", **fields))
    assert result.items == ()
    assert named in result.problems[0].words


def test_a_name_nobody_knows_is_told_and_loses_nothing() -> None:
    result = read(f"[{item(headline='题', foo=1)}, {item(headline='题二')}]")
    assert [i.headline for i in result.items] == ["题", "题二"]
    assert [p.words for p in result.problems] == ["第 1 条有不认识的字段，已忽略：foo。"]


@pytest.mark.parametrize("text", ['{"name": "x"}', '{"items": 5}', '{"items": null}', "[1, 2]", '"x"', '{"items": []}'])
def test_any_other_json_is_told(text: str) -> None:
    result = read(text)
    assert result.items == ()
    assert result.problems


def test_packages_without_end_end() -> None:
    text = item(headline="底")
    for _ in range(50):
        text = item(type="text", headline="层", associations=[json.loads(text)])
    assert 1 < len(read(text).items) < 20
