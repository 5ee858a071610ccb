"""What may not be said: a sentence to the reader is seldom news, and never for a newsreader."""

from __future__ import annotations

import pytest

from briefing.models import Article, CleanArticle, Paragraph
from briefing.summarise import stories

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
