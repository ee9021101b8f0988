"""A body for every operation that takes one; "@lead" is the id of the centre's lead."""

from collections.abc import Mapping
from typing import Any

from tests.access.planting import Centre

_GIVEN = {"deadline": "2099-01-01T08:00:00+08:00", "user": "@user:none"}
BODIES: Mapping[str, Any] = {
    "make_lead": {"headline": "线索"},
    "drop_leads": {"ids": ["@lead"]},
    "restore_leads": {"ids": ["@lead"]},
    "propose_topic": {"headline": "选题", "leads": ["@lead"], "follows": "@topic"},
    "describe_topic": {"headline": "选题", "angle": "角度"},
    "add_coverage": {"kind": "text"},
    "cover_topic": {"kind": "text", **_GIVEN},
    "assign": _GIVEN,
    "reassign": _GIVEN,
    "add_provider": {"name": "源", "location": "https://x.example/new"},
    "change_provider": {"name": "源", "location": "https://x.example/other"},
    "create_story": {"assignment": "@assignment", "content": {"headline": "标题", "cover": "@asset"}},
    "write_content": {"content": {"headline": "标题"}, "seen": 1},
    "append_draft": {"updates": ["AAA="], "client": "c", "batch": "b"},
    "keep_version": {"note": "说明"},
    "dismiss_finding": {"reason": "原文如此"},
    "approve": {"proofs": ["政治导向"]},
    "return_review": {"reasons": ["facts"]},
    "switch_check": {"off": True},
    "shape_circuit": {"levels": [{"name": "一审", "role": "first_reviewer"}]},
    "publish": {"note": "更正"},
    "withdraw": {"reason": "事实有误"},
    "reschedule": {"at": "2099-01-01T08:00:00+08:00"},
    "submit_story": {"receiver": "@place"},
    "take_back": {"reason": "有误"},
    "return_submission": {"reason": "facts"},
    "dismiss": {"words": "不采纳"},
    "confirm_withdrawal": {},
    "restore_adoption": {"words": "仍属实"},
    "describe_asset": {"alt": "图", "credit": "摄", "rights": "own"},
    "rename_organisation": {"name": "县", "centre_name": "中心"},
    "place_on_map": {"longitude": 107.2, "latitude": 31.9},
    "set_logo": {"logo": None},
    "keep_licence": {"number": "川1234"},
    "open_desk": {"name": "新部"},
    "form_team": {"name": "新组", "purpose": "事", "ends_at": "2099-01-01T08:00:00+08:00", "members": ["@user:none"]},
    "add_person": {"username": "new.one", "name": "新人"},
    "admit_person": {"username": "both"},
    "import_people": {"people": [{"username": "new.two", "name": "新人", "roles": "编辑"}]},
    "describe_person": {"title": "岗位"},
    "change_roles": {"roles": ["editor"]},
    "require_second_factor": {"roles": ["director"]},
    "add_program": {"username": "new.program", "name": "程序"},
    "add_webhook": {"address": "https://new.example/", "kinds": ["story.signed"]},
    "change_webhook": {"address": "https://new.example/", "kinds": ["story.signed"]},
    "issue_token": {"membership": "@program", "name": "程序", "scopes": ["planning.see"], "days": 3},
}


def body(name: str, centre: Centre) -> Any:
    """The body of an operation, with the ids of a centre; None when it takes none."""
    return _filled(BODIES.get(name), centre)


def _filled(sent: Any, centre: Centre) -> Any:
    if isinstance(sent, dict):
        return {key: _filled(value, centre) for key, value in sent.items()}
    if isinstance(sent, list):
        return [_filled(value, centre) for value in sent]
    return centre.ids[sent[1:]] if isinstance(sent, str) and sent.startswith("@") else sent
