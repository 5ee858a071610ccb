"""Deeds: who did what to whom, whether it is denied, and whether it is said to be so at all.

A reading by function words and word endings, without a grammar: it finds the verbs that an
auxiliary, an ending or a list gives away, and takes as doer and object what stands beside them.
What it is not sure of it marks as vague or leaves out.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing import english
from briefing.gate.alignment import Row
from briefing.gate.scopes import NO
from briefing.gate.units import plain


class Standing(enum.IntEnum):
    """How sure a deed is said to be."""

    UNREAL = 0
    "Wished, asked, tried, alleged or only possible."
    COMING = 1
    "Still to come, or owed."
    SO = 2
    "Done, or being done."


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with those about it."""

    verb: str
    "Its stem."
    doer: frozenset[str]
    "Stems of who does it, as far as known."
    object: frozenset[str]
    "Stems of whom or what it is done to."
    denied: bool
    standing: Standing
    finite: bool
    "True for 'did' and 'will do', false for 'to do' and 'doing'."
    vague: bool
    "True when who does it is not plain: a pronoun, or nobody named."


_BE = frozenset(
    "is are was were be been being am get gets got getting remain remains remained".split()
)
_HAVE = frozenset("has have had having".split())
_DO = frozenset("do does did".split())
_MAY = frozenset("may might could should".split())
_WILL = frozenset("will shall would can must".split())
_AUX = _BE | _HAVE | _DO | _MAY | _WILL | {"to"}
_SHORT = {"wo": "will", "ca": "can", "sha": "shall"}
_ADVERBS = frozenset(
    "not never also now still already just since ever even soon only then again yet no longer "
    "both all so far once often always possibly".split()
)
_PLACING = frozenset(
    "of in on at by for from with into against between through off over under near since until "
    "within to about around during across along among without up out down "
    "towards toward onto inside outside behind beyond despite like amid above below".split()
)
_JOINTS = frozenset(
    "and but while when because that which who whom whose if as where although though whether "
    "unless so or nor than before after".split()
)
_RELATIVE = frozenset("who which that".split())
_NOUN_AHEAD = frozenset("the a an his her its their our my this these those no any some".split())
_PRONOUNS = frozenset("he she it they him them we us i you himself herself itself one".split())
_NONE = frozenset("no none nobody nothing neither nor".split())
_NOT_DONE = frozenset(
    "need indeed speed seed feed weed breed red bed hundred kindred sacred naked wicked united "
    "hatred shed sped ahead instead".split()
)
_PAST = frozenset(
    "beat won lost said told went took gave began found held left made met paid rose fell saw sold "
    "sent spent stood stole thought wrote drove broke built bought caught chose came fought grew "
    "kept led ran shot showed spoke struck swam wore brought felt heard hid rode threw flew taught "
    "became blew drew ate forgot swore sank cut hit set put shut quit let hurt cost spread burst "
    "fled fed lit slid lent bent dealt meant slept swept laid understood withdrew knew sought dug "
    "hung shook tore woke wound rang sang drank dived dove".split()
)
_DONE = _PAST | frozenset(
    "beaten gone taken given begun risen fallen seen stolen written driven broken chosen grown "
    "run shown spoken worn hidden ridden thrown flown become blown drawn eaten forgotten sworn "
    "sunk known shaken torn withdrawn overtaken undertaken overthrown frozen proven".split()
)
_UNREAL = re.compile(
    r"^(?:consider(?:s|ed|ing)?|whether|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?"
    r"|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|threat(?:en|ens|ened|ening)?"
    r"|propos(?:e|es|ed|al|als)|want(?:s|ed|ing)?|hop(?:e|es|ed|ing)|wish(?:es|ed)?"
    r"|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|offer(?:s|ed|ing)?|aim(?:s|ed|ing)?"
    r"|encourag(?:e|es|ed)|invit(?:e|es|ed)|expect(?:s|ed)?|likely|unlikely|believ(?:e|es|ed)"
    r"|thought|alleg(?:e|es|ed|edly)|accus(?:e|es|ed|ing)|suspect(?:s|ed)?|suspicion"
    r"|allegations?|appeal(?:s|ed)?|pressur(?:e|ed)|campaign(?:s|ed|ing)?|bid|ready"
    r"|prepar(?:e|es|ed|ing)|fear(?:s|ed)?|risk(?:s|ed)?|charg(?:ed|es|e))$"
)
"Before 'to do', 'of doing' or the name of a deed: it is not said to be done."
_PROMISED = re.compile(
    r"^(?:agree(?:s|d)?|promis(?:e|es|ed)|vow(?:s|ed)?|pledg(?:e|es|ed)|decid(?:e|es|ed)"
    r"|vot(?:e|es|ed)|due|set|going|plan(?:s|ned|ning)?|intend(?:s|ed)?|scheduled"
    r"|order(?:s|ed)?|told|force[sd]?)$"
)
"Before 'to do': it is to be done."
_DENYING = re.compile(
    r"^(?:refus(?:e|es|ed|ing|al)|fail(?:s|ed|ing|ure)?|declin(?:e|es|ed|ing)"
    r"|den(?:y|ies|ied|ying)|unable|unlikely|yet|without|stop(?:s|ped|ping)?"
    r"|prevent(?:s|ed|ing)?|ban(?:s|ned)?|bar(?:s|red)?|block(?:s|ed)?|forbid(?:s|den)?|too"
    r"|unwilling|reluctant|avoid(?:s|ed|ing)?|ruled|instead)$"
)
"Before 'to do' or 'doing': it is not done."


@lru_cache(maxsize=512)
def deeds(row: Row) -> tuple[Deed, ...]:
    """Give the deeds of a sentence, with and without what stands inserted in it."""
    found = dict.fromkeys(_Line(row).deeds())
    bare = plain(row)
    if len(bare) < len(row):
        found.update(dict.fromkeys(_Line(bare).deeds()))
    return tuple(found)


class _Line:
    """A sentence being read."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.lows = []
        self.no = []
        for token in row:
            low = token.text.lower()
            short = low.endswith(("n't", "n’t"))
            bare = low[:-3] if short else "can" if low == "cannot" else low
            self.lows.append(_SHORT.get(bare, bare) if short else bare)
            self.no.append(bool(NO.match(low)))

    def deeds(self) -> Iterator[Deed]:
        place = least = 0
        subject, vague = frozenset[str](), True
        while place < len(self.row):
            at = self._verb(place)
            if at is None:
                place += 1
                continue
            helpers = [low for low in self.lows[place:at] if low in _AUX]
            finite = helpers[:1] != ["to"] and (bool(helpers) or self._is_done(at))
            begun = place > 0 and self.lows[place - 1] in ("and", "but", "or")
            if not finite or (begun and subject):
                who, unsure = subject, vague or not finite
            else:
                who, unsure = self._before(place, least)
                subject, vague = who, unsure
            what = self._noun(at + 1)
            passive = bool(helpers) and helpers[-1] in _BE and self._is_done(at)
            by = self._by(at + 1, far=passive)
            if by and not what and not helpers:
                passive = True  # 'men arrested by police'
            known = bool(helpers) or bool(what) or passive
            doer, done_to = (by, who) if passive else (who if known else frozenset(), what)
            if self.lows[at + 1 : at + 2] != ["no"]:  # 'made no arrests': not plain what is denied
                yield Deed(
                    self.row[at].stem,
                    doer,
                    done_to,
                    self._denied(place, at),
                    self._standing(place, at, helpers, finite=finite),
                    finite,
                    unsure or not known,
                )
            place = least = at + 1

    def _verb(self, place: int) -> int | None:
        """Give where the verb of a group that begins at a place stands; None where none does."""
        row, lows = self.row, self.lows
        token = row[place]
        if lows[place] in _AUX and token.kind != "date":
            at = place + 1
            while at < len(row) and (lows[at] in _AUX | _ADVERBS or self._is_adverb(at)):
                at += 1
            if at >= len(row) or row[at].kind != "word":
                return None
            last = [low for low in lows[place:at] if low in _AUX][-1]
            if last in _HAVE and not self._is_done(at):
                return None
            return None if last == "to" and lows[at].endswith(("ing", "ed")) else at
        if token.kind != "word" or (token.first and not place):
            return None
        ahead = lows[place - 1] if place else ""
        if self._is_done(place) and (lows[place] in _PAST or lows[place].endswith("ed")):
            noun = place + 1 < len(row) and row[place + 1].kind == "word"
            after_mark = place > 0 and row[place - 1].kind == "mark"
            describes = noun and after_mark and not self._is_done(place + 1)
            return None if ahead in _NOUN_AHEAD | _PLACING or describes else place
        doing = ("of", "from", "for", "without", ",", "by", "after", "before")
        return place if lows[place].endswith("ing") and ahead in doing else None

    def _is_done(self, at: int) -> bool:
        low = self.lows[at]
        return low in _DONE or (low.endswith("ed") and low not in _NOT_DONE)

    def _is_adverb(self, at: int) -> bool:
        return self.lows[at].endswith("ly") and self.row[at].kind != "name"

    def _before(self, start: int, least: int) -> tuple[frozenset[str], bool]:
        """Give the stems of who stands before a verb, and whether that is not plain."""
        row, lows = self.row, self.lows
        end = start
        while end > least and (lows[end - 1] in _ADVERBS or self._is_adverb(end - 1)):
            end -= 1
        if end and lows[end - 1] in _RELATIVE:
            end -= 1
            least = 0
            if end and row[end - 1].kind == "mark":
                end -= 1
        first = end
        while first > least and row[first - 1].kind != "mark" and lows[first - 1] not in _JOINTS:
            first -= 1
        if end > first and lows[end - 1] in _PRONOUNS:
            return frozenset(), True
        part: list[str] = []
        unsure = 0 < first == least  # behind another verb: 'parents who live there ask'
        for token in row[first:end]:
            if token.text.lower() in _PLACING:
                if part:
                    break
                unsure = True  # 'In London prices rose': what rose is not plain
            elif token.kind in ("word", "name"):
                part.append(token.stem)
            elif token.text.lower() in _DEFINITE:
                part.append(DEFINITE)
        return frozenset(part), unsure or not part

    def _noun(self, at: int) -> frozenset[str]:
        """Give the stems of what stands after a verb."""
        part: list[str] = []
        while at < len(self.row) and (self.lows[at] in _ADVERBS or self._is_adverb(at)):
            at += 1
        for place in range(at, len(self.row)):
            token, low = self.row[place], self.lows[place]
            if token.kind == "mark" or low in _JOINTS | _PLACING | _AUX:
                break
            if part and token.kind == "word" and (self._is_done(place) or low.endswith("ing")):
                break
            if token.kind in ("word", "name"):
                part.append(token.stem)
        return frozenset(part)

    def _by(self, at: int, *, far: bool) -> frozenset[str]:
        """Give who a deed is done by: named after 'by', at once or anywhere in the clause."""
        for place in range(at, len(self.row)):
            if self.lows[place] == "by":
                counted = self.row[place + 1 : place + 2]
                named = not counted or counted[0].kind not in ("number", "date")
                return self._noun(place + 1) if named else frozenset()
            if not far or self.row[place].kind == "mark" or self.lows[place] in _JOINTS:
                break
        return frozenset()

    def _denied(self, start: int, at: int) -> bool:
        """Tell whether a verb is denied: in its group, by its subject or by what it depends on."""
        lows = self.lows
        denials = {place for place in range(start, at) if self.no[place]}
        first = start
        while first > 0 and self.row[first - 1].kind != "mark" and lows[first - 1] not in _JOINTS:
            first -= 1
            near = start - first <= 3
            depends = near and (lows[start] in ("to", "being", "having") or lows[at].endswith("ing"))
            if lows[first] in _NONE or (self.no[first] and first == start - 1):
                denials.add(first)
            elif depends and (_DENYING.match(lows[first]) or self.no[first]):
                denials.add(first)
        if first and lows[first - 1] == "unless":
            denials.add(first - 1)
        if "yet" in lows[start:at] and "to" in lows[start:at]:
            denials.add(start)
        return len(denials) % 2 == 1

    def _standing(self, start: int, at: int, helpers: list[str], *, finite: bool) -> Standing:
        lows = self.lows
        clause = start
        while clause > 0 and self.row[clause - 1].kind != "mark":
            clause -= 1
            if lows[clause] in ("if", "unless", "whether"):
                return Standing.UNREAL
        if any(one in _MAY for one in helpers) or {"possibly", "perhaps"} & set(lows[clause:at]):
            return Standing.UNREAL
        if any(one in _WILL for one in helpers):
            return Standing.COMING
        if not finite:
            for low in reversed(lows[max(clause, start - 4) : start]):
                if _PROMISED.match(low):
                    return Standing.COMING
                if _UNREAL.match(low):
                    return Standing.UNREAL
            return Standing.SO
        return Standing.COMING if "to" in helpers and "yet" not in lows[start:at] else Standing.SO


def charges(row: Row) -> frozenset[str]:
    """Give the stems of the deeds somebody is only charged with: 'charged with murder'."""
    lows = [token.text.lower() for token in row]
    found: set[str] = set()
    for place, low in enumerate(lows):
        if low in ("with", "of") and place and _UNREAL.match(lows[place - 1]):
            for token in row[place + 1 : place + 6]:
                if token.kind == "mark":
                    break
                found |= {token.stem} if token.kind == "word" else set()
    return frozenset(found)


DEFINITE = "the"
"Stands among the stems of a doer who is 'the man' or 'his wife': who that is, another sentence says."
_DEFINITE = frozenset("the his her its their this that these those".split())
SAYS = frozenset(english.stem(verb) for verb in english.SAYING.split("|"))
"Stems of verbs of saying, whose object is what is said."
