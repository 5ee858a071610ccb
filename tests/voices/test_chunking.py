"""Text cut into pieces: where a reader breathes, and nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.voices.chunking import breaths, broken, chunks


def test_short_sentences_share_a_piece_and_a_long_one_is_cut_at_its_clauses():
    text = "Short one. Another one. " + "This sentence is rather long, " * 4 + "and ends. Last."
    pieces = chunks(text, 100)
    assert pieces[0] == "Short one. Another one."
    assert pieces[-1] == "Last."
    assert all(piece.endswith((",", ".")) for piece in pieces)


def test_a_clause_without_a_pause_is_cut_near_its_middle_between_words():
    pieces = chunks("word " * 39 + "end", 100)
    assert len(pieces) == 2
    assert abs(len(pieces[0]) - len(pieces[1])) < 12


def test_a_word_longer_than_a_piece_is_cut():
    pieces = chunks("a" * 250, 100)
    assert "".join(pieces) == "a" * 250
    assert all(len(piece) <= 100 for piece in pieces)


@given(st.text("abc DEF.,;'’-!\n", max_size=600), st.integers(20, 120))
def test_nothing_is_lost_and_no_piece_is_too_long(text, longest):
    pieces = chunks(text, longest)
    assert all(0 < len(piece) <= longest for piece in pieces)
    letters = [c for c in text if c.isalpha()]
    assert [c for piece in pieces for c in piece if c.isalpha()] == letters


@given(st.text(alphabet="aˈə, ;.", max_size=3000))
def test_phonemes_without_end_are_said_in_breaths_and_none_is_lost(phonemes):
    pieces = breaths(phonemes, 400)
    assert all(len(piece) <= 400 for piece in pieces)
    letters = [letter for letter in phonemes if letter.isalpha()]
    assert [letter for piece in pieces for letter in piece if letter.isalpha()] == letters


def test_only_a_word_without_end_is_broken():
    usual = "The ferry to [Islay](/ˈIlə/) calls at Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch."
    assert broken(usual) == usual
    assert max(map(len, broken("Ab" * 9000).split())) == 100
