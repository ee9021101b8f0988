"""What people of the world do, each act at its time, by the verbs that everybody uses."""

from rongmei.config.demo.acts.act import Act, play

__all__ = ["Act", "play"]
