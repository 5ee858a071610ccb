"""A sentence read word by word: its verbs, with their helpers and what they depend on."""

from __future__ import annotations

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.grammar import (
    ADVERBS,
    AHEAD,
    AUX,
    HAVE,
    HONORIFICS,
    JOINTS,
    NOUN_AHEAD,
    ONE,
    ONLY_PAST,
    PARTICLES,
    PLACING,
    PRESENT,
    SAYS,
    is_done,
)  # fmt: skip
from briefing.gate.reading.scopes import NO

_SHORT = {"wo": "will", "ca": "can", "sha": "shall"}
_NOT_FINITE = frozenset("to having being".split())
_MANY = ONE | {"they", "we", "i", "and", "but"}
_DOING = PLACING | frozenset(["without", ",", "after", "before"])
"What 'doing' may follow."
_SEEN = frozenset("filmed seen caught spotted pictured photographed recorded".split())
"The same, of somebody who is watched."
_WHERE = frozenset(
    "sea hospital court prison jail school church town power death date life college "
    "university custody parliament safety freedom".split()
)
"Nouns that go with 'to' and have no article."


class Line:
    """A sentence, its words in lower case and 'n't' off."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.lows: list[str] = []
        "Its words."
        self.no: list[bool] = []
        "For each, whether it denies."
        for token in row:
            low = token.low
            short = low.endswith(("n't", "n’t"))
            bare = low[:-3] if short else "can" if low == "cannot" else low
            self.lows.append(_SHORT.get(bare, bare) if short else bare)
            self.no.append(bool(NO.match(low)))

    def clause(self, at: int) -> int:
        """Give where the clause of a place begins."""
        while at > 0 and self.row[at - 1].kind != "mark" and not self._joins(at - 1):
            at -= 1
        return at

    def _joins(self, at: int) -> bool:
        """Tell whether a clause ends at a word; 'crews from Portrush and Lough Swilly' is one."""
        pair = 0 < at < len(self.row) - 1 and self.lows[at] == "and"
        names = pair and self.row[at - 1].kind == self.row[at + 1].kind == "name"
        return self.lows[at] in JOINTS and not names

    def sentence_part(self, at: int) -> int:
        """Give where the words without a mark before a place begin."""
        while at > 0 and self.row[at - 1].kind != "mark":
            at -= 1
        return at

    def past_adverbs(self, at: int) -> int:
        """Give the first place before another from which only adverbs stand."""
        while at > 0 and (self.lows[at - 1] in ADVERBS or self.is_adverb(at - 1)):
            at -= 1
        return at

    def verb(self, place: int) -> int | None:
        """Give where the verb of a group that begins at a place stands; None where none does."""
        token = self.row[place]
        if self.lows[place] in AUX and token.kind != "date":
            return self._helped(place)
        if token.kind != "word" or (token.first and not place):
            return None
        ahead = self.lows[place - 1] if place else ""
        if self.is_done(place):
            return None if ahead in NOUN_AHEAD | PLACING or self._describes(place) else place
        seen = place > 0 and self.lows[place - 1] in _SEEN
        doing = self.lows[place].endswith("ing") and (ahead in _DOING or seen)
        return place if doing or self._is_present(place) else None

    def _helped(self, place: int) -> int | None:
        """Give the verb that a helper at a place helps."""
        at = place + 1
        while at < len(self.row) and (self.lows[at] in AUX | ADVERBS or self.is_adverb(at)):
            at += 1
        if at >= len(self.row) or self.row[at].kind != "word":
            return None
        if self.lows[at - 1] == "no":
            return None  # 'there will be no appeal'
        last = [low for low in self.lows[place:at] if low in AUX][-1]
        if last == "to" and (self.lows[at].endswith(("ing", "ed")) or self._is_noun(at)):
            return None
        return None if last in HAVE and not self.is_done(at) else at

    def _is_noun(self, at: int) -> bool:
        """Tell whether what stands after 'to' is where somebody went, or what it is owed to."""
        low = self.lows[at]
        return low in _WHERE or low.endswith(("ity", "tion", "ness", "ship", "ance", "ence"))

    def _describes(self, place: int) -> bool:
        """Tell whether a past form stands before its noun: ', armed officers'."""
        noun = place + 1 < len(self.row) and self.row[place + 1].kind == "word"
        after_mark = place > 0 and self.row[place - 1].kind == "mark"
        return noun and after_mark and not self.is_done(place + 1)

    def is_main(self, at: int) -> bool:
        """Tell whether a past form is what its clause says, and no 'man arrested on Friday'."""
        if self.lows[at] in ONLY_PAST | PRESENT or self.lows[at + 1 : at + 2] == ["that"]:
            return True
        if self.row[at].stem in SAYS and self.lows[at + 1 : at + 2] and self.lows[at + 1] in ONE:
            return True  # 'the watchdog insisted it had'
        for place in range(at + 1, len(self.row)):
            if self.row[place].kind == "mark" or self.lows[place] in JOINTS:
                return True
            helped = self.lows[place - 1] in _NOT_FINITE  # 'admitted having looked'
            if self.lows[place] in AUX - _NOT_FINITE or (self.is_done(place) and not helped):
                return False
        return True

    def has_particle(self, at: int) -> bool:
        """Tell whether 'over', 'up' or the like stands between a verb and its object."""
        following = self.row[at + 1 : at + 2]
        return (
            bool(following)
            and self.lows[at] in PARTICLES
            and (following[0].kind == "name" or self.lows[at + 1] in NOUN_AHEAD)
        )

    def _is_present(self, at: int) -> bool:
        """Tell whether a word is a verb like 'succeeds', by what stands about it."""
        low = self.lows[at]
        if at and low in PRESENT:
            return self.row[at - 1].kind in ("word", "name", "mark") or self.lows[at - 1] in _MANY
        if not low.endswith("s") or low.endswith("ss") or not 0 < at < len(self.row) - 1:
            return False
        before, following = self.row[at - 1], self.row[at + 1]
        who = (before.kind == "name" and not before.owner) or self.lows[at - 1] in ONE
        ahead = AHEAD | HONORIFICS
        plain_object = following.kind in ("name", "number") or self.lows[at + 1] in ahead
        return who and plain_object

    def is_done(self, at: int) -> bool:
        """Tell whether a word is a verb in the past."""
        return is_done(self.row[at])

    def is_adverb(self, at: int) -> bool:
        """Tell whether a word is an adverb by its ending."""
        low = self.lows[at]
        return low.endswith("ly") and "like" not in low and self.row[at].kind != "name"
