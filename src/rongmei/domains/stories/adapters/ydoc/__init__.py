"""The draft as a Yjs document, in the shape y-prosemirror keeps, so that browser and server read the same log."""

from rongmei.domains.stories.adapters.ydoc.codec import read, rewrite, seed
from rongmei.domains.stories.adapters.ydoc.log import Broken, fold, merge

__all__ = ["Broken", "fold", "merge", "read", "rewrite", "seed"]
