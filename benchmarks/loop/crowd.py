"""A centre with many years behind it: stories with drafts, reviews, manifests and deliveries, by bulk SQL.

The rows are those that the verbs would have written, without their deeds; real texts are used again and again.
"""

from itertools import cycle, islice
from typing import Any

import psycopg
from psycopg import sql
from tests.factories.stories import make_content
from tests.support.faults.node import Node
from tests.support.faults.people import COUNTY

from benchmarks.loop.texts import articles
from rongmei.core.search.words import document_words
from rongmei.domains.stories.adapters import ydoc

# A county's ordinary story is short.
TEXTS, CHARACTERS, TOPICS, LEADS = 2000, 400, 400, 20_000
# Of a hundred stories: so many published, being written, in review, returned, signed, withdrawn.
SHARES = {"published": 88, "drafting": 6, "in_review": 2, "returned": 1, "signed": 2, "withdrawn": 1}


def crowd(node: Node, stories: int) -> list[str]:
    """Put so many stories in the county's tenant; the titles of the texts they are made of."""
    texts = [(title[:280], text[:CHARACTERS]) for title, text in articles(TEXTS)]
    with node.database() as db:
        # Triggers and constraints are for what applications write; indices are made anew faster than filled.
        db.execute("set session_replication_role = replica")
        db.execute("set maintenance_work_mem = '512MB'")
        row = db.execute("select id from organisations_organisation where code = %s", [COUNTY]).fetchone()
        assert row
        given = {"county": row[0], "stories": stories, "topics": TOPICS, "leads": LEADS, "texts": len(texts)}
        _texts(db, texts)
        with db.transaction():
            index = db.execute("select indexdef from pg_indexes where indexname = 'search_words'").fetchone()
            assert index
            db.execute("drop index search_words")
            for statement in _STATEMENTS:
                db.execute(statement, given)
            db.execute(sql.SQL(index[0]))
        db.execute("vacuum analyze")
    return [title for title, _text in texts]


def _texts(db: psycopg.Connection[Any], texts: list[tuple[str, str]]) -> None:
    """A temporary table of what stories say: title, draft, words to be found under, state by number."""
    db.execute("create temporary table told (n int primary key, title text, update bytea, words text[], count int)")
    states = [state for state, share in SHARES.items() for _n in range(share)]
    db.execute(
        "create temporary table states as select * from unnest(%s::text[]) with ordinality s(state, n)", [states]
    )
    with db.cursor() as cursor, cursor.copy("copy told from stdin") as copy:
        for number, (title, text) in enumerate(texts):
            update = ydoc.seed(make_content(title, *[line for line in text.splitlines() if line.strip()]))
            copy.write_row((number, title, update, document_words(f"{title}\n{text}"), len(text)))


def some(titles: list[str], count: int) -> list[str]:
    """Words of two to four characters that somebody may look for."""
    cut = [title[at : at + size] for title in titles for at, size in ((0, 4), (3, 2), (2, 3))]
    return list(islice(cycle(word for word in cut if word.isalpha()), count))


_NUMBERED = "create temporary table states as select * from unnest(%s::text[]) with ordinality s(state, n)"
_STATEMENTS = [
    """
    create temporary table people as
    select id, row_number() over (order by id) - 1 as n from accounts_user where username in ('reporter', 'camera')
    """,
    """
    insert into planning_topic (organisation_id, headline, angle, state, outcome, created_at)
    select %(county)s, title, '', case when n %% 10 = 0 then 'proposed' else 'approved' end, '{}',
      now() - n * interval '1 hour'
    from told where n < %(topics)s
    """,
    """
    insert into planning_lead (organisation_id, headline, summary, source, url, state, created_at)
    select %(county)s, title || g, title, '', '', case when g %% 10 = 0 then 'new' else 'dropped' end,
      now() - g * interval '1 minute'
    from generate_series(1, %(leads)s) g join told on n = g %% %(texts)s
    """,
    """
    create temporary table made as
    select g, nextval(pg_get_serial_sequence('stories_story', 'id')) as id, told.n,
      title || '（' || g || '）' as headline, count, update, words, s.state, p.id as author,
      now() - (%(stories)s - g) * interval '5 minutes' as at
    from generate_series(1, %(stories)s) g
    join told on told.n = g %% %(texts)s join states s on s.n = 1 + (g * 37) %% 100 join people p on p.n = g %% 2
    """,
    """
    insert into stories_story (id, organisation_id, uuid, headline, characters, state, author_id, topic_id, head,
      created_at, updated_at)
    select m.id, %(county)s, gen_random_uuid(), headline, count, m.state, author, t.id, 1, at, at
    from made m left join (select id, row_number() over (order by id) as n from planning_topic
      where organisation_id = %(county)s) t on t.n = m.g %% (3 * %(topics)s)
    """,
    """
    insert into stories_draftupdate (organisation_id, story_id, sequence, client, batch, author_id, update)
    select %(county)s, id, 1, 'bench', '1', author, update from made
    """,
    """
    insert into search_document (organisation_id, kind, object_id, title, words, at)
    select %(county)s, 'stories.story', id, headline, array_to_tsvector(words), at from made
    """,
    """
    create temporary table rounds as
    select nextval(pg_get_serial_sequence('review_review', 'id')) as id, m.id as story, headline, author, at,
      case m.state when 'in_review' then 'open' when 'returned' then 'returned' else 'signed' end as state
    from made m where m.state <> 'drafting'
    """,
    """
    insert into review_review (id, organisation_id, kind, object_id, title, author_id, contributors, master, characters,
      manifest, state, opened_at, closed_at)
    select id, %(county)s, 'story', story, headline, author, '{}', 'sha256:' || story, 500, '{}', state, at,
      case when state <> 'open' then at end
    from rounds
    """,
    """
    insert into review_step (organisation_id, review_id, "order", name, role, proofs, state, reasons, note, decided_at)
    select %(county)s, r.id, l.n, l.name, l.role, '{}',
      case when r.state = 'signed' then 'approved'
        when r.state = 'returned' then case l.n when 1 then 'returned' else 'closed' end
        else case when l.n = 1 + story %% 3 then 'turn' when l.n <= story %% 3 then 'approved' else 'waiting' end end,
      '{}', '', at
    from rounds r, (values (1, '一审', 'first_reviewer'), (2, '二审', 'second_reviewer'), (3, '三审', 'third_reviewer'))
      as l(n, name, role)
    """,
    """
    insert into review_signedmanifest (organisation_id, review_id, body, hash, signed_at)
    select %(county)s, id, '{}', 'sha256:' || story, at from rounds where state = 'signed'
    """,
    """
    insert into publishing_delivery (organisation_id, story_id, channel_id, manifest_id, content_hash, headline, state,
      not_before, attempts, error, receipt, shows, queued_at, first_live_at, live_at)
    select %(county)s, m.id, c.id, s.id, s.hash, m.headline, 'live', m.at, 1, '', '{}', '{}', m.at, m.at, m.at
    from made m join rounds r on r.story = m.id join review_signedmanifest s on s.review_id = r.id
    join publishing_channel c on c.organisation_id = %(county)s and c.code = 'site'
    where m.state = 'published'
    """,
]
