"""What a rewrite states that its sources do not: numbers, dates, names, quotations, words."""

from __future__ import annotations

import itertools
import re

from briefing import english, sentences, text
from briefing.gate import durations, frames, numbers, roles, shares, synonyms
from briefing.gate.facts import Reading, Token

_APPROXIMATE = re.compile(
    r"\b(?:about|around|nearly|almost|some|roughly|approximately|more than|over|less than|fewer "
    r"than"
    r"|under|at least|up to|just over|just under|close to)\s+[£$€]?$",
    re.IGNORECASE,
)


def new_numbers(said: Reading, told: Reading) -> list[str]:
    """Name each number that the sources do not hold, or hold with another unit."""
    reasons = []
    known = told.values | told.implied
    shared = shares.covered(said, told)
    for token in said.tokens:
        if token.kind != "number" or token.text.lower() in ("one", "dozens", *shared):
            continue
        there = known.issuperset(token.values[: _needed(token)])
        if not (there or any(same(token, said, told) for same in _SAME)):
            reasons.append(f"number: {token.text} is not in the source")
        elif token.unit and token.values[0] in told.values:
            units = {other.unit for other in told.tokens if token.values[0] in other.values}
            if token.unit not in units and units != {""}:
                reasons.append(f"number: {token.unit}{token.text} has another unit in the source")
    reasons += [
        f"number: “{token.text}” is not in the source"
        for token in said.tokens
        if (value := numbers.IMPLIED.get(token.text.lower())) is not None
        and value not in known | {1.0}
        and token.stem not in told.stems
    ]
    reasons += [
        f"number: “{token.text}” is not in the source"
        for token in said.tokens
        if (least := _VAGUE.get(token.text.lower()))
        and token.text.lower() not in told.spelled
        and not any(least <= value < 1000 * least for value in told.values)
    ]
    return reasons


_VAGUE = {"dozens": 24, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
"Words for more than so many."


def other_counts(said: Reading, told: Reading) -> list[str]:
    """Name each number of things that the sources count otherwise: 'five dogs', 'one person'."""
    there: dict[str, set[float]] = {}
    for value, thing, _ in _counts(told):
        there.setdefault(thing, set()).add(value)
    # '6,500 homes in Kerrow and 2,300 in Saltby': what is counted need not be said again.
    elsewhere = {
        token.values[0]
        for row in told.by_sentence
        for token, following in itertools.pairwise([*row, None])
        if token is not None
        and token.kind == "number"
        and (following is None or following.kind != "word" or _describes(following))
    }
    alone = {token.text.lower() for token in told.tokens}
    things: dict[float, set[str]] = {}
    for value, thing, _ in _counts(told):
        things.setdefault(value, set()).add(thing)
    new = [
        f"exchanged: the source does not count {words}"
        for value, thing, words in _counts(said)
        if value in things
        and value not in elsewhere
        and thing not in told.stems
        and not synonyms.is_light(thing)
        and not synonyms.stands_for(thing, things[value])
        and not thing.endswith("old")
    ]
    return new + [
        f"exchanged: the source does not count {words}"
        for value, thing, words in _counts(said)
        if thing in there
        and value not in there[thing]
        and value not in elsewhere
        and thing not in durations.UNITS
        and not (value == 1 and alone & {"one", "single", "only"})
        and not any(abs(value - other) <= 0.1 * other for other in there[thing] if value > 20)
    ]


def _describes(token: Token) -> bool:
    """Tell whether a word after a number says how those counted are: '42 trapped'."""
    return token.text.endswith(("ed", "ing")) or token.text.lower() in ("dead", "alive", "hurt")


def _counts(reading: Reading) -> list[tuple[float, str, str]]:
    """Give (number, stem of what is counted, both as they stand)."""
    return [
        (token.values[0], following.stem, f"{token.text} {following.text}")
        for row in reading.by_sentence
        for token, following in itertools.pairwise(row)
        if token.kind == "number" and not token.unit and following.kind == "word"
    ]


def parts_of(said: Reading, told: Reading) -> list[str]:
    """Name each 'so many of so many' that stands the other way round in the sources."""
    there = set(_parts_of(told))
    return [
        f"exchanged: the source has {whole:g} of {part:g}"
        for part, whole in _parts_of(said)
        if (whole, part) in there and (part, whole) not in there
    ]


def _parts_of(reading: Reading) -> list[tuple[float, float]]:
    """Give (part, whole) of each '17 of its 52'."""
    return [
        (one.values[0], other.values[0])
        for row in reading.by_sentence
        for one, joint, mine, other in zip(row, row[1:], row[2:], row[3:], strict=False)
        if one.kind == other.kind == "number"
        and joint.text.lower() == "of"
        and mine.kind == "empty"
    ]


def _needed(token: Token) -> int | None:
    """Give how many of a number's values must be there: all of a score in words, else the first."""
    return None if token.text[:1].isalpha() else 1


def _change(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a number is the pence of an amount: 'one pound thirty-five'."""
    for row in said.by_sentence:
        for pounds, word, pence in zip(row, row[1:], row[2:], strict=False):
            if pence is token and pounds.kind == "number" and word.text.lower() in _COINS:
                return round(pounds.values[0] + pence.values[0] / 100, 2) in told.values
            if pounds is token and pence.kind == "number" and word.text.lower() in _COINS:
                return round(pounds.values[0] + pence.values[0] / 100, 2) in told.values
    return False


_COINS = frozenset("pound pounds euro euros dollar dollars".split())


def _near(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a rounded number says that it is rounded and is close to one in the sources."""
    at = said.text.find(token.text)
    if not _APPROXIMATE.search(said.text[:at] + (token.unit if token.unit in "£$€" else "")):
        return False
    return any(abs(token.values[0] - value) <= 0.1 * value for value in told.values if value)


_SAME = (durations.same, _change, _near)
"How a number that the sources do not hold may be one of theirs all the same."


def new_dates(said: Reading, told: Reading) -> list[str]:
    """Name each weekday, month or day word that the sources do not hold."""
    # 'may' and 'march' are words too, and as words they are no dates.
    words = told.spelled - {"may", "march"}
    known = {token.stem for token in told.tokens if token.kind == "date"} | words
    return [
        f"date: {token.text} is not in the source"
        for token in said.tokens
        if token.kind == "date" and token.stem not in known
    ]


_TIME = re.compile(
    r"\b(this|last|next|previous|coming|past) (week(?:end)?|month|year|season|summer|winter|spring"
    r"|autumn|term|night|[A-Z][a-z]+day)\b",
    re.IGNORECASE,
)
_SAME_TIME = {"previous": "last", "past": "last", "coming": "next"}


def other_times(said: Reading, told: Reading) -> list[str]:
    """Name each 'next year' where the sources have 'this year'."""
    there = set(_times(told))
    units = {unit for _, unit in there}
    return [
        f"date: “{which} {unit}” is not in the source"
        for which, unit in _times(said)
        if unit in units and (which, unit) not in there
    ]


def _times(reading: Reading) -> list[tuple[str, str]]:
    found = ((one[1].lower(), one[2].lower()) for one in _TIME.finditer(reading.text))
    return [(_SAME_TIME.get(which, which), unit) for which, unit in found]


_ALIASES = (
    frozenset({"uk", "britain", "british", "u.k", "united", "kingdom"}),
    frozenset({"us", "usa", "u.s", "u.s.a", "america", "american", "united", "states"}),
    frozenset({"eu", "europe", "european", "union", "e.u"}),
    frozenset({"un", "united", "nations", "u.n"}),
    frozenset({"mp", "member", "parliament"}),
    frozenset({"pm", "prime", "minister"}),
    frozenset({"pc", "constable", "officer"}),
    frozenset({"co", "county"}),
    frozenset({"st", "saint", "street"}),
    frozenset({"rd", "road"}),
    frozenset({"dr", "doctor"}),
    frozenset({"prof", "professor"}),
    frozenset({"cllr", "councillor"}),
    frozenset({"rev", "reverend"}),
    frozenset({"sgt", "sergeant"}),
    frozenset({"det", "detective"}),
    frozenset({"insp", "inspector"}),
    frozenset({"supt", "superintendent"}),
    frozenset({"gen", "general"}),
    frozenset({"lt", "lieutenant"}),
    frozenset({"dup", "democratic", "unionist"}),
    frozenset({"snp", "scottish", "national"}),
    frozenset({"nhs", "health"}),
    frozenset({"tory", "tories", "conservative", "conservatives"}),
    frozenset({"lib", "liberal", "dem", "dems", "democrat", "democrats"}),
    frozenset({"gaa", "gaelic"}),
    frozenset({"gp", "doctor"}),
    frozenset({"norwegian", "norway"}),
    frozenset({"swedish", "sweden"}),
    frozenset({"finnish", "finland"}),
    frozenset({"german", "germany"}),
    frozenset({"portuguese", "portugal"}),
    frozenset({"czech", "czechia"}),
    frozenset({"ukrainian", "ukraine"}),
    frozenset({"dutch", "netherlands", "holland"}),
    frozenset({"greek", "greece"}),
    frozenset({"french", "france"}),
    frozenset({"welsh", "wales"}),
    frozenset({"spanish", "spain"}),
    frozenset({"swiss", "switzerland"}),
    frozenset({"danish", "denmark"}),
    frozenset({"turkish", "turkey", "turkiye"}),
    frozenset({"polish", "poland"}),
    frozenset({"scottish", "scotland", "scots"}),
    frozenset({"irish", "ireland"}),
    frozenset({"english", "england"}),
)
_GO_ON = frozenset("said says was is has had were told will would may can could did does".split())


def new_names(said: Reading, told: Reading) -> list[str]:
    """Name each proper name that the sources do not hold, or hold only in other company."""
    reasons = []
    runs = _runs(told)
    for place, token in enumerate(said.tokens):
        if token.kind != "name":
            continue
        if not _known(token, told):
            if not token.first or _looks_proper(said, place, told):
                reasons.append(f"name: {token.text} is not in the source")
        elif token.joined and _mixed(said.tokens[place - 1], token, told, runs):
            pair = f"{said.tokens[place - 1].text} {token.text}"
            reasons.append(f"name: {pair} are not one name in the source")
    return reasons


def _known(token: Token, told: Reading) -> bool:
    low = token.text.lower()
    if low in told.spelled or _alias(low, told):
        return True
    # By its stem, but never by that of a word of grammar: 'Forres' is not 'for'.
    if any(
        one.stem == token.stem and one.kind != "empty" and one.text.lower()[:4] == low[:4]
        for one in told.tokens
    ):
        return True
    parts = low.split("-")
    if len(parts) > 1 and all(
        part in told.spelled or english.stem(part) in told.stems for part in parts
    ):
        return True
    if len(low) >= 5 and any(_kin(low, other) for other in told.spelled):
        return True
    return token.text.isupper() and 2 <= len(low) <= 6 and _spells(low, told)


def _kin(one: str, other: str) -> bool:
    """Tell whether two words share all but their ending: 'Russian', 'Russia'."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4 or shorter == longer:
        return shorter == longer
    for root in (shorter, shorter[:-1]):
        if len(root) >= 4 and longer.startswith(root) and longer[len(root) :] in _ADJECTIVES:
            return True
    return False


_ADJECTIVES = frozenset("n an ian ean s es ish ese i ic er ers y al ns ans ians ens en ed".split())
"What turns the name of a place into the name of its people."


def _alias(low: str, told: Reading) -> bool:
    groups = [group for group in _ALIASES if low.replace(".", "") in group or low in group]
    known = told.spelled | {word.replace(".", "") for word in told.spelled}
    return any(group & known for group in groups)


def _spells(low: str, told: Reading) -> bool:
    """Tell whether capital letters are the initials of a name in the sources."""
    capitals = "".join(
        token.text[0].lower() if token.text[:1].isupper() else " " for token in told.tokens
    )
    return low in capitals


def _looks_proper(said: Reading, place: int, told: Reading) -> bool:
    """Tell whether an unknown word that opens a sentence is a name rather than a common noun."""
    token = said.tokens[place]
    following = said.tokens[place + 1] if place + 1 < len(said.tokens) else None
    if following is None or following.sentence != token.sentence:
        return False
    if following.kind == "name":
        if not _known(following, told) or (following.joined and _is_surname(following, told)):
            return True
        describes = token.text.lower().endswith(("ed", "ing", "al", "ic", "ous", "ful", "s"))
        ordinary = describes or roles.is_title(token) or token.text.lower() in ("former", "ex")
        return following.joined and not (ordinary or synonyms.is_light(token.stem))
    return following.text.lower() in _GO_ON and not token.text.endswith("s")


def _is_surname(token: Token, told: Reading) -> bool:
    """Tell whether the sources give this name after another name: 'Palmer' in 'Keith Palmer'."""
    return any(other.joined and other.stem == token.stem for other in told.tokens)


def _runs(told: Reading) -> list[frozenset[str]]:
    runs: list[set[str]] = []
    for token in told.tokens:
        if token.kind == "name" and token.joined and runs:
            runs[-1].add(token.stem)
        elif token.kind == "name":
            runs.append({token.stem})
    return [frozenset(run) for run in runs]


def _mixed(before: Token, token: Token, told: Reading, runs: list[frozenset[str]]) -> bool:
    """Tell whether two names stand as one here and only apart in the sources."""
    if before.kind != "name" or before.first or before.text.lower() in _RANKS:
        return False
    lower = {word.text for word in told.tokens if word.text.islower()}
    if before.text.lower() in lower or token.text.lower() in lower:
        return False
    together = any({before.stem, token.stem} <= run for run in runs)
    apart = any(before.stem in run for run in runs) and any(token.stem in run for run in runs)
    return apart and not together


_RANKS = frozenset(
    "pc dc ds di sgt dr sir lord lady dame prof professor rev cllr councillor judge president "
    "minister "
    "prime king queen prince princess pope captain coach chief inspector detective constable "
    "officer "
    "sergeant superintendent senator governor mayor general colonel secretary chancellor mp".split()
)


def new_quotations(said: Reading, told: Reading) -> list[str]:
    """Name each quotation whose words do not stand together in the sources."""
    whole = f" {text.key(told.text)} "
    reasons = []
    for start, end in sentences.quotations(said.text):
        inside = text.key(said.text[start:end])
        if inside and f" {inside} " not in whole:
            reasons.append(
                f"quotation: “{said.text[start:end].strip(chr(34))[:60]}” is not in the source"
            )
    return reasons


def new_words(said: Reading, told: Reading) -> list[str]:
    """Refuse a text most of whose words of meaning are not the sources'."""
    words = [token for token in said.tokens if token.kind == "word"]
    new = [token.text for token in words if not frames.is_familiar(token, told)]
    if len(new) >= 4 and len(new) > 0.6 * len(words):
        return [f"wording: {len(new)} of {len(words)} words are new ({', '.join(new[:5])})"]
    return []
