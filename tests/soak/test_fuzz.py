"""The API asked from its own description, long: see tests/faces/rest/fuzzing.py."""

import pytest

from rongmei.core.limits import Buckets
from rongmei.faces.rest import frame
from tests.access.conftest import World, world  # noqa: F401 (a fixture)
from tests.access.test_programs import _everything
from tests.faces.rest.fuzzing import fuzz, paths
from tests.support.programs import token_for

pytestmark = [pytest.mark.soak, pytest.mark.django_db(databases="__all__")]
EXAMPLES = 100


@pytest.mark.parametrize(("method", "path"), paths())
def test_it_answers_as_described(world: World, monkeypatch: pytest.MonkeyPatch, method: str, path: str) -> None:  # noqa: F811
    monkeypatch.setattr(frame, "buckets", Buckets(burst=1e9, rate=1e9))
    fuzz(method, path, token_for(_everything(world.ours))[1], EXAMPLES)
