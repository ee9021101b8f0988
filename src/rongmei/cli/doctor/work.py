"""The work behind the pages, as the health page judges it, for the whole node. Django must be ready."""

from collections.abc import Iterator

from rongmei.cli.doctor.finding import Finding, Grade, Words


def work(*, running: bool) -> Iterator[Finding]:
    """Everything that goes on behind the pages.

    Args:
        running: the node runs on this machine, so that its worker should too.
    """
    from rongmei.core.journal.sealer import oldest_unsealed
    from rongmei.core.scoping import scoped
    from rongmei.domains.organisations.api import centres
    from rongmei.faces.ops.health.centre import centre_findings
    from rongmei.faces.ops.health.node import node_findings

    for finding in node_findings(unsealed=oldest_unsealed(), running=running):
        yield _told(finding.grade.name, finding.what, finding.advice)
    for place in centres():
        with scoped(place.id):
            found = centre_findings()
        for finding in found:
            yield _told(finding.grade.name, finding.what, finding.advice, f"{place.name}：", f"{place.name}: ")


def _told(grade: str, what: object, advice: object, zh: str = "", en: str = "") -> Finding:
    words = _words(what)
    return Finding(Grade[grade], Words(zh + words.zh, en + words.en), _words(advice) if advice else None)


def _words(sentence: object) -> Words:
    from django.utils.translation import override

    with override("zh-hans"):
        zh = str(sentence)
    with override("en"):
        return Words(zh, str(sentence))
