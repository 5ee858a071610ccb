"""A sentence read word by word: who stands before a verb, and what after it."""

from __future__ import annotations

from briefing.gate.alignment import Row
from briefing.gate.grammar import (
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
    PRONOUNS,
    RELATIVE,
    SAYS,
    is_done,
)  # fmt: skip
from briefing.gate.scopes import NO

DEFINITE = "the"
"Stands among the stems of a doer who is 'the man' or 'his wife': another sentence says who."
_DEFINITE = frozenset("the his her its their this that these those".split())
_SHORT = {"wo": "will", "ca": "can", "sha": "shall"}
_NOT_FINITE = frozenset("to having being".split())
_MANY = ONE | {"they", "we", "i", "and", "but"}
_DOING = PLACING | frozenset(["without", ",", "after", "before"])
"What 'doing' may follow."
_SEEN = frozenset("filmed seen caught spotted pictured photographed recorded".split())
"The same, of somebody who is watched."
_TIMES = frozenset("noon midday midnight then now".split())
"What stands after 'by' and does nothing."
_WHERE = frozenset(
    "sea hospital court prison jail school church town power death date life college "
    "university custody parliament safety freedom".split()
)
"Nouns that go with 'to' and have no article."
_APPOSED = 7
"Words behind a verb within which the comma stands that goes before its object's name."
_HOLDS = frozenset("of for at".split())
"Between an office and where it is held."
_AMOUNTS = frozenset("number amount level rate majority most lot share total".split())
"Before 'of': how many or how much."
_WHEN = frozenset("end start close middle beginning time weekend deadline".split())
"The same behind an article: 'by the end of May'."


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

    def before(self, start: int, least: int) -> tuple[frozenset[str], bool]:
        """Give the stems of who stands before a verb, and whether that is not plain."""
        row, lows = self.row, self.lows
        end = max(least, self.past_adverbs(start))
        if end and lows[end - 1] in RELATIVE:
            return self._nearest(end - 1)
        if end > 1 and lows[end - 1] == "," and (both := self._with_name(end - 1, least)):
            return both, False
        first = max(least, self.clause(end))
        if end > first and lows[end - 1] in PRONOUNS:
            return frozenset(), True
        part: list[str] = []
        # Behind another verb: 'parents who live there ask'; of somebody: 'whose book sold'.
        unsure = 0 < first == least or lows[first - 1 : first] == ["whose"]
        named = definite = False
        for token in row[first:end]:
            if token.low == "of" and part and part[-1] in _AMOUNTS:
                part = []  # 'the number of red deer': it is the deer
            elif token.low in PLACING:
                if part:
                    break
                unsure = True  # 'In London prices rose': what rose is not plain
            elif token.kind in ("word", "name") and not (token.owner and token is not row[end - 1]):
                part.append(token.stem)
                named = named or token.kind == "name"
            definite = definite or token.low in _DEFINITE
        if part and definite and not named:
            part.append(DEFINITE)
        return frozenset(part), unsure or not part

    def _with_name(self, close: int, least: int) -> frozenset[str]:
        """Give 'bishop' and 'Otway' for 'The bishop, Mark Otway,' where that opens its clause."""
        opens = max((at for at in range(close) if self.lows[at] == ","), default=-1)
        first = max(least, self.clause(opens)) if opens > 0 else 0
        name, title = self.row[opens + 1 : close], self.row[first : max(opens, 0)]
        if name and name[0].low == "the":
            name = name[1:]  # 'the vicar, the Reverend Alison Frame,'
        if not (name and title) or any(one.kind != "name" for one in name):
            return frozenset()
        of = next((at for at, one in enumerate(title) if one.low in _HOLDS), len(title))
        title = title[:of]  # 'the MP for Dunmore, Priya Raman,'
        if not title or any(one.low in PLACING | AUX or is_done(one) for one in title):
            return frozenset()
        return frozenset(one.stem for one in (*title, *name) if one.kind in ("word", "name"))

    def _nearest(self, end: int) -> tuple[frozenset[str], bool]:
        """Give the stems of what stands right before 'who' or 'which'."""
        part: list[str] = []
        apart = end > 0 and self.row[end - 1].kind == "mark"
        end -= apart
        behind = False  # 'police in Leeds, who came': it may be either
        for place in range(end - 1, -1, -1):
            token, low = self.row[place], self.lows[place]
            breaks = low in JOINTS | PLACING - {"of"} | AUX or self.is_done(place)
            if token.kind == "mark" or (breaks and part):
                behind = low in PLACING
                break
            if token.kind in ("word", "name"):
                part.append(token.stem)
        return frozenset(part), behind or not part

    def noun(self, at: int) -> frozenset[str]:
        """Give the stems of what stands after a verb."""
        part: list[str] = []
        while at < len(self.row) and (self.lows[at] in ADVERBS or self.is_adverb(at)):
            at += 1
        for place in range(at, len(self.row)):
            token, low = self.row[place], self.lows[place]
            if token.kind == "mark" or low in JOINTS | PLACING | AUX:
                break
            if part and token.kind == "word" and (self.is_done(place) or low.endswith("ing")):
                break
            closes = place + 1 == len(self.row) or self.row[place + 1].kind == "mark"
            if token.kind in ("word", "name") and (closes or not token.owner):
                part.append(token.stem)  # "said Hendry's, which"
        return frozenset(part) | self._apposed(at, part)

    def _apposed(self, at: int, part: list[str]) -> frozenset[str]:
        """Give the name that goes with an object: 'to the chief whip, Tom Sallow,'."""
        names: set[str] = set()
        marks = (at + far for far in range(_APPOSED) if at + far < len(self.row))
        mark = next((one for one in marks if self.row[one].text == ","), None)
        if mark is None or not part:
            return frozenset()
        of = next((place for place in range(at, mark) if self.lows[place] in _HOLDS), mark)
        if any(one.kind == "name" or one.low in PLACING for one in self.row[at:of]):
            return frozenset()
        following = self.row[mark + 1 :]
        if following and following[0].low == "the":
            following = following[1:]  # 'the vicar of St Mary's, the Reverend Ann Lee'
        for token in following:
            if token.kind != "name":
                break
            names.add(token.stem)
        return frozenset(names)

    def to(self, at: int) -> frozenset[str]:
        """Give whom a deed is done to: named after 'to' or 'against' in the same clause."""
        for place in range(at, min(len(self.row), at + 8)):
            if self.row[place].kind == "mark" or self.lows[place] in JOINTS | AUX - {"to"}:
                break
            if self.lows[place] in ("to", "against"):
                near = self.row[place + 1 : place + 4]
                noun = any(one.kind in ("name", "number") for one in near) or (
                    near and (self.lows[place + 1] in NOUN_AHEAD or near[0].text.endswith("s"))
                )
                return self.noun(place + 1) if noun else frozenset()
        return frozenset()

    def by(self, at: int, *, far: bool) -> frozenset[str]:
        """Give who a deed is done by: named after 'by', at once or anywhere in the clause."""
        for place in range(at, len(self.row)):
            if self.lows[place] == "by":
                counted = self.row[place + 1 : place + 2]
                named = not counted or (
                    counted[0].kind not in ("number", "date")
                    and counted[0].low not in _TIMES
                    and _WHEN.isdisjoint(self.lows[place + 2 : place + 3])
                )
                return self.noun(place + 1) if named else frozenset()
            if self.lows[place] == "as":
                far = True  # 'described as misleading by critics'
            elif not far or self.row[place].kind == "mark" or self.lows[place] in JOINTS:
                break
        return frozenset()
