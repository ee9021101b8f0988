"""The shape of an act."""

import threading
from abc import ABC, abstractmethod

from tests.support.faults.desk import Desk
from tests.support.faults.figures import Figures
from tests.support.faults.node import Node


class Act(ABC):
    """Something that goes on while parts are killed.

    Attributes:
        progress: from 0 to 1, so that a kill can be aimed at a moment of it.
    """

    def __init__(self, node: Node) -> None:
        self.node, self.progress = node, 0.0
        self.failed: list[BaseException] = []

    @abstractmethod
    def run(self) -> None:
        """Do it from beginning to end, patiently."""

    @abstractmethod
    def settled(self) -> bool:
        """True when nothing of it is still to come."""

    @abstractmethod
    def figures(self) -> Figures:
        """What came of it."""

    def start(self) -> threading.Thread:
        """`run` beside the test."""
        thread = threading.Thread(target=self._kept, daemon=True)
        thread.start()
        return thread

    def strike(self, part: str) -> None:
        """`kill -9` of a part of the node; a killed supervisor is started again, as an operator's system would."""
        self.node.kill(part)
        if part == "supervisor":
            self.node.process.wait()
            self.node.start()

    def desk(self, name: str) -> Desk:
        """Somebody of the newsroom, who signs in once a node: more often than people do would be refused."""
        if name not in self.node.people:
            self.node.people[name] = Desk(self.node, name)
        return self.node.people[name]

    def close(self) -> None:  # noqa: B027  most acts leave nothing
        """Clear away what the act has left, whatever came of it."""

    def _kept(self) -> None:
        try:
            self.run()
        except BaseException as error:
            self.failed.append(error)
        finally:
            self.progress = 1.0
