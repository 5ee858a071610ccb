"""Every cleaning rule does what its examples say, and nothing to news that looks like it."""

from __future__ import annotations

import pytest
from labelled import corpus

from briefing.boilerplate import rules
from briefing.boilerplate.rules import Rule, Span
from briefing.text import key, key_words, tidy


@pytest.mark.parametrize("rule", rules.shipped(), ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples_and_not_its_counter_examples(rule: Rule) -> None:
    assert rule.yes
    assert rule.no
    assert rule.why.endswith(".")
    for text in rule.yes:
        folded = rules.fold(text)
        assert rule.pattern.search(folded), f"does not match {text!r}"
        assert not rule.words or rule.words & set(key(text).split()), f"is not tried on {text!r}"
    for text in rule.no:
        assert not rule.pattern.search(rules.fold(text)), f"matches news: {text!r}"


@pytest.mark.parametrize("span", rules.spans(), ids=lambda span: span.name)
def test_a_span_is_taken_out_and_leaves_a_whole_sentence(span: Span) -> None:
    assert len(span.before) == len(span.after) > 0
    for before, after in zip(span.before, span.after, strict=True):
        assert tidy(span.pattern.sub("", before)) == after


def test_no_rule_is_kept_from_a_line_that_it_matches() -> None:
    lines = [text for labelled in corpus("gate") for text in labelled.article.paragraphs]
    examples = [text for rule in rules.shipped() for text in (*rule.yes, *rule.no)]
    spans = [text for span in rules.spans() for text in span.before]
    for text in (*lines, *examples, *spans):
        folded = rules.fold(text)
        for rule in rules.shipped():
            matched = rule.pattern.search(folded)
            assert bool(rule.find(folded)) is bool(matched), (rule.name, text)
            assert not matched or rules.may_match(rule, folded), (rule.name, text)
        for span in rules.spans():
            matched = span.pattern.search(text)
            assert not (matched and matched[0]) or rules.may_match(span, text), (span.name, text)


def test_the_words_a_rule_waits_for_are_words_as_lines_have_them() -> None:
    for rule in rules.shipped():
        assert all(key_words(word) == [word] for word in rule.words), rule.name


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in (*rules.shipped(), *rules.spans())]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "disguised",
    [
        "Аdvertisement",
        "ADVERTISEMENT",
        "\u201cAdvertisement\u201d",
        "Ａdvertisement",
        " advertisement ",
    ],
)
def test_look_alike_letters_do_not_hide_a_line(disguised: str) -> None:
    folded = rules.fold(disguised)
    found = rules.match(folded, frozenset(key(folded).split()), sentence=False, zone="body")
    assert found
    assert found.name == "advertisement"
