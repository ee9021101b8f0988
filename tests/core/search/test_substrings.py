"""The law of the index: whatever run of two Chinese characters or more the eye sees, a search finds."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rongmei.core.search import index
from rongmei.core.search.query import find
from rongmei.core.search.words import _HAN

pytestmark = pytest.mark.usefixtures("scope")

# Common words that cutters cut one way here and another way there, rare and compatibility characters, and what stands
# between: Latin, digits, full-width marks, spaces, an emoji.
han = st.sampled_from([*"通江县委书记南银耳的了不人民", "㐂", "䶮", "豈", "〇", "𬭼", "𠮷", "𪚥"])
text = st.text(st.one_of(han, st.sampled_from([*"aZ09，。 \n（）-_'&|!:*\\😀\u200b"])), max_size=40)


@given(st.data(), text, text)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_substring_of_two_characters_or_more_is_found(data: st.DataObject, title: str, body: str) -> None:
    index.put("test.substrings", 1, title=title, text=body, at=timezone.now())
    runs = [run for run in _HAN.findall(f"{title}\n{body}") if len(run) >= 2]
    for run in runs:
        start = data.draw(st.integers(0, len(run) - 2))
        end = data.draw(st.integers(start + 2, len(run)))
        assert find(run[start:end], kinds=["test.substrings"]), run[start:end]


@given(text)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_breaks_the_search(question: str) -> None:
    find(question)


@pytest.mark.parametrize("character", ["㐂", "䶮", "豈", "〇", "𬭼", "𠮷"])
def test_a_rare_character_is_chinese_too(character: str) -> None:
    assert _HAN.fullmatch(character)
