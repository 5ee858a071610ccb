"""What stands beside a line: the tense of the article, the lines of a list, the headings alike."""

from __future__ import annotations

import pytest

from briefing.boilerplate.beside import BESIDE
from briefing.boilerplate.company import measure
from briefing.boilerplate.traits import line
from briefing.models import Article


def _beside(*texts: str) -> list[dict[str, float]]:
    article = Article(id="a", title="Mill to close", paragraphs=texts)
    rows = measure(article, [line(text) for text in texts])[:, -len(BESIDE) :]
    return [dict(zip(BESIDE, row, strict=True)) for row in rows]


def test_a_sentence_in_the_present_is_odd_among_sentences_in_the_past() -> None:
    told, shown, quoted = _beside(
        "The mill was closed on Monday and its gates were locked by noon.",
        "Workers queue outside the gates of the mill in the morning rain.",
        "“It is a sad day for the whole of this town,” the owner said.",
    )
    assert shown["odd_tense"] > 0
    assert told["odd_tense"] == quoted["odd_tense"] == 0


def test_a_run_is_known_by_its_average_and_a_sentence_has_none() -> None:
    sentence = "The mill was closed on Monday and its gates were locked by noon."
    _, one, two, _ = _beside(sentence, "Mill Closes", "Bus strike off", sentence)
    assert one["run_words"] == two["run_words"] == pytest.approx(2.5 / 20)
    assert one["run_titled"] == pytest.approx((1 + 1 / 3) / 2)
    assert _beside(sentence)[0]["run_words"] == 0


def test_a_line_that_the_next_takes_up_with_a_pronoun_is_marked() -> None:
    first, second = _beside(
        "Mary Holt was the last to leave the mill on Monday night.",
        "She had worked there for forty years and knew every loom.",
    )
    assert (first["taken_up"], second["taken_up"]) == (1, 0)
