"""The media topics we carry."""

from collections import Counter

from rongmei.domains.stories.api import subject_names, subject_path, subjects


def test_the_tree_is_whole() -> None:
    carried = subjects()
    tops = [s for s in carried.values() if not s.broader]
    assert len(tops) == 17
    assert len(carried) > 1000
    assert all(s.broader in carried for s in carried.values() if s.broader)
    assert all(s.name and s.english for s in carried.values())
    assert not any(s.code == s.name for s in carried.values())


def test_broader_topics_stand_before_narrower_ones() -> None:
    seen: set[str] = set()
    for subject in subjects().values():
        assert not subject.broader or subject.broader in seen
        seen.add(subject.code)


def test_names_that_two_topics_share_are_told_apart_by_path_or_english() -> None:
    shared = [name for name, n in Counter(s.name for s in subjects().values()).items() if n > 1]
    paths = [(subject_path(s.code), s.english) for s in subjects().values() if s.name in shared]
    assert len(paths) == len(set(paths))


def test_unknown_codes_are_left_out() -> None:
    assert [s.name for s in subject_names(("medtop:15000000", "medtop:none"))] == ["体育"]
    assert subject_path("medtop:none") == "medtop:none"
