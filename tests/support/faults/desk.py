"""A person at the desk over plain HTTP, as patient as a browser: what failed is tried again until it is answered."""

import re
import time
from typing import Any

import httpx

from tests.factories.accounts import PASSWORD
from tests.support.faults.node import Node

LOGIN = "/account/login/"
PATIENCE = 90.0
PAUSE = 0.1


class Desk:
    """One signed-in person."""

    def __init__(self, node: Node, username: str) -> None:
        self.username = username
        self.client = httpx.Client(base_url=node.address, timeout=15, trust_env=False)
        self.failures = 0
        self._sign_in()

    def get(self, path: str) -> httpx.Response:
        """A page, however often it has to be asked for."""
        return self._ask("GET", path)

    def post(self, path: str, **given: Any) -> httpx.Response:
        """Send a form (`data=`) or JSON (`json=`) until somebody answers for it. It may have been done before."""
        return self._ask("POST", path, **given)

    def create_story(self) -> int:
        """A new story of one's own; its id."""
        return _number(r"/desk/stories/(\d+)/", self.post("/desk/stories/create/").headers["location"])

    def submit(self, story: int) -> None:
        """Send a story to review."""
        self.post(f"/desk/stories/{story}/submit/")

    def approve(self, review: int, proofs: list[str]) -> None:
        """Pass one's level of a round."""
        self.post(f"/desk/review/{review}/approve/", data={"proofs": proofs})

    def publish(self, story: int) -> bool:
        """Send a signed story out; False when that was refused, since an earlier try may have done it: look for it."""
        return self.post(f"/desk/publish/{story}/publish/").status_code == 302

    def add_provider(self, location: str) -> int:
        """Add a source, which is fetched at once; its id."""
        form = {"location": location, "name": location[-40:], "every_seconds": "3600"}
        answer = self.post("/desk/gather/providers/add/", data=form)
        assert answer.status_code == 302, answer.text[:2000]
        return _number(r"/providers/(\d+)/", answer.headers["location"])

    def _sign_in(self) -> None:
        self.get(LOGIN)
        answer = self.post(LOGIN, data={"login": self.username, "password": PASSWORD})
        assert answer.status_code == 302, answer.text[:2000]

    def _ask(self, method: str, path: str, **given: Any) -> httpx.Response:
        end, before = time.monotonic() + PATIENCE, self.failures
        while time.monotonic() < end:
            answer = self._once(method, path, given)
            if answer is not None and answer.status_code < 500:
                # What was done by a try that nobody answered for may be refused to the next.
                assert answer.status_code != 422 or self.failures > before, (path, answer.text[:2000])
                return self._again(answer, method, path, given)
            self.failures += 1
            time.sleep(PAUSE)
        raise AssertionError(f"{method} {path} was not answered in {PATIENCE} s")

    def _again(self, answer: httpx.Response, method: str, path: str, given: dict[str, Any]) -> httpx.Response:
        """The answer, or the next one when a restored backup has forgotten who is signed in."""
        if path == LOGIN or not answer.headers.get("location", "").startswith(LOGIN):
            return answer
        self._sign_in()
        return self._ask(method, path, **given)

    def _once(self, method: str, path: str, given: dict[str, Any]) -> httpx.Response | None:
        headers = {"x-csrftoken": self.client.cookies.get("csrftoken") or "", "accept": "*/*"}
        try:
            answer = self.client.request(method, path, headers=headers, **given)
        except httpx.TransportError:
            return None
        assert answer.status_code in (200, 302, 404, 409, 422) or answer.status_code >= 500, (path, answer.status_code)
        assert answer.status_code < 500 or answer.status_code == 503, f"{path}: {answer.status_code} is not plain"
        return answer


def _number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found, text
    return int(found[1])
