"""The storage that timed backups go to, from what the operator named."""

from typing import Any
from urllib.parse import urlsplit


def storage(to: str, endpoint: str) -> dict[str, Any]:
    """The entry of Django's STORAGES, none where no place is named.

    Args:
        to: a folder, or `s3://bucket/folder`.
        endpoint: address of the S3-compatible store; Amazon's own when empty. Keys are boto's affair: it reads them
            from the environment.
    """
    if not to:
        return {}
    if not to.startswith("s3://"):
        private = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {
            "backup": {"BACKEND": "rongmei.core.files.storage.DurableStorage", "OPTIONS": {"location": to, **private}}
        }
    parts = urlsplit(to)
    options = {
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "endpoint_url": endpoint or None,
        "addressing_style": "path" if endpoint else "auto",
        "default_acl": None,
    }
    return {"backup": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}}
