"""Providers: files that come in day by day, and a source that fails."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from rongmei.config.demo.acts.act import Act
from rongmei.config.demo.calendar import Calendar
from rongmei.config.demo.newsroom import Newsroom
from rongmei.config.demo.scripts import CONTENT
from rongmei.domains.ingest import api as ingest

# In feed files a date is written as the days back, the time, and the form the format wants.
_DATE = re.compile(r"\{(\d+) (\d\d:\d\d) (mail|iso)\}")
FORMS: dict[str, Callable[[datetime], str]] = {"mail": format_datetime, "iso": datetime.isoformat}


class Intake:
    """The providers of one centre; their files lie in the node's own feed folder."""

    def __init__(self, newsroom: Newsroom, calendar: Calendar) -> None:
        self.newsroom, self.calendar = newsroom, calendar
        self.providers: dict[str, int] = {}

    def acts(self, told: Mapping[str, Any]) -> Iterator[Act]:
        """A provider is added and fetched as often as the list says; a paused one is paused at the end."""
        runs = told["runs"]
        for run in runs:
            at = self.calendar.told(run["day"], run["time"])
            yield Act(at, self.newsroom.organisation, partial(self._run, told, run), news=True)
        if told.get("paused"):
            at = self.calendar.told(runs[-1]["day"], runs[-1]["time"])
            yield Act(at, self.newsroom.organisation, lambda: self._pause(told["name"]))

    def _run(self, told: Mapping[str, Any], run: Mapping[str, Any]) -> None:
        if "file" in run:
            self._put(told["folder"], run["file"])
        keeper = self.newsroom.actor("zhiban")
        location = told.get("location") or str(self._folder(told["folder"]))
        self.providers[told["name"]] = ingest.add_provider(
            actor=keeper, name=told["name"], location=location, every_seconds=told.get("every", 900)
        )
        if run.get("stopped"):
            ingest.stop_run(actor=keeper, run=ingest.ask_run(actor=keeper, provider=self.providers[told["name"]]))
        else:
            ingest.run_provider(actor=keeper, provider=self.providers[told["name"]])

    def _pause(self, name: str) -> None:
        ingest.pause_provider(actor=self.newsroom.actor("zhiban"), provider=self.providers[name])

    def _folder(self, name: str) -> Path:
        found: Path = settings.RONGMEI_HOME / "feeds" / self.newsroom.code / name
        return found

    def _put(self, folder: str, file: str) -> None:
        text = (CONTENT / self.newsroom.code / "feeds" / file).read_text("utf-8")
        target = self._folder(folder) / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_DATE.sub(self._date, text), "utf-8")

    def _date(self, found: re.Match[str]) -> str:
        return FORMS[found[3]](self.calendar.moment(int(found[1]), found[2]))
