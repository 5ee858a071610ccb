"""Whether a deed is denied, and whether it is said to be so at all: by what stands before it."""

from __future__ import annotations

import enum
import re
from itertools import pairwise

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.grammar import BE, MAY, NONE, WILL
from briefing.gate.reading.line import Line


class Standing(enum.IntEnum):
    """How sure a deed is said to be."""

    UNREAL = 0
    "Wished, asked, tried or only possible."
    HELD = 1
    "Feared, hoped or held against somebody."
    COMING = 2
    "Still to come, or owed."
    CLAIMED = 3
    "Said by somebody to be so."
    SO = 4
    "Done, or being done."


_UNREAL = re.compile(
    r"^(?:consider(?:s|ed|ing)?|whether|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?"
    r"|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|threat(?:en|ens|ened|ening)?"
    r"|propos(?:e|es|ed|al|als)|want(?:s|ed|ing)?|hop(?:e|es|ed|ing)|wish(?:es|ed)?"
    r"|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|aim(?:s|ed|ing)?"
    r"|encourag(?:e|es|ed)|invit(?:e|es|ed)|expect(?:s|ed)?|likely|unlikely|believ(?:e|es|ed)"
    r"|thought|alleg(?:e|es|ed|edly)|suspect(?:s|ed)?|suspicion"
    r"|allegations?|appeal(?:s|ed)?|pressur(?:e|ed)|campaign(?:s|ed|ing)?|bid|ready"
    r"|prepar(?:e|es|ed|ing)|fear(?:s|ed)?|risk(?:s|ed)?|charg(?:ed|es|e))$"
)
"Before 'to do', 'of doing' or the name of a deed: it is not said to be done."
_HELD = re.compile(
    r"^(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|fear(?:s|ed)?|hop(?:e|es|ed|ing)|worr(?:y|ies|ied)|doubt(?:s|ed)?)$"
)
"Before 'of doing' or 'that it will': somebody holds it to be so."
_RUMOURED = frozenset("tipped said rumoured reported understood".split())
"Right before 'to do': somebody holds it to be so, and nobody in particular."
_PROMISED = re.compile(
    r"^(?:agree(?:s|d)?|promis(?:e|es|ed)|vow(?:s|ed)?|pledg(?:e|es|ed)|decid(?:e|es|ed)"
    r"|vot(?:e|es|ed)|offer(?:s|ed|ing)?|due|set|going|plan(?:s|ned|ning)?|intend(?:s|ed)?"
    r"|scheduled|order(?:s|ed)?|told|force[sd]?)$"
)
"Before 'to do': it is to be done."
_VOTED = frozenset(
    "reject approve back accept adopt refuse block support oppose elect endorse turn".split()
)
"What is done by voting to do it."
_CLAIMS = frozenset(
    "say says said believe believes claim claims claimed argue argues argued think thinks allege "
    "alleges alleged insist insists insisted suspect suspects allegation allegations suspicion "
    "suspicions rumour rumours belief".split()
)
_VIEWS = _CLAIMS - {"say", "says", "said"}
_CHARGES = frozenset("charge charges accusation accusations allegation allegations".split())
_NOT_TO = re.compile(
    r"^(?:refus(?:e|es|ed|ing|al)|fail(?:s|ed|ing|ure)?|declin(?:e|es|ed|ing)|forbid(?:s|den)?"
    r"|unable|unlikely|insufficient|yet|too|unwilling|reluctant|waiting)$"
)
"Before 'to do': it is not done."
_NOT_DOING = re.compile(
    r"^(?:den(?:y|ies|ied|ying)|without|stop(?:s|ped|ping)?|prevent(?:s|ed|ing)?|ban(?:s|ned)?"
    r"|bar(?:s|red)?|block(?:s|ed)?|avoid(?:s|ed|ing)?|ruled|instead|clear(?:s|ed)?"
    r"|acquit(?:s|ted)?)$"
)
"Before 'doing': it is not done."
_CONDITIONS = frozenset("if unless whether".split())
_NEAR = 3
"Words before a verb among which is what it depends on."
_FAR = 6
"The same where 'from' stands between: 'stopped the flames from reaching'."
_DEPENDS = 4
"The same before 'to do' and 'doing'."
_MAYBE = frozenset("possibly perhaps probably".split())


def is_denied(line: Line, start: int, at: int) -> bool:
    """Tell whether a verb is denied: in its group, by its subject or by what it depends on."""
    lows = line.lows
    denials = {place for place in range(line.past_adverbs(start), at) if line.no[place]}
    denying = _NOT_TO if lows[start] == "to" else _NOT_DOING
    depends = lows[start] in ("to", "being", "having") or lows[at].endswith("ing")
    first = line.clause(start)
    reach = {"from": _FAR, "of": _FAR, "for": 0}.get(lows[start - 1], _NEAR)
    for place in range(first, start):
        near = depends and start - place <= reach
        if lows[place] in NONE or (near and (denying.match(lows[place]) or line.no[place])):
            denials.add(place)
    if first and lows[first - 1] == "unless" and not any(map(line.verb, range(first, start))):
        denials.add(first - 1)
    if "yet" in lows[start:at] and "to" in lows[start:at]:
        denials.add(start)
    return len(denials) % 2 == 1


def leaves_open(line: Line, start: int, at: int) -> bool:
    """Tell whether it is not plain what is denied: 'made no arrests', 'not open until May'."""
    following = line.lows[at + 1 : at + 7]
    before = line.lows[max(0, start - _NEAR) : start]
    charged = before[-1:] == ["of"] and not _CHARGES.isdisjoint(before)
    return (
        charged  # 'denied charges of taking bribes'
        or (line.lows[at].endswith("ing") and "before" in before)  # it is not done yet
        or following[:1] == ["no"]
        or (any(line.no[start:at]) and "until" in following)
    )


def standing_of(line: Line, start: int, at: int, helpers: list[str], *, finite: bool) -> Standing:
    """Tell how sure a verb is said to be, at `at`, its helpers from `start` on."""
    lows = line.lows
    clause = line.sentence_part(start)
    before = lows[clause:start]
    doubted = _is_conditional(line, clause, start) or not _MAYBE.isdisjoint(lows[clause:at])
    if doubted or not MAY.isdisjoint(helpers):
        return Standing.UNREAL
    if not WILL.isdisjoint(helpers):
        held = any(_HELD.match(low) for low in before[-_FAR:])
        return Standing.HELD if held else Standing.COMING
    if not finite:
        return _depending(before[-_FAR:], lows[at], to_do="to" in helpers)
    if any(_HELD.match(one) and that == "that" for one, that in pairwise(before)):
        return Standing.HELD
    if _is_claimed(line, start, helpers):
        return Standing.CLAIMED
    return Standing.COMING if "to" in helpers and "yet" not in lows[start:at] else Standing.SO


def _is_conditional(line: Line, clause: int, start: int) -> bool:
    """Tell whether a verb is the one that 'if' or 'whether' puts in doubt."""
    places = [at for at in range(clause, start) if line.lows[at] in _CONDITIONS]
    return bool(places) and not any(map(line.verb, range(places[-1] + 1, start)))


def _depending(before: list[str], verb: str, *, to_do: bool) -> Standing:
    """Tell how sure 'to do' or 'doing' is said to be, by the nearest word that it depends on."""
    if before[-1:] == ["for"] and any(low.startswith("blam") for low in before):
        return Standing.HELD
    before = before[-_DEPENDS:]
    if to_do and before and before[-1] in _RUMOURED:
        return Standing.HELD
    for low in reversed(before):
        if to_do and _PROMISED.match(low):
            return Standing.SO if low == "voted" and verb in _VOTED else Standing.COMING
        if _HELD.match(low):
            return Standing.HELD
        if _UNREAL.match(low):
            return Standing.UNREAL
    return Standing.SO


def _is_claimed(line: Line, start: int, helpers: list[str]) -> bool:
    """Tell whether somebody says so: 'which chiefs say is unsafe', 'who allege that he kept it'."""
    lows = line.lows
    if start and lows[start - 1] in _CLAIMS and helpers and helpers[0] in BE:
        return True
    if helpers and not _VIEWS.isdisjoint(lows[line.clause(start) : start]):
        return True  # 'she believes it is wrong'
    ends = (at for at in range(1, start) if lows[at] in (";", "but") or _begins(lows, at))
    begun = max(ends, default=0)
    return any(
        low == "that" and (before in _CLAIMS or before == "court")
        for before, low in zip(lows[begun:start], lows[begun + 1 : start], strict=False)
    )


def _begins(lows: list[str], at: int) -> bool:
    """Tell whether ', and' begins something else."""
    return lows[at] == "and" and lows[at - 1] == ","


def charges(row: Row) -> frozenset[str]:
    """Give the stems of the deeds somebody is only charged with: 'charged with murder'."""
    lows = [token.low for token in row]
    found: set[str] = set()
    for place, low in enumerate(lows):
        if low in ("with", "of", "for") and place and _UNREAL.match(lows[place - 1]):
            for token in row[place + 1 : place + 6]:
                if token.kind == "mark":
                    break
                found |= {token.stem} if token.kind == "word" else set()
    return frozenset(found)
