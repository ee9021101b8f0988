"""Readers' pages tell of readings; what was answered is counted in the end."""

import json
import time

import httpx

from tests.support.faults.acts.publish import Publish
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node
from tests.support.faults.people import COUNTY

VIEWS = 150
_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{n}.0.0.0 Safari/537.36"


class Read(Publish):
    """One live story, read many times, each view by a number of its own."""

    def __init__(self, node: Node, views: int = VIEWS) -> None:
        super().__init__(node, stories=1)
        self.views, self.acknowledged = views, 0
        super().run()
        self.progress = 0.0

    def run(self) -> None:
        """Each view is told until it is answered."""
        for number in range(self.views):
            while not self._tell(number):
                time.sleep(0.05)
            self.acknowledged += 1
            self.progress = number / self.views

    def settled(self) -> bool:
        """True when the lake holds what was answered; it is written every ten seconds."""
        return self._counted() >= self.acknowledged

    def figures(self) -> Figures:
        """Every answered view is counted, and none twice."""
        found, counted = Figures(), self._counted()
        found.count("lost", range(self.acknowledged - counted))
        found.count("twice", range(counted - self.acknowledged))
        return found

    def _tell(self, number: int) -> bool:
        told = {
            "story": self.stories[0][0], "view": f"{self.stories[0][0]:08x}{number:08x}", "referrer": "",
            "age": 12, "seconds": 10, "depth": 80, "characters": 40, "inside": False, "installed": False,
        }  # fmt: skip
        headers = {
            "content-type": "application/json", "accept-language": "zh-CN", "sec-fetch-site": "same-origin",
            "user-agent": _AGENT.format(n=100 + number % 20),
        }  # fmt: skip
        try:
            address = f"{self.node.address}/portal/{COUNTY}/beacon"
            return httpx.post(address, content=json.dumps(told), headers=headers, trust_env=False).status_code == 204
        except httpx.TransportError:
            return False

    def _counted(self) -> int:
        return int(self.node.python(_COUNT.format(code=COUNTY, story=self.stories[0][0])) or 0)


_COUNT = """
from rongmei.core.scoping import scoped
from rongmei.domains.insight.api import story_reach
from rongmei.domains.organisations.api import by_code
with scoped(by_code("{code}").id):
    found = story_reach({story})
    print(found.views if found else 0)
"""
