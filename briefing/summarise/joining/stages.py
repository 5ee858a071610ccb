"""How far a matter has come when an article tells of it: in court, looked back on, to be played."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefing import english
from briefing.summarise.joining import amounts

_COURT = frozenset(
    english.stem(word)
    for word in "court judge jury jurors magistrates jailed sentenced convicted pleaded prosecutor "
    "prosecutors prosecution guilty fined inquest coroner tribunal sheriff verdict dock "
    "sentencing prosecute prosecuted summons summonses".split()
)
_PUNISHED = _COURT | {english.stem(word) for word in "jail prison bars cells custody".split()}
_AFTERMATH = frozenset(
    english.stem(word)
    for word in "inquiry review bonus bonuses lawsuit sue compensation regulator probe hearing "
    "inquest reopen anniversary petition criticise apologise".split()
)
_HEARD = frozenset("hear hears heard".split())
"Whose stem is that of a hearing."
_LOOKED_BACK = re.compile(r"\banniversary\b|\byears? (?:after|to the day|on)\b")
_TO_PLAY = re.compile(
    r"\bkick-off is\b|\bkicks? off\b|\bdoubtful\b|\ba doubt\b|\bfitness test\b|\blate decision\b"
    r"|\bpreview\b|\b[A-Z]\w+ v [A-Z]\w+|\bweighs? up\b|\bteam news\b|\bfirst pitch\b"
    r"|\bfirst leg\b|\b(?:is|are|remains?) (?:banned|suspended|available|unavailable|sidelined)\b"
    r"|\bmissed training\b|\b(?:starts|begins) a \w+-match ban\b|\bgame-time decision\b"
    r"|\b(?:squad|team) for\b|\bhave sold .{0,30}tickets\b|\bscheduled to pitch\b"
    r"|\bhome and away\b|\bwill (?:face|host|play|meet|travel)\b"
    r"|\bsweats? on\b|\bhas not trained\b|\brace to be fit\b|\b[Tt]hrow-in (?:is|will)\b"
    r"|\bexpected to (?:start|bring back|return|lead)\b"
)
_WILL = re.compile(
    r"\b(?:will|is to|are to|set to|due to|could|hopes? to|expected to|waits? on|weighs? up)\b"
)
_NEXT = re.compile(
    r"\bnext (?:week|month|year|season)\b|\btomorrow\b|\bahead of\b|\b(?:up)?coming\b"
    r"|\bbefore (?:\w+ ){0,2}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day['’]s\b"
    r"|\b(?:on|for) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_DECIDED = {
    "granted": re.compile(
        r"\b(?:approv(?:ed?|es|al)|go-ahead|green light|granted|waved through)\b"
    ),
    "refused": re.compile(
        r"\b(?:refus(?:ed?|es|al)|reject(?:s|ed|ion)?|turn(?:s|ed) down|vot(?:es|ed) down"
        r"|thr(?:own|ew|ow|ows) out)\b"
    ),
    "guilty": re.compile(r"\b(?:convicted|jailed|found guilty|pleaded guilty)\b"),
    "cleared": re.compile(r"\b(?:cleared of|acquitted|not guilty)\b"),
}
"How a matter was decided."
_OPPOSED = (frozenset({"granted", "refused"}), frozenset({"guilty", "cleared"}))
_SURE = 2
"Words of a stage that a lead must have to be at it."
_MOST = 1.5


@dataclass(frozen=True, slots=True)
class Stage:
    """The marks of a matter's stage in one article."""

    court: int
    "Words of courts and coroners in the title and lead."
    court_at_all: bool
    "Whether any, or one of prison, stands anywhere."
    aftermath: frozenset[str]
    "Words of the title and lead that mark a later story, endings off."
    looked_back: bool
    "Whether it marks the day years after."
    to_play: int
    "Signs of a match to come."
    to_come: bool
    "Whether the title and first paragraph say what will be."
    decided: frozenset[str]
    "How they say it was decided: granted or refused, guilty or cleared."


def stage(
    title: str, above: Sequence[str], body: str, lead: AbstractSet[str], every: AbstractSet[str]
) -> Stage:
    """Give the stage of an article; `lead` and `every` are the stems of its top and of all.

    `above` are its first paragraphs, `body` all of them.
    """
    first = above[0] if above else ""
    opening = f"{title}. {first}"
    top = {
        english.stem(word)
        for word in re.findall(r"[\w’'-]+", opening.lower())
        if word not in _HEARD
    }
    return Stage(
        court=len(lead & _COURT),
        court_at_all=bool(every & _PUNISHED),
        aftermath=frozenset(top & _AFTERMATH),
        looked_back=bool(_LOOKED_BACK.search(title)) or "anniversary" in first.lower(),
        to_play=0 if amounts.results(title) else len(_TO_PLAY.findall(f"{title}. {body}")),
        to_come=bool(_WILL.search(opening) and _NEXT.search(opening)),
        decided=frozenset(how for how, told in _DECIDED.items() if told.search(opening.lower())),
    )


def only_one_in_court(one: Stage, other: Stage) -> float:
    """Give how much of a court one lead tells while the other article has no word of it, to 1.5."""
    found = [
        here.court / 2
        for here, there in ((one, other), (other, one))
        if here.court >= _SURE and not there.court_at_all
    ]
    return min(_MOST, max(found, default=0.0))


def only_one_to_play(one: Stage, other: Stage) -> bool:
    """Tell whether one looks ahead to a match and the other does not, or hardly."""
    more, less = max(one.to_play, other.to_play), min(one.to_play, other.to_play)
    return more >= _SURE and (not less or more - less > _SURE)


def decided_otherwise(one: Stage, other: Stage) -> bool:
    """Tell whether one says only that it was granted and the other only that it was refused."""
    return any(
        len(one.decided & pair) == len(other.decided & pair) == 1
        and one.decided & pair != other.decided & pair
        for pair in _OPPOSED
    )
