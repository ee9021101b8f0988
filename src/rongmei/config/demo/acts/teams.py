"""Task teams, and pictures that lie in the library unused."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from rongmei.config.demo import pictures
from rongmei.config.demo.acts.act import Act
from rongmei.config.demo.calendar import Calendar
from rongmei.config.demo.newsroom import Newsroom
from rongmei.domains.accounts import api as accounts
from rongmei.domains.assets.api import Rights, describe_asset, upload_picture
from rongmei.domains.organisations import api as organisations

Told = Mapping[str, Any]


def team_acts(newsroom: Newsroom, calendar: Calendar, told: Told) -> Iterator[Act]:
    """A team is formed; one whose time is over has been closed by the clock."""
    formed: list[int] = []
    end = told["end"]
    over = "day" in end
    ends = calendar.moment(end["day"], end["time"]) if over else calendar.ahead(end["ahead"], end["time"])

    def form() -> None:
        members = [newsroom.user(suffix) for suffix in told["members"]]
        made = accounts.form_team(
            actor=newsroom.actor(told["by"]), name=told["name"], purpose=told["purpose"], ends_at=ends, members=members
        )
        formed.append(made)

    yield Act(calendar.told(told["day"], told["time"]), newsroom.organisation, form)
    if over:
        at = calendar.told(end["day"], end["time"]) + timedelta(minutes=1)
        yield Act(at, newsroom.organisation, lambda: organisations.close_desk(actor=newsroom.system, desk=formed[0]))


def picture_acts(newsroom: Newsroom, calendar: Calendar, told: Told) -> Iterator[Act]:
    """A picture is kept in the library, described or still to be."""

    def keep() -> None:
        actor = newsroom.actor(told["by"])
        data = pictures.picture(told["scene"], told["seed"])
        asset = upload_picture(actor=actor, content=[data], name=told["name"])
        if "alt" in told:
            rights = Rights(told["rights"])
            describe_asset(
                actor=actor, asset=asset.id, alt=f"插图：{told['alt']}", credit=told["credit"], rights=rights
            )

    yield Act(calendar.told(told["day"], told["time"]), newsroom.organisation, keep)
