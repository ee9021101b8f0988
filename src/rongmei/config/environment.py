"""Every setting an operator can give, in one table: name, meaning, default. docs/operating.md lists the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from environs import Env

env = Env()


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: how it is read, what it means when absent, and what it does."""

    name: str
    read: Callable[..., Any]
    default: Any
    meaning: str


SETTINGS = {
    s.name: s
    for s in (
        Setting("RONGMEI_HOME", env.str, "var", "Folder of all data of this node."),
        Setting(
            "RONGMEI_SECRET_KEY", env.str, None, "Signs sessions; made once and kept in RONGMEI_HOME/secrets.json."
        ),
        Setting("RONGMEI_DB_APP", env.str, None, "Database address of the application's role."),
        Setting("RONGMEI_DB_MIGRATOR", env.str, None, "Database address of the migrator's role."),
        Setting("RONGMEI_DB_SEALER", env.str, None, "Database address of the sealer's role."),
        Setting("RONGMEI_DB_REPORTS", env.str, None, "Database address of the read-only reports role."),
        Setting("RONGMEI_DB_CONNECTIONS", env.int, 20, "Most database connections of one process for each role."),
        Setting("RONGMEI_DEBUG", env.bool, False, "Show faults with their source. Never on a public node."),
        Setting("RONGMEI_HOSTS", env.list, ["*"], "Host names this node answers to, comma separated."),
        Setting(
            "RONGMEI_ORIGIN", env.str, "", "Public address of this node, e.g. https://news.example.cn; empty: as asked."
        ),
        Setting("RONGMEI_HTTPS", env.bool, False, "Served over HTTPS: secure cookies and HSTS."),
        Setting("RONGMEI_IDLE_MINUTES", env.int, 60, "Minutes without a request after which one signs in again."),
        Setting(
            "RONGMEI_ALLOWED_NETWORKS",
            env.list,
            [],
            "Private networks (CIDR) that feeds and webhooks may reach.",
        ),
        Setting(
            "RONGMEI_FEED_FOLDERS",
            env.list,
            [],
            "Folders that file and folder providers may read, beside `feeds` in RONGMEI_HOME.",
        ),
        Setting(
            "RONGMEI_LAKE_URL",
            env.str,
            "duckdb://?threads=2&memory_limit=512MB",
            "Ibis address of the engine that counts readings (duckdb, pyspark, datafusion); it must see the "
            "folder RONGMEI_HOME/lake under the same path.",
        ),
        Setting(
            "RONGMEI_PROXIES",
            env.list,
            ["127.0.0.0/8", "::1/128"],
            "Networks (CIDR) whose X-Forwarded-For is believed.",
        ),
        Setting(
            "RONGMEI_OLD_HOSTS",
            env.list,
            [],
            "Hosts of old sites and the centre each moved to, e.g. www.old.example.cn=511921, comma separated.",
        ),
        Setting("RONGMEI_API_PER_MINUTE", env.int, 600, "Requests a minute that one access token may make."),
        Setting(
            "RONGMEI_BACKUP_TO",
            env.str,
            "",
            "Where timed backups go: a folder on another disk or machine, or s3://bucket/folder; empty: none are made.",
        ),
        Setting("RONGMEI_BACKUP_AT", env.list, ["02:30"], "Times of the day of timed backups, comma separated."),
        Setting(
            "RONGMEI_BACKUP_KEEP",
            env.list,
            ["7", "4", "12"],
            "Of how many days, weeks and months the newest backup is kept.",
        ),
        Setting(
            "RONGMEI_BACKUP_ENDPOINT",
            env.str,
            "",
            "Address of the S3-compatible store, e.g. https://s3.example.cn; its keys stand in AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY.",
        ),
        Setting("RONGMEI_FOLLOW_READS", env.int, 200, "Reads a topic needs before its follow-up is proposed."),
        Setting("RONGMEI_FOLLOW_PERCENTILE", env.int, 80, "Percent of recent topics it must have outdone."),
        Setting("RONGMEI_FOLLOW_TOPICS", env.int, 5, "Recent topics there must be before they are compared."),
        Setting("RONGMEI_FOLLOW_COMPLETION", env.int, 20, "Percent of its reads that must have gone to the end."),
        Setting(
            "RONGMEI_MAP", env.str, "", "GeoJSON file whose outlines lie below the points on the map of the centres."
        ),
        Setting("RONGMEI_TIME_ZONE", env.str, "Asia/Shanghai", "Time zone of dates on screen."),
        Setting("RONGMEI_LOG_LEVEL", env.str, "INFO", "DEBUG, INFO, WARNING or ERROR."),
        Setting("RONGMEI_LOG_FORMAT", env.str, "plain", "How lines are written: plain, or json for programs."),
        Setting("RONGMEI_LOG_FILE", env.str, "", "File that lines go to; it may be rotated. Empty: standard output."),
        Setting("RONGMEI_METRICS_TOKEN", env.str, "", "Bearer token that opens /metrics; empty: no such page."),
    )
}


def setting(name: str) -> Any:
    """The value given for a setting, or its default.

    Raises:
        KeyError: the setting is not in the table.
        environs.EnvError: it has no default and none was given, or it cannot be read.
    """
    known = SETTINGS[name]
    return known.read(name) if known.default is None else known.read(name, default=known.default)
