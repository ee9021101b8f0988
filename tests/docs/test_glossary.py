"""Every word of code that people see has its row in the glossary."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import override

from rongmei.core.permissions import Role

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs" / "glossary.md").read_text("utf-8")
OURS = [app for app in apps.get_app_configs() if app.name.startswith("rongmei.")]


@pytest.mark.parametrize("name", [model.__name__ for app in OURS for model in app.get_models()])
def test_every_model_stands_in_it(name: str) -> None:
    assert f"`{name}`" in GLOSSARY


@pytest.mark.parametrize("role", list(Role))
def test_every_role_stands_in_it(role: Role) -> None:
    with override("zh-hans"):
        assert f"| `{role.value}` | {role.label} |" in GLOSSARY


@pytest.mark.parametrize("domain", settings.DOMAINS)
def test_every_state_stands_in_it(domain: str) -> None:
    try:
        enums = import_module(f"rongmei.domains.{domain}.enums")
    except ModuleNotFoundError:
        return
    with override("zh-hans"):
        for found in vars(enums).values():
            if isinstance(found, type) and issubclass(found, TextChoices) and found is not TextChoices:
                for value in found:
                    assert f"`{value.value}` {value.label}" in GLOSSARY, found
