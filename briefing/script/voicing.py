"""Who reads what: presenters by turns, and somebody's own words in a voice of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.models import Role, Sentence

RULE = "second-voice"
_INTRODUCED = re.compile(r"^(?P<who>[^“”\"]{3,120}:)\s+(?P<words>[“\"][^“”\"]+[”\"])$")


@dataclass(frozen=True, slots=True)
class Voicing:
    """How many presenters a bulletin has, and whether quotations have a voice of their own."""

    presenters: int = 1
    "Two read the stories by turns."
    quotations: bool = False
    "True when another voice reads quotations."

    def reader(self, number: int) -> str:
        """Give the role that reads story `number`, counted from 1."""
        second = self.presenters > 1 and number % 2 == 0
        return Role.REPORTER.value if second else Role.ANCHOR.value

    def parts(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Give a sentence as it is shared among voices: who speaks, then their words.

        A quotation that is not simply introduced, and every other sentence, stays whole.
        """
        found = _INTRODUCED.match(sentence.text)
        if not (self.quotations and sentence.speaker and found):
            return (sentence,)
        rules = (*sentence.rules, RULE)
        return (
            replace(sentence, text=found["who"], speaker=None, rules=rules),
            replace(sentence, text=found["words"], rules=rules),
        )
