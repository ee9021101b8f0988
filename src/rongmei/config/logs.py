"""Django's LOGGING, from what the operator asked for."""

from typing import Any

CHATTY = ("httpx", "procrastinate", "django.request", "django.security")


def logging(*, form: str, file: str, level: str, debug: bool) -> dict[str, Any]:
    """Lines to standard output or a file.

    Args:
        form: "json" or "plain".
        file: its path, which may be moved away under us (as logrotate does); empty for standard output.
        debug: also what other packages say of each request.
    """
    formatter = "rongmei.core.logs.formats.Json" if form == "json" else "rongmei.core.logs.formats.Plain"
    to_file = {"class": "logging.handlers.WatchedFileHandler", "filename": file, "encoding": "utf-8"}
    handler: dict[str, Any] = to_file if file else {"class": "logging.StreamHandler"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {"lines": {**handler, "formatter": "line"}},
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            **{name: {"level": "DEBUG" if debug else "ERROR" if "django" in name else "WARNING"} for name in CHATTY},
            # Django's own handlers of these would write what our formatter leaves out.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
        },
    }
