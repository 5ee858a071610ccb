"""What may not be said: a sentence to the reader is seldom news, and never for a newsreader."""

from __future__ import annotations

import pytest

from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import flags, stories

NEWS = (
    "A bridge over the Marl has been shut after a lorry struck its parapet on Tuesday night.",
    "Engineers found a crack nine metres long in the eastern arch of the bridge at Tollerby.",
    "The council said that repairs would take at least five weeks and cost about £180,000.",
)


@pytest.mark.parametrize(
    "line",
    [
        "Press Allow when your phone asks whether it may send such messages to the screen.",
        "You can follow the repairs from your own front room on the channel of this newspaper.",
        "If you've pictures of the crack in the arch, the newsroom at Tollerby wants to see them.",
    ],
)
def test_a_sentence_to_the_reader_is_not_read_out(line: str) -> None:
    lines = (NEWS[0], line, *NEWS[1:])
    paragraphs = tuple(Paragraph(place, text) for place, text in enumerate(lines))
    cleaned = CleanArticle(Article("bridge", "Lorry shuts Tollerby bridge", lines), paragraphs)
    (story,) = stories([cleaned], words=200)
    said = [sentence.source for sentence in story.sentences]
    assert line not in said
    assert NEWS[0] in said


def _told(*lines: str) -> list[str]:
    paragraphs = tuple(Paragraph(place, text) for place, text in enumerate(lines))
    cleaned = CleanArticle(Article("bridge", "Lorry shuts Tollerby bridge", lines), paragraphs)
    (story,) = stories([cleaned], words=200)
    return [sentence.source for sentence in story.sentences]


@pytest.mark.parametrize(
    "line",
    [
        "On the right, the crack in the eastern arch as the engineers found it at Tollerby.",
        "Ann Pryce is comforted by a neighbour on the bank below the bridge at Tollerby.",
        "The lorry, which took a wrong turning at Great Marl and had been bound for Stow.",
        "Weir Cottage, Tollerby, Saturdays and Sundays, from 10am to 4pm.",
        "(The other arch was looked at in April, and the council said that it was sound.)",
        "Anyone who saw the crash may write to the engineers at bridges@marl.example.",
    ],
)
def test_what_shows_lists_or_stands_in_brackets_is_not_read_out(line: str) -> None:
    told = _told(NEWS[0], NEWS[1], line, NEWS[2])
    assert line not in told
    assert set(NEWS) <= set(told)


@pytest.mark.parametrize(
    "line",
    [
        "One in nine went to a person who had once lived within sight of the bridge.",
        "The leader of the council has said that before, in the autumn of last year.",
    ],
)
def test_what_hangs_on_the_sentence_before_does_not_open_a_story(line: str) -> None:
    assert line not in _told(line, *NEWS)


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("The former manager of a home in Stow has been jailed for what she stole.", False),
        ("The former was built in 1890.", True),
        ("A retired weaver lost her savings to a man at the door.", False),
        ("The Three Pickerels at Stow has been bought by the village.", False),
        ("The three were seen in May.", True),
        ("The couple behind the farm shop will serve their last customers on Friday.", False),
        ("The couple were married in May.", True),
        ("It took the board four minutes to spend £318,000 on a plough.", False),
        ("It is eleven years since the gate at Stow was heard to close.", False),
        ("It is expected to open in May.", True),
        ("Pupils grow faster than those given lunch alone.", False),
        ("The lido is to open this May for the first time in nine years.", False),
    ],
)
def test_what_is_understood_by_itself_leans_on_nothing(sentence, leaning):
    assert flags.leans(sentence) is leaning
