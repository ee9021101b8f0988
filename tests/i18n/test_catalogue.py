"""Chinese first, English complete: every sentence a person sees has both."""

import re
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

from tests.i18n.catalogue import HAN, PLACES, committed, extracted

# What stands in a list of staff is Chinese in either language.
HEADING = "姓名, 账号, 角色, 部门/岗位"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return dict(extracted(tmp_path_factory.mktemp("messages")))


def test_every_sentence_has_its_english(said: dict[str, object]) -> None:
    english = committed()
    lacking = [key for key in said if key not in english or not english[key].string or english[key].fuzzy]
    assert lacking == [], "run `make messages` and translate what is empty"


def test_no_sentence_is_translated_that_nobody_says(said: dict[str, object]) -> None:
    assert [key for key in committed() if key not in said] == [], "run `make messages`"


def test_english_is_english_and_keeps_every_place() -> None:
    for key, message in committed().items():
        assert not HAN.search(str(message.string).replace(HEADING, "")), key
        assert sorted(set(PLACES.findall(key))) == sorted(set(PLACES.findall(str(message.string)))), key


def test_sentences_are_written_in_chinese(said: dict[str, object]) -> None:
    """Identifiers of the source are Chinese; what is not is a name or a unit."""
    assert [key for key in said if not HAN.search(key) and re.search("[a-z]{4,}", key)] == ["English"]


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("half-width mark after a Chinese character", r"[\u3400-\u9fff][,;!?]|[\u3400-\u9fff]:(?!//)"),
        ("blank between Chinese characters", r"[\u3400-\u9fff] +[\u3400-\u9fff]"),
        ("straight quotation marks around Chinese", r"[\"'][\u3400-\u9fff]|[\u3400-\u9fff][\"']"),
        ("three dots for an ellipsis", r"[\u3400-\u9fff]\.\.\."),
    ],
)
def test_chinese_typography(said: dict[str, object], fault: str, pattern: str) -> None:
    assert [key for key in said if re.search(pattern, key)] == [], fault


def test_the_compiled_catalogue_is_used() -> None:
    with override("en"):
        assert gettext("今天") == "today"
    with override("zh-hans"):
        assert gettext("今天") == "今天"


def test_the_catalogue_is_in_the_package() -> None:
    import rongmei

    assert (Path(rongmei.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.mo").is_file()
