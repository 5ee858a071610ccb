"""Words that exclude one another: opposites, roles, relations, measures, exchanged in a rewrite."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from briefing import english
from briefing.gate import converse, durations, synonyms
from briefing.gate.alignment import Row, aligned
from briefing.gate.facts import Reading, Token

_OPPOSITES = """
rise fall|increase decrease|increase cut|rise drop|grow shrink|gain lose|win lose|beat lose
open close|accept reject|approve reject|support oppose|back oppose|agree refuse|guilty innocent
guilty cleared|convict acquit|allow ban|permit ban|hire sack|appoint sack|arrive leave
enter leave|buy sell|live die|survive die|rescue kill|start end|begin end|start finish
launch scrap|above below|more less|more fewer|higher lower|highest lowest|up down
first last|major minor|safe dangerous|legal illegal|lawful unlawful|public private|rich poor
hot cold|wet dry|early late|earlier later|largest smallest|biggest smallest|best worst
oldest youngest|older younger|longest shortest|north south|east west|northern southern
eastern western|left right|male female|man woman|men women|boy girl|son daughter|brother sister
husband wife|mother father|uncle aunt|king queen|prince princess|deny admit|deny confirm
success failure|succeed fail|improve worsen|strengthen weaken|praise criticise|praise condemn
welcome condemn|raise lower|raise cut|raise reduce|increase reduce|rise cut|better worse
add remove|include exclude|lock unlock|arrest release|free jail|acquit jail|import export
attack defend|victory defeat|profit loss|surplus deficit|day night|morning evening
morning afternoon|hero villain|inside outside|urban rural|summer winter|spring autumn
give withdraw|minimum maximum|majority minority|permanent temporary|strong weak|happy sad|alive dead
present absent|borrow lend|teacher pupil|employer employee|landlord tenant|buyer seller
against favour|carry defeat|carry reject|pass defeat|pass reject|pass block|deliberate accidental
inland coastal|resume suspend|longer shorter|longer less|faster slower|heavier lighter
larger smaller|bigger smaller|greater smaller|wider narrower|wettest driest|hottest coldest
support objection|support opposition|support criticism|victory defeat|win defeat|opponent supporter
earliest latest|fastest slowest|heaviest lightest|strongest weakest|richest poorest|newest oldest
""".strip()
_SIDES = """
approve allow permit adopt : reject refuse scrap drop abandon axe block cancel ban forbid shelve
rise increase grow climb soar jump : fall drop decline shrink plunge slump
support back welcome praise endorse : oppose condemn criticise reject denounce
release free acquit clear : arrest detain jail convict imprison
open launch start begin : close shut end finish cancel
""".strip()
"What either side of ':' says is not what the other says."
_CLASSES = """
mayor|minister|president|king|queen|governor|senator|councillor|ambassador|chancellor|bishop|pope
teacher|doctor|nurse|lawyer|solicitor|plumber|farmer|baker|builder|pilot|driver|actor|singer|banker
captain|goalkeeper|defender|midfielder|striker|manager|referee|coach
brother|sister|mother|father|uncle|aunt|cousin|son|daughter|wife|husband|grandmother|grandfather
school|hospital|church|library|factory|hotel|museum|prison|airport|court|mosque|university|theatre
car|lorry|lifeboat|bus|train|tram|plane|helicopter|boat|ferry|bicycle|motorbike|van|tractor
mile|kilometre|metre|foot|inch|yard
second|minute|hour|day|week|month|year|decade|century
pound|dollar|euro|yen|rupee
red|blue|green|yellow|black|white|orange|purple
murder|theft|fraud|burglary|arson|robbery|manslaughter|rape|smuggling|bribery
north|south|east|west
dog|cat|horse|sheep|cow|goat|pig
petrol|diesel|electric
kilo|kilogram|gram|tonne|ton|stone|ounce
gold|silver|bronze
football|cricket|rugby|tennis|hockey|netball
spring|summer|autumn|winter
primary|secondary
labour|conservative|liberal|republican|democrat|green
breakfast|lunch|dinner
flood|earthquake|fire|storm|drought|landslide
majority|minority
engineer|scientist|electrician|chef|soldier|sailor|firefighter|paramedic|officer
spokesman|spokeswoman
chairman|treasurer|secretary|director|founder|owner|deputy|leader
""".strip()


def _excluded(rows: Iterable[list[str]]) -> dict[str, set[str]]:
    excluded: dict[str, set[str]] = {}
    for row in rows:
        stems = [english.stem(word) for word in row]
        for stem in stems:
            excluded.setdefault(stem, set()).update(other for other in stems if other != stem)
    return excluded


_PAIRS = [part.split() for line in _OPPOSITES.splitlines() for part in line.split("|")] + [
    [one, other]
    for left, right in (line.split(" : ") for line in _SIDES.splitlines())
    for one in left.split()
    for other in right.split()
]
OPPOSITES = _excluded(_PAIRS)
"For each stem, the stems that say the opposite."
EXCLUDED = _excluded([*_PAIRS, *(line.split("|") for line in _CLASSES.splitlines())])
"For each stem, the stems that cannot be true in its place."


def is_opposite(stem: str, others: set[str]) -> bool:
    """Tell whether a word, or one it stands for, excludes one of others or what that stands for."""
    if synonyms.stands_for(stem, others):
        return False
    excluded = EXCLUDED.get(stem, set())
    return not excluded.isdisjoint(others) or any(
        synonyms.stands_for(other, excluded)
        or synonyms.stands_for(stem, EXCLUDED.get(other, set()))
        for other in others
    )


_NEGATED = re.compile(r"un(?=\w{3})|non-?(?=\w{3})|ir(?=r)|il(?=l)|im(?=[bmp]\w+(?:bl|ent|at|ct)$)")
_IN = re.compile(r"in(?=\w+(?:abl|ibl|ent|urat|equat|ect|cur|itiv)$)")
_DIS = re.compile(
    r"dis(?=(?:agre|approv|allow|honest|connect|qualify|respect|satisfy|obey|lik)\w*$)"
)


def _denials(stem: str) -> set[str]:
    """Give what says the opposite of a word by its beginning alone: 'unsafe' of 'safe'."""
    bare = {stem[found.end() :] for p in (_NEGATED, _IN, _DIS) if (found := p.match(stem))}
    made = {f"{start}{stem}" for start in ("un", "non", "ir", "il", "im", "in", "dis")}
    return bare | {
        one
        for one in made
        if any((m := p.match(one)) and one[m.end() :] == stem for p in (_NEGATED, _IN, _DIS))
    }


_NOT = frozenset("no not without".split())
_HARDLY = frozenset("little few hardly".split())


def replaced(said: Reading, told: Reading) -> list[str]:
    """Name each word the sources lack where they have its opposite, or another of its kind."""
    reasons = []
    low = {
        english.stem(token.low)
        for row in told.by_sentence
        for place, token in enumerate(row)
        if not _measures(row, place)
    }
    here = {english.stem(token.low) for token in said.tokens}
    denied = {
        token.stem
        for row in told.by_sentence
        for place, token in enumerate(row)
        if _NOT & {one.low for one in row[max(0, place - 2) : place]}
    }
    undone = [
        token
        for row in said.by_sentence
        for place, token in enumerate(row)
        if _NOT & {one.low for one in row[max(0, place - 2) : place]}
        or {"little", "few", "hardly"} & {one.low for one in row[max(0, place - 5) : place]}
    ]
    other_side = converse.turned(said, told)
    lengths = durations.counted(said, told)
    for token in said.tokens:
        stem = english.stem(token.low)
        if stem in low or token.kind == "number" or token in lengths:
            continue
        if durations.implied(token, told):
            continue
        if stem in OPPOSITES and synonyms.stands_for(stem, _near(token, said, told), wide=False):
            continue
        others = set() if token in undone else {one for one in _denials(stem) if one not in denied}
        gone = ((EXCLUDED.get(stem, set()) | others) & low) - here
        gone -= set(other_side.values())
        if gone:
            reasons.append(f"replaced: the source has “{min(gone)}” and not “{token.text}”")
    return reasons


def other_side(said: Reading, told: Reading) -> list[str]:
    """Name each 'voted for' where the sources have 'voted against', or the other way."""
    there = set(_sides(told))
    return [
        f"replaced: the source has the other side of “{verb}”"
        for verb, side in _sides(said)
        if (verb, not side) in there and (verb, side) not in there
    ]


def _sides(reading: Reading) -> Iterator[tuple[str, bool]]:
    """Give each word before 'for' or 'against', with whether it is 'for'."""
    for row in reading.by_sentence:
        for word, side in itertools.pairwise(token for token in row if token.low != "in"):
            if side.low in ("for", "favour", "against") and word.kind == "word":
                yield word.stem, side.low != "against"


def _measures(row: Row, place: int) -> bool:
    """Tell whether a word only measures: 'more than a year', 'over 200'."""
    after = row[place + 1 : place + 3]
    return (
        row[place].low in ("more", "less", "fewer")
        and len(after) == 2
        and after[0].low == "than"
        and (after[1].kind == "number" or after[1].low in ("a", "an"))
    )


def _near(token: Token, said: Reading, told: Reading) -> set[str]:
    """Give the words of the sentences that a word's sentence rests on, but for its opposites."""
    rows = aligned(said.by_sentence[token.sentence], told)
    near = {english.stem(one.low) for row in rows for one in row}
    return near - EXCLUDED[token.stem if token.stem in EXCLUDED else english.stem(token.low)]
