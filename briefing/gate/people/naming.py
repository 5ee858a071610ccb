"""Who and where: proper names that a rewrite has and its sources do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.reading import roles, synonyms
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import PLACING, is_done
from briefing.gate.reading.tokens import PARTICLES, Token

_ALIASES = tuple(frozenset(line.split()) for line in synonyms.lines("names"))
_NOBODY = frozenset(
    "nobody nothing none everyone everybody everything somebody someone something anyone "
    "anybody neither both another".split()
)
_GO_ON = frozenset("said says was is has had were told will would may can could did does".split())


def new_names(said: Reading, told: Reading) -> list[str]:
    """Name each proper name that the sources do not hold, or hold only in other company."""
    reasons = []
    runs = _runs(told)
    for place, token in enumerate(said.tokens):
        if token.kind != "name" or token.low in _NOBODY:
            continue
        if not _known(token, told):
            if not token.first or synonyms.is_proper(token.low) or _looks_proper(said, place, told):
                reasons.append(f"name: {token.text} is not in the source")
        elif token.joined and _mixed(said.tokens[place - 1], token, told, runs):
            pair = f"{said.tokens[place - 1].text} {token.text}"
            reasons.append(f"name: {pair} are not one name in the source")
    return reasons


def other_regions(said: Reading, told: Reading) -> list[str]:
    """Name each place that lies elsewhere in the sources: 'at Cork in Kerry' of Cork, Munster."""
    there = list(_placed(told))
    reasons = []
    for place, region in _placed(said):
        known = {other.stem for one, other in there if one.stem == place.stem}
        if known and region.stem not in known and region.stem in told.stems:
            reasons.append(f"exchanged: {place.text} is not in {region.text} in the source")
    return reasons


def _placed(reading: Reading) -> Iterator[tuple[Token, Token]]:
    """Give (place, region) for each name of a place with where that is: by 'in', by a comma."""
    for row in reading.by_sentence:
        for before, place, joint, region in zip(row, row[1:], row[2:], row[3:], strict=False):
            names = place.kind == region.kind == "name" and not (place.owner or region.owner)
            if names and before.low in PLACING and (joint.low == "in" or joint.text == ","):
                yield place, region


def _known(token: Token, told: Reading) -> bool:
    low = token.low
    small = low in PARTICLES and f" {low} " in told.text.lower()
    # 'The Czech Republic' says no more than 'the Czech government'.
    republic = low in ("republic", "party") and token.joined
    if republic or small or low in told.spelled or _alias(low, told) or _by_letter(low, told):
        return True
    # By its stem, but never by that of a word of grammar: 'Forres' is not 'for'.
    if any(
        one.stem == token.stem and one.kind != "empty" and one.low[:4] == low[:4]
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
    if not 2 <= len(low) <= 6 or sum(letter.isupper() for letter in token.text) < 2:
        return False
    return _spells(low, told) if token.text.isupper() else low in _initials(told)


def _by_letter(low: str, told: Reading) -> bool:
    """Tell whether a scale of heat is told by its letter: '46C'."""
    scale = low in ("celsius", "fahrenheit")
    return scale and re.search(rf"\d ?°?{low[0].upper()}\b", told.text) is not None


def _kin(one: str, other: str) -> bool:
    """Tell whether two words share all but their ending: 'Russian', 'Russia'."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4 or shorter == longer:
        return shorter == longer
    for root in (shorter, shorter[:-1]):
        if len(root) >= 4 and longer.startswith(root) and longer[len(root) :] in _ADJECTIVES:
            return True
    return False


_ADJECTIVES = frozenset(
    "n an ian ean s es ish ese i ic er ers y al ns ans ians ens en ed man men woman women".split()
)
"What turns the name of a place into the name of its people."


def _alias(low: str, told: Reading) -> bool:
    forms = {low, low.replace(".", ""), low.removesuffix("s")}
    groups = [group for group in _ALIASES if forms & group]
    known = told.spelled | {word.replace(".", "") for word in told.spelled}
    return any(group & known for group in groups)


def _initials(told: Reading) -> str:
    """Give the first letters of all words, small ones too, for 'MoD'."""
    return "".join(re.findall(r"\b[a-z]", told.text.lower()))


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
        if token.text.endswith("ing"):
            return False  # 'Dismissing Peel was hard'
        if not _known(following, told):
            return True
        describes = token.low.endswith(("ed", "ing", "al", "ic", "ous", "ful", "s"))
        ordinary = describes or roles.is_title(token) or token.low in ("former", "ex")
        ordinary = ordinary or token.low.endswith("ern")  # 'Southern England'
        return following.joined and not (ordinary or synonyms.is_light(token.stem))
    strange = not synonyms.is_common(token.stem) and not token.text.endswith("s")
    if strange and (is_done(following) or (token.owner and not roles.is_title(token))):
        return True
    says = following.low in ("said", "says", "told") and token.low != "police"
    common = synonyms.is_common(token.stem) and not says
    return following.low in _GO_ON and not token.text.endswith("s") and not common


def _runs(told: Reading) -> list[frozenset[str]]:
    runs: list[set[str]] = []
    for token in told.tokens:
        if token.kind == "name" and token.joined and runs:
            runs[-1].add(token.stem)
        elif token.kind == "name":
            runs.append({token.stem})
    for row in told.by_sentence:
        # 'Callum and Rory Beattie' are two of one name.
        for one, joint, other, last in zip(row, row[1:], row[2:], row[3:], strict=False):
            if one.kind == other.kind == "name" and joint.text == "and" and last.joined:
                runs.append({one.stem, last.stem})
        runs += _of_one_family(row)
    return [frozenset(run) for run in runs]


def _of_one_family(row: Row) -> Iterator[set[str]]:
    """Give 'Owen' and 'Pugh' for 'Gareth Pugh, 45, and his brother Owen'."""
    for place in range(2, len(row) - 1):
        named = row[place + 1]
        whose = row[place - 1].low in ("his", "her", "their")
        if row[place].low in _RELATIVES and whose and named.kind == "name":
            last = [one for one in row[:place] if one.kind == "name"][-1:]
            yield {named.stem, *(one.stem for one in last)}


_RELATIVES = frozenset(
    "brother sister son daughter wife husband father mother twin brothers sisters".split()
)


def _mixed(before: Token, token: Token, told: Reading, runs: list[frozenset[str]]) -> bool:
    """Tell whether two names stand as one here and only apart in the sources."""
    titled = before.low in roles.RANKS | _DAYS or token.low in roles.RANKS
    if before.kind != "name" or before.first or before.owner or titled:
        return False
    if _alias(before.low, told) or _alias(token.low, told):
        return False
    lower = {word.text for word in told.tokens if word.text.islower()}
    if before.low in lower or token.low in lower:
        return False
    if _is_in(token, before, told):
        return False  # 'Huddersfield Royal Infirmary', 'the Royal Infirmary in Huddersfield'
    together = any({before.stem, token.stem} <= run for run in runs)
    apart = any(before.stem in run for run in runs) and any(token.stem in run for run in runs)
    return apart and not together


def _is_in(named: Token, place: Token, told: Reading) -> bool:
    """Tell whether the sources have 'named ... in place'."""
    for row in told.by_sentence:
        for at, token in enumerate(row):
            if token.stem == place.stem and at > 1 and row[at - 1].low in ("in", "of", "at"):
                run = [one.stem for one in row[max(0, at - 5) : at - 1] if one.kind == "name"]
                if named.stem in run and row[at - 2].kind == "name":
                    return True
    return False


_DAYS = frozenset("day eve night".split())
"Ends of the names of days: 'the Boxing Day Test'."
