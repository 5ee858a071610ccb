"""The phrases a newsreader would be judged by, and the sentences nobody may touch."""

from __future__ import annotations

import pytest

from briefing.pronounce import spoken

from .phrases import is_right, plain_sentences, sections

SECTIONS = sections()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_phrase_is_said_as_a_newsreader_says_it(section):
    wrong = [
        f"{written!r} was said {spoken(written)!r}"
        for written, accepted in SECTIONS[section]
        if not is_right(spoken(written), accepted)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_table_holds_the_forty_two_and_three_hundred_more():
    assert len(SECTIONS["the forty-two"]) == 42
    written = [phrase for phrases in SECTIONS.values() for phrase, _ in phrases]
    assert len(written) >= 342
    assert len(written) == len(set(written))


@pytest.mark.parametrize("sentence", plain_sentences())
def test_a_plain_sentence_is_left_alone(sentence):
    assert spoken(sentence) == sentence


def test_there_are_sixty_plain_sentences():
    assert len(set(plain_sentences())) >= 60


def test_a_phrase_is_said_right_within_a_sentence_too():
    frame = "It was reported that {}, the paper said."
    wrong = []
    for phrases in SECTIONS.values():
        for written, accepted in phrases:
            within = spoken(frame.format(written))
            ends = written.endswith((".", "?", "!", "…"))
            if not ends and not is_right(within, tuple(map(frame.format, accepted)), lenient=True):
                wrong.append(f"{written!r}: {within}")
    # A few are what they are only by standing alone: 'Durham 88-3'.
    assert len(wrong) <= 4, "\n".join(wrong)


@pytest.mark.parametrize("section", SECTIONS)
def test_what_has_been_put_in_words_stays_as_it_is(section):
    for written, _ in SECTIONS[section]:
        once = spoken(written)
        assert spoken(once) == once
