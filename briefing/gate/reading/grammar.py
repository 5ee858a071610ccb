"""The small words of English, and how its verbs are told: what a sentence is read by."""

from __future__ import annotations

from briefing import english
from briefing.gate.reading.synonyms import lines
from briefing.gate.reading.tokens import Token

BE = frozenset(
    "is are was were be been being am get gets got getting remain remains remained".split()
)
"Helpers of the passive, and what joins a noun to what it is."
HAVE = frozenset("has have had having".split())
"Helpers of the perfect."
_DO = frozenset("do does did".split())
MAY = frozenset("may might could should".split())
"It may also be otherwise."
WILL = frozenset("will shall would can must".split())
"It is still to come, or owed."
AUX = BE | HAVE | _DO | MAY | WILL | {"to"}
"Verbs that help others, and 'to'."
_SHORT = {"wo": "will", "ca": "can", "sha": "shall"}
ADVERBS = frozenset(
    "not never also now still already just since ever even soon only then again yet no longer "
    "both all so far once often always possibly next soon first".split()
)
"Words that may stand between a helper and its verb."
PLACING = frozenset(
    "of in on at by for from with into against between through off over under near since until "
    "within to about around during across along among without up out down "
    "towards toward onto inside outside behind beyond despite like amid above below".split()
)
"Prepositions."
JOINTS = frozenset(
    "and but while when because that which who whom whose if as where although though whether "
    "unless so or nor than before after".split()
)
"Words at which a clause ends or another begins."
RELATIVE = frozenset("who which that".split())
"Words that go on about what stands before them."
NOUN_AHEAD = frozenset("the a an his her its their our my this these those no any some".split())
"Words behind which a noun is to come."
PRONOUNS = frozenset(
    "somebody someone nobody everyone everybody none nothing he she it they him them we us i you "
    "himself herself itself one".split()
)
"Words that stand for somebody."
ONE = frozenset("he she it who which".split())
"Words that a verb in -s may follow."
SPEAKERS = frozenset("it they".split())
"Pronouns by which a speaker speaks of itself."
AHEAD = NOUN_AHEAD | frozenset("to that from as for him them her it up down out".split())
"Words that may follow a verb in -s."
HONORIFICS = frozenset("mr mrs ms miss".split())
"Words of courtesy before a name."
NONE = frozenset("no none nobody nothing neither nor".split())
"Words that deny what they stand with."
_NOT_DONE = frozenset(
    "need indeed speed seed feed weed breed red bed hundred kindred sacred naked wicked united "
    "hatred shed sped ahead instead".split()
)
PRESENT = frozenset(
    "say says describe describes think thinks believe believes want wants insist insists argue "
    "argues deny denies accuse accuses warns hopes agree agrees oppose opposes".split()
)
"Verbs in the present that are seldom nouns."
ONLY_PAST, _BOTH, _PARTICIPLES = (frozenset(row.split()) for row in lines("past"))
"Past forms that are no participles, those that are both, and participles."
_DONE = ONLY_PAST | _BOTH | _PARTICIPLES
PARTICLES = frozenset("over up out off down on".split())
"Small words that belong to the verb before them."
SAYS = frozenset(english.stem(verb) for verb in english.SAYING.split("|"))
"Stems of verbs of saying, whose object is what is said."

NEUTRAL = frozenset(map(english.stem, "say tell add ask reply write continue state note".split()))
"Of those, the stems of verbs whose denial stands with what is said: 'said no one was hurt'."
EMPTY_VERBS = frozenset(
    map(english.stem, "come go take make get have give put do happen find".split())
)
"Stems of verbs that say little: what is told with them hangs on other words."
LINKING = frozenset(map(english.stem, "look seem appear sound become remain feel stay".split()))
"Stems of verbs that join a noun to what it is like."


def is_done(token: Token) -> bool:
    """Tell whether a word is a verb in the past, by its ending or because it is known."""
    low = token.low
    return low in _DONE or (low.endswith("ed") and low not in _NOT_DONE)
