"""Two centres at work, each word of theirs marked, so that one that turns up at the other's is unmistakable.

The world is made by the verbs people use, in every state a page can show; what columns are left empty by them are
filled with the mark afterwards. `tables.py` looks that no tenant table was forgotten.
"""

import io
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from PIL import Image

from rongmei.core.journal.models import Entry, Parked
from rongmei.core.permissions import Actor, Role
from rongmei.core.scoping import scoped
from rongmei.domains.accounts import api as accounts
from rongmei.domains.accounts.models import Membership
from rongmei.domains.assets import api as assets
from rongmei.domains.ingest import api as ingest
from rongmei.domains.liaison import api as liaison
from rongmei.domains.liaison.models import Outgoing
from rongmei.domains.organisations import api as organisations
from rongmei.domains.organisations.models import Organisation
from rongmei.domains.planning import api as planning
from rongmei.domains.programs import api as programs
from rongmei.domains.programs.actions.pushing import queue_pushes
from rongmei.domains.programs.api import Answer, answer_once
from rongmei.domains.programs.models import Push
from rongmei.domains.publishing import api as publishing
from rongmei.domains.publishing import tasks as sending
from rongmei.domains.publishing.models import Channel, Delivery
from rongmei.domains.review import api as review
from rongmei.domains.review.models import Batch
from rongmei.domains.stories import api as stories
from rongmei.domains.stories.actions.following import mark_returned, mark_signed
from tests.access.feed import FEED, FEED_REVISED
from tests.factories import liaison as linked
from tests.factories.accounts import make_user
from tests.factories.publishing import picture
from tests.factories.review import LEVELS, pass_level
from tests.factories.stories import make_content, write_over

# One hash for everybody: making one takes a moment.
PASSWORD = make_password("correct horse battery")
ROLES = [role for role in Role if role != Role.SYSTEM]


@dataclass
class Centre:
    """One centre: what its words are marked with, its people by role, and the ids of what it has by name."""

    place: Organisation
    mark: str
    people: dict[Role, Actor] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def person(self, role: Role) -> Actor:
        """Who holds the role."""
        return self.people[role]


def plant(code: str, mark: str) -> Centre:
    """Found a centre and let it work for a day."""
    above = f"6{code[1:]}"
    organisations.found_organisation(
        code=above, name=f"{mark}市", level=organisations.Level.CITY, centre_name=f"{mark}上级", short_name=mark
    )
    place = organisations.found_organisation(
        code=code, name=f"{mark}县", level=organisations.Level.COUNTY, parent=above, centre_name=f"{mark}中心",
        short_name=mark,
    )  # fmt: skip
    centre = Centre(Organisation.objects.get(pk=place.id), mark, words={"code": code, "size": "thumb", "one": "1"})
    with scoped(place.id):
        for step in (_people, _places, _gathers, _plans, _pictures, _writes, _publishes, _moves_over, _operates):
            step(centre)
    _links(centre)
    return centre


def _people(c: Centre) -> None:
    system = Actor.system(c.place.pk)
    for role in ROLES:
        name = f"{c.mark}-{role.value}".replace("_", "-")
        user = make_user(name, display_name=f"{c.mark}{role.label}", password=PASSWORD)
        member = Membership.objects.create(user=user, roles=[role.value], title=f"{c.mark}岗位")
        c.people[role] = accounts.actor_of(user, member)
        c.ids |= {f"membership:{role.value}": member.pk, f"user:{role.value}": user.pk}
    idle = accounts.add_person(actor=system, username=f"{c.mark}-idle", name=f"{c.mark}无角色")
    asked = accounts.add_person(
        actor=c.person(Role.SYSTEM_ADMIN), username=f"{c.mark}-asked", name=f"{c.mark}待授权", roles=[Role.EDITOR]
    )
    c.ids |= {"membership": asked.membership, "membership:none": idle.membership, "user:none": idle.user}
    everything = make_user(f"{c.mark}-everything", display_name=f"{c.mark}兼任", password=PASSWORD)
    Membership.objects.create(user=everything, roles=[role.value for role in ROLES])
    c.ids |= {"user:everything": everything.pk, "place": c.place.pk}
    accounts.require_second_factor(actor=c.person(Role.SECURITY_ADMIN), roles=[])


def _places(c: Centre) -> None:
    admin, reporter = c.person(Role.SYSTEM_ADMIN), c.person(Role.REPORTER)
    made = accounts.issue_token(actor=reporter, name=f"{c.mark}令牌", scopes=["planning.see"], days=30)
    c.ids["token"] = made.id
    c.ids["program"] = accounts.add_program(
        actor=admin, username=f"{c.mark}-program", name=f"{c.mark}程序", roles=[Role.EDITOR]
    )
    accounts.change_roles(actor=c.person(Role.SECURITY_ADMIN), membership=c.ids["program"], roles=[Role.EDITOR])
    answer_once(
        token=made.id, secret=made.secret, key=c.mark, asked="0" * 64,
        do=lambda: Answer(200, "application/json", c.mark.encode()),
    )  # fmt: skip
    c.ids["desk"] = organisations.open_desk(actor=admin, name=f"{c.mark}部", purpose=f"{c.mark}职责")
    accounts.seat(actor=reporter, desk=c.ids["desk"], user=reporter.user or 0)
    c.ids["team"] = accounts.form_team(
        actor=reporter, name=f"{c.mark}组", purpose=f"{c.mark}事", ends_at=timezone.now() + timedelta(days=3)
    )
    organisations.keep_licence(actor=admin, kind=organisations.LicenceKind.NEWS, number=f"{c.mark}号")


def _gathers(c: Centre) -> None:
    editor = c.person(Role.EDITOR)
    folder = Path(settings.RONGMEI_HOME) / "feeds" / c.mark
    folder.mkdir(parents=True, exist_ok=True)
    settings.RONGMEI_FEED_FOLDERS = [*settings.RONGMEI_FEED_FOLDERS, folder.resolve()]
    (folder / "feed.xml").write_text(FEED.format(mark=c.mark), "utf-8")
    c.ids["provider"] = ingest.add_provider(actor=editor, name=f"{c.mark}源", location=str(folder / "feed.xml"))
    ingest.run_provider(actor=editor, provider=c.ids["provider"])
    (folder / "feed.xml").write_text(FEED_REVISED.format(mark=c.mark), "utf-8")
    c.ids["run"] = ingest.run_provider(actor=editor, provider=c.ids["provider"])
    c.ids["item"] = ingest.items()[0].id
    for item in ingest.items():
        c.ids["lead"] = planning.make_lead(
            actor=Actor.system(c.place.pk),
            headline=item.headline,
            summary=item.summary,
            source=item.source,
            item=item.id,
        )


def _plans(c: Centre) -> None:
    chief, reporter = c.person(Role.DIRECTOR), c.person(Role.REPORTER)
    headline, angle = f"{c.mark}选题", f"{c.mark}角度"
    taken = planning.make_lead(actor=reporter, headline=f"{c.mark}旧线索", url=f"https://x.example/{c.mark}")
    c.ids["proposed"] = planning.propose_topic(actor=reporter, headline=headline, angle=angle, leads=[taken])
    c.ids["topic"] = planning.propose_topic(actor=reporter, headline=headline, follows=c.ids["proposed"])
    planning.approve_topic(actor=chief, topic=c.ids["topic"])
    noon = timezone.now() + timedelta(hours=6)
    kind = planning.CoverageKind.TEXT
    c.ids["coverage"] = planning.add_coverage(actor=chief, topic=c.ids["topic"], kind=kind, note=f"{c.mark}备注")
    c.ids["offered"] = planning.assign(
        actor=chief, coverage=c.ids["coverage"], deadline=noon, user=c.person(Role.REPORTER).user
    )
    c.ids["assignment"] = planning.assign(actor=chief, coverage=c.ids["coverage"], deadline=noon, user=reporter.user)
    planning.accept_assignment(actor=reporter, assignment=c.ids["assignment"])
    planning.assign(actor=chief, coverage=c.ids["coverage"], deadline=noon, desk=c.ids["desk"])


def _pictures(c: Centre) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), f"#{c.place.pk * 37 % 0xFFFFFF:06x}").save(out, "PNG")
    reporter = c.person(Role.REPORTER)
    kept = assets.upload_picture(actor=reporter, content=[out.getvalue()], name=f"{c.mark}.png")
    assets.describe_asset(
        actor=reporter, asset=kept.id, alt=f"{c.mark}图", credit=f"{c.mark}摄", rights=assets.Rights.OWN
    )
    c.ids["asset"], c.words["sha256"] = kept.id, kept.sha256


def _writes(c: Centre) -> None:
    reporter = c.person(Role.REPORTER)
    levels = [replace(level, name=f"{c.mark}{level.order}审") for level in review.circuit("story")]
    review.shape_circuit(actor=c.person(Role.SYSTEM_ADMIN), kind="story", levels=levels)
    review.switch_check(actor=c.person(Role.SYSTEM_ADMIN), check="date.weekday", off=True)
    c.ids["story"] = _story(c, f"草稿（待补{c.mark}）", assignment=c.ids["assignment"])
    c.words["key"] = stories.findings_of(c.ids["story"])[0].key
    stories.dismiss_finding(actor=reporter, story=c.ids["story"], key=c.words["key"], reason=f"{c.mark}不是错")
    stories.keep_version(actor=reporter, story=c.ids["story"], note=f"{c.mark}说明")
    c.words["hash"] = stories.versions(c.ids["story"])[0].hash
    stories.note_presence(actor=c.person(Role.EDITOR), story=c.ids["story"])
    stories.sum_up(actor=Actor.system(c.place.pk), story=c.ids["story"])
    c.ids["in_review"] = _story(c, "在审")
    c.ids["review"] = stories.submit(actor=reporter, story=c.ids["in_review"])
    c.ids["returned"] = _story(c, "退回")
    back = stories.submit(actor=reporter, story=c.ids["returned"])
    review.return_review(
        actor=c.person(Role.FIRST_REVIEWER), review=back, reasons=[review.Reason.OTHER], note=f"{c.mark}理由"
    )
    mark_returned(actor=Actor.system(c.place.pk), story=c.ids["returned"])


def _publishes(c: Centre) -> None:
    editor, chief = c.person(Role.EDITOR), c.person(Role.THIRD_REVIEWER)
    c.ids["signed"] = _signed(c, "待发")
    c.ids["published"] = _signed(c, "已发", cover=c.ids["asset"])
    c.ids["live"] = publishing.publish(actor=editor, story=c.ids["published"])
    c.ids["withdrawn"] = _signed(c, "已撤")
    publishing.publish(actor=editor, story=c.ids["withdrawn"])
    _send(c)
    publishing.withdraw(actor=chief, story=c.ids["withdrawn"], reason=f"{c.mark}原因")
    sending.settle(organisation=c.place.pk, story=c.ids["withdrawn"])
    c.ids["scheduled"] = _signed(c, "定时")
    tomorrow = timezone.now() + timedelta(days=1)
    c.ids["delivery"] = publishing.publish(actor=editor, story=c.ids["scheduled"], at=tomorrow)
    broken = _signed(c, "失败")
    c.ids["failed"] = publishing.publish(actor=editor, story=broken)
    Delivery.mine().filter(pk=c.ids["failed"]).update(state="failed", error=f"{c.mark}错误")


def _moves_over(c: Centre) -> None:
    """An old site of two articles: one is out under a batch, one waits."""
    said = ["id,标题,正文,发布时间,作者,栏目,网址,图片"]
    host = f"{c.mark}.old.example"
    for n in (1, 2):
        words = (f"{n}", f"{c.mark}旧闻{n}", f"{c.mark}正文", f"2014-05-0{n}", c.mark, f"{c.mark}栏")
        said.append(",".join((*words, f"http://{host}/{n}.html", f"http://{host}/x.png")))
    folder = Path(settings.RONGMEI_HOME) / f"old-{c.place.code}"
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), "red").save(folder / "x.png")
    (folder / "a.csv").write_text("\n".join(said[:2]), "utf-8")
    (folder / "b.csv").write_text("\n".join(said), "utf-8")
    actor = Actor.system(c.place.pk)
    for name in ("a.csv", "b.csv"):
        source = publishing.OldSource(folder / name, host, f"{c.mark}旧站", folder=folder)
        c.ids["site"] = publishing.import_old_site(actor=actor, source=source).site
        if name == "a.csv":
            chief, seen = c.person(Role.THIRD_REVIEWER), publishing.old_mark(c.ids["site"])
            publishing.sign_old_site(actor=chief, site=c.ids["site"], seen=seen)
            sending.move_over(organisation=c.place.pk, site=c.ids["site"])
    c.ids["batch"] = Batch.mine().get().pk


def _links(c: Centre) -> None:
    """The centre hands up to the city above it, and takes from a county beside it."""
    above = organisations.by_code(f"6{c.place.code[1:]}")
    beside = organisations.found_organisation(
        code=f"7{c.place.code[1:]}", name=f"{c.mark}邻县", level=organisations.Level.COUNTY, parent=above.code,
        centre_name=f"{c.mark}邻县中心", short_name=c.mark,
    )  # fmt: skip
    city, sister = (linked.house(Organisation.objects.get(pk=place.id)) for place in (above, beside))
    here = linked.House(c.place, c.person(Role.EDITOR), c.person(Role.DIRECTOR))
    c.ids |= {"receiver": above.id, "sender": beside.id}
    _hands_up(c, here, city)
    _takes(c, sister, here)


def _hands_up(c: Centre, here: linked.House, city: linked.House) -> None:
    with scoped(here.id):
        c.ids["submission"] = liaison.submit_story(
            actor=here.editor, story=c.ids["published"], receiver=city.id, note=f"{c.mark}附言"
        )
    linked.work(here, city)
    with scoped(city.id):
        liaison.sign_for(actor=city.editor, incoming=linked.came(city))
    linked.work(city, here)
    with scoped(here.id):
        liaison.submit_story(actor=here.editor, story=c.ids["signed"], receiver=city.id)
        c.ids["outgoing"] = Outgoing.mine().latest("pk").pk
        Outgoing.mine().filter(pk=c.ids["outgoing"]).update(state="failed", error=f"{c.mark}错误")


def _takes(c: Centre, sister: linked.House, here: linked.House) -> None:
    """One submission to sign for, one to adopt, one adopted with a difference, one adopted and suspended."""
    with scoped(sister.id):
        shown = picture(sister.editor)
        c.words["arrived"] = assets.asset(shown).sha256
    for name in ("incoming", "incoming:signed"):
        linked.hand_up(sister, here, _content(c, "报送", cover=shown))
        c.ids[name] = linked.came(here)
    with scoped(here.id):
        liaison.sign_for(actor=here.editor, incoming=c.ids["incoming:signed"])
    corrected, _sent, c.ids["corrected"] = linked.adopted(sister, here, _content(c, "有更正"))
    linked.publish(sister, corrected)
    with scoped(sister.id):
        write_over(sister.editor, corrected, _content(c, "更正后"))
    linked.put_out(sister, corrected, note=f"{c.mark}更正")
    gone, _sent, c.ids["suspended"] = linked.adopted(sister, here, _content(c, "被撤回"))
    linked.publish(sister, gone)
    with scoped(sister.id):
        publishing.withdraw(actor=sister.chief, story=gone, reason=f"{c.mark}原因")
    linked.work(sister, here)
    with scoped(here.id):
        c.ids["difference"] = liaison.open_differences()[0].id
        c.ids["suspension"] = liaison.open_suspensions()[0].id


def _operates(c: Centre) -> None:
    Channel.mine().update(name=f"{c.mark}网站")
    entry = Entry.objects.latest("pk")
    Parked.objects.create(
        subscriber="test.planted", entry_id=entry.pk, organisation=c.place, error=c.mark, next_at=timezone.now()
    )
    hears = programs.add_webhook(
        actor=c.person(Role.SYSTEM_ADMIN), address=f"https://{c.mark}.example/hooks", kinds=["story.published"]
    )
    later = Entry.objects.latest("pk").pk + 1
    queue_pushes(actor=Actor.system(c.place.pk), entry=later, kind="story.published")
    c.ids |= {"webhook": hears.id, "push": Push.mine().get().pk}


def _story(c: Centre, kind: str, *, cover: int | None = None, assignment: int | None = None) -> int:
    said = _content(c, kind, cover=cover)
    return stories.create_story(actor=c.person(Role.REPORTER), content=said, assignment=assignment)


def _content(c: Centre, kind: str, *, cover: int | None = None) -> stories.Content:
    return make_content(
        f"{c.mark}{kind}", f"{c.mark}正文。", summary=f"{c.mark}提要", byline=f"{c.mark}记者", cover=cover,
        sources=({"name": f"{c.mark}镇", "url": "", "note": c.mark},), keywords=(c.mark,),
    )  # fmt: skip


def _signed(c: Centre, kind: str, *, cover: int | None = None) -> int:
    story = _story(c, kind, cover=cover)
    round_ = stories.submit(actor=c.person(Role.REPORTER), story=story)
    for level in LEVELS:
        pass_level(c.person(level), round_)
    mark_signed(actor=Actor.system(c.place.pk), story=story)
    return story


def _send(c: Centre) -> None:
    from rongmei.domains.publishing.queries.deliveries import due

    for delivery in due():
        sending.send(organisation=c.place.pk, delivery=delivery)
    sending.front(organisation=c.place.pk)
