"""What lines are to each other: the title's own name, who tells of the same, what was set aside."""

from __future__ import annotations

import pytest

from briefing.boilerplate.beside import BESIDE
from briefing.boilerplate.company import PLACE, measure, names_title, site_words
from briefing.boilerplate.kin import KIN
from briefing.boilerplate.shape import SHAPE
from briefing.boilerplate.traits import line
from briefing.models import Article

NAMES = (*SHAPE, *PLACE, *KIN, *BESIDE)


def _measured(*texts: str, site: str | None = None, spanned=()) -> list[dict[str, float]]:
    article = Article(id="a", title="Mill to close", paragraphs=texts, site=site)
    rows = measure(article, [line(text) for text in texts], spanned)
    assert all(len(row) == len(NAMES) for row in rows)
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Get the Mercury on your phone.", True),
        ("Get the Mercury’s free app.", True),
        ("Fen Mercury readers hear first.", True),
        ("Mercury poisoning was found in eels.", True),
        ("The mercury rose to 31C.", False),
        ("Get the Echo on your phone.", False),
    ],
)
def test_a_title_is_known_by_the_last_part_of_its_name(text: str, *, own: bool) -> None:
    assert names_title(line(text), site_words("www.fenmercury.example")) is own


def test_without_a_site_no_name_is_the_titles_own() -> None:
    assert not names_title(line("Get the Mercury on your phone."), site_words(None))


def test_an_address_at_the_titles_own_domain_is_told_from_others() -> None:
    own, other = _measured(
        "Write to jo@fenmercury.example", "Write to jo@police.example", site="fenmercury.example"
    )
    assert (own["own_mail"], other["own_mail"]) == (1, 0)


def test_a_stranger_shares_no_word_and_a_caption_nearly_all() -> None:
    texts = (
        "Hadley Mill will close in March with the loss of 40 jobs.",
        "Workers at Hadley Mill were told on Monday that it would close.",
        "Workers outside Hadley Mill",
        "Giraffe escapes from zoo",
    )
    _, _, caption, stranger = _measured(*texts)
    assert caption["closest"] >= 0.6
    assert caption["named_elsewhere"] == 1.0
    assert stranger["stranger"] == 1
    assert stranger["closest"] == 0


def test_what_was_set_aside_of_a_line_is_one_of_its_traits() -> None:
    first, second = _measured("The mill is shut.", "It was full.", spanned=("credit", ""))
    assert (first["spanned_credit"], second["spanned_credit"]) == (1, 0)
