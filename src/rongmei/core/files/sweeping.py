"""What killed writers left is removed by the clock."""

import logging

from django.core.files.storage import default_storage

from rongmei.core.files.storage import DurableStorage
from rongmei.core.tasks.task import every

log = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60


@every("47 3 * * *", "files.sweep")
def sweep() -> None:
    """Once a day; another kind of storage keeps no half-written files of ours."""
    if isinstance(default_storage, DurableStorage) and (swept := default_storage.sweep(A_DAY)):
        log.info("half-written files removed", extra={"fields": {"files": swept}})
