"""Deeds that a rewrite tells otherwise than its sources: denied, still to come, the opposite."""

from __future__ import annotations

from briefing.gate.people.parties import names_of, shared
from briefing.gate.people.speakers import SPEAKS, statements
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.around import DEFINITE
from briefing.gate.reading.deeds import Deed, all_deeds, occurrences
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import EMPTY_VERBS, NEUTRAL
from briefing.gate.reading.standing import Standing, charges
from briefing.gate.reading.synonyms import is_light
from briefing.gate.wording.kinds import is_opposite

_ATTRIBUTES = frozenset(
    "said says say told according claim claims claimed claiming accuse accuses accused alleged "
    "alleges allege believe believes believed argue argues argued heard insist insists insisted "
    "saying report reports reported allegedly reportedly announced promised maintain maintains "
    "maintained".split()
)
"Words by which a statement is somebody's."
_SURE_TO = frozenset("going set due".split())
"Before 'to do': it is sure to be done."
_PARTS = frozenset("but while whereas although though ;".split())
"Words at which somebody else's turn begins."


def unsure(said: Reading, told: Reading) -> list[str]:
    """Name each deed told as done, or as sure to come, that the sources leave open."""
    there = all_deeds(told)
    sure_to = not _SURE_TO.isdisjoint(said.spelled)
    charged = frozenset(one for row in told.by_sentence for one in charges(row))

    def is_sure(deed: Deed) -> bool:
        known = [
            one.standing for one in there if (one.verb, one.denied) == (deed.verb, deed.denied)
        ]
        if not known and deed.verb in charged:
            times = sum(token.stem == deed.verb for token in told.tokens)
            known = [Standing.UNREAL] if times == 1 else []
        best = max(known, default=Standing.SO)
        claimed = best in (Standing.HELD, Standing.CLAIMED) and _is_somebodys(deed, said)
        if deed.token.low.endswith("ing") and best is Standing.COMING:
            return False  # 'is cutting jobs' of 'would cut'
        told_so = deed.finite or (deed.standing is Standing.COMING and sure_to)
        return told_so and deed.verb not in SPEAKS and deed.standing > best and not claimed

    return [
        f"hedge: “{group[0].verb}” is not said to be so in the source"
        for group in occurrences(said)
        if all(map(is_sure, group))
    ]


def _is_somebodys(deed: Deed, said: Reading) -> bool:
    """Tell whether a deed is told as somebody's word: where it stands, not anywhere in a text."""
    row = said.by_sentence[deed.token.sentence]
    at = next(place for place, token in enumerate(row) if token is deed.token)
    ends = [place for place, token in enumerate(row) if token.low in _PARTS]
    begun = max((place for place in ends if place < at), default=0)
    ended = min((place for place in ends if place > at), default=len(row))
    begun, ended = _within_relative(row, at, begun, ended)
    if not _ATTRIBUTES.isdisjoint(token.low for token in row[begun:ended]):
        return True
    return any(deed.verb in one.words for one in statements(said, own=True))


def _within_relative(row: Row, at: int, begun: int, ended: int) -> tuple[int, int]:
    """Narrow a stretch to ', who abused two boys,': what is said outside is not of it."""
    opens = at
    while opens > begun and row[opens - 1].kind != "mark":
        opens -= 1
    if opens == begun or row[opens].low not in ("who", "which"):
        return begun, ended
    closes = (place for place in range(at, ended) if row[place].text == ",")
    return opens, next(closes, ended)


def denied(said: Reading, told: Reading) -> list[str]:
    """Name each deed that is denied here and asserted in the sources, or the other way."""
    there = all_deeds(told)

    def is_turned(deed: Deed) -> bool:
        mine = (deed.doer | deed.object) - {DEFINITE}
        known = [
            one.denied
            for one in there
            if one.verb == deed.verb
            and not (deed.denied and one.standing is Standing.HELD)  # 'not guilty of holding'
            and (one.finite or one.standing is not Standing.COMING)  # 'was due to open'
            and (mine & (one.doer | one.object) or one.vague or deed.vague)
        ]
        says = deed.verb in NEUTRAL and deed.doer
        if not deed.denied and deed.standing is Standing.COMING and "still" in said.spelled:
            return False  # 'is still to be identified' of 'has not been identified'
        if (deed.denied and "first" in told.spelled) or (
            not deed.denied and deed.standing <= Standing.HELD
        ):
            return (
                False  # 'none since 2011' of 'the first since 2011'; 'accused of' of 'cleared of'
            )
        return (
            bool(known) and deed.denied not in known and not says and deed.verb not in EMPTY_VERBS
        )

    return [
        f"negation: “{group[0].verb}” is {'asserted' if group[0].denied else 'denied'} there"
        for group in occurrences(said)
        if all(map(is_turned, group))
    ]


def opposed(said: Reading, told: Reading) -> list[str]:
    """Name each deed whose opposite the same party does, or has done to it, in the sources."""
    there = all_deeds(told)
    names = names_of(said) | names_of(told)
    return [
        f"replaced: the source has “{one.verb}” and not “{group[0].verb}”"
        for group in occurrences(said)
        if group[0].verb not in told.stems and not is_light(group[0].verb)
        for one in there
        if is_opposite(group[0].verb, {one.verb})
        and all(_is_alike(deed, one, names) for deed in group)
    ]


def _is_alike(deed: Deed, one: Deed, names: set[str]) -> bool:
    """Tell whether two deeds are of the same parties, and alike but for the verb."""
    same_object = shared(deed.object, one.object, names)
    same_doer = shared(deed.doer, one.doer, names)
    # 'The majority was cut', 'the majority rose': it is the same to which it happens.
    if one.passive and not (deed.passive or deed.object):
        return one.denied == deed.denied and shared(deed.doer, one.object, names)
    one_sided = deed.passive == one.passive and (
        same_object if deed.passive else same_doer and deed.object == one.object
    )
    return one.denied == deed.denied and (one_sided or (same_doer and same_object))


def crossed(said: Reading, told: Reading) -> list[str]:
    """Name each two that do here what the other does there: what rose fell, what fell rose."""
    there = [one for one in all_deeds(told) if one.doer]
    reasons = []
    for group in occurrences(said):
        for deed in group:
            mine = deed.doer - {DEFINITE}
            own = [one for one in there if one.verb == deed.verb and one.denied == deed.denied]
            if not mine or deed.passive or deed.denied or not own:
                continue
            if any(_is_in(deed, one) for one in own):
                continue
            if any(mine & one.doer and is_opposite(deed.verb, {one.verb}) for one in there):
                verb = deed.token.text
                reasons.append(f"exchanged: it is another that “{verb}” is said of there")
    return list(dict.fromkeys(reasons))


def _is_in(deed: Deed, one: Deed) -> bool:
    """Tell whether a deed of the sources has who or what a deed here has: 'shut its yard'."""
    return bool((deed.doer | deed.object) & one.doer - {DEFINITE})
