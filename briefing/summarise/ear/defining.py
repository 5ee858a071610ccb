"""A clause that says which: 'a man who ...' becomes 'a man', and a sentence on 'the man'."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import (
    FINITE,
    MAY_BE_VERB,
    PAST,
    PAST_OR_PARTICIPLE,
    SAID_AT_END,
    within_marks,
)
from briefing.summarise.ear.rule import Rule, stopped

_COUNT = r"[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en"
_VERB = rf"(?:is|are|was|were|has|have|had|will|{PAST}|{PAST_OR_PARTICIPLE})"
_DOES = (
    r"(?:lives|works|plays|runs|owns|serves|makes|sells|gives|takes|helps|shows|tells|feeds|teaches"
    r"|carries|offers|covers|includes|trains|allows|lets|uses|needs|brings|keeps|treats|sends|stands"
    r"|goes|comes|links|broadcasts|says|claims|wants|employs|holds|lends|pays|supplies|warns)"
)
"Verbs in the present: 'tenants in Newham' holds none."
_AT_END = re.compile(
    r"^(?P<first>.{30,} "
    r"(?:in|on|at|to|of|for|from|with|by|under|against|near|over|into|through) "
    rf"(?P<count>{_COUNT}) (?P<noun>[a-z][\w-]*(?: [a-z][\w-]*){{0,2}})) (?P<word>who|that|which) "
    rf"(?P<clause>{_VERB} [^;:–—]{{10,}})\.$"
)
_IN_SUBJECT = re.compile(
    rf"^(?P<subject>(?P<count>{_COUNT}) (?P<noun>[\w'’-]+(?: [\w'’-]+){{0,3}})) "
    rf"(?:(?:who|that)(?= {_VERB} | {_DOES} )"
    rf"|(?P<whose>whose)(?= [\w'’-]+(?: [\w'’-]+)? {_VERB} )) "
    rf"(?P<clause>(?:[^,;:–—“”\"]|,(?=\d)){{15,}}?[\w'’]) "
    r"(?P<rest>(?:has|have|was|were|is|are|will) (?:been |be )?[^;:]{15,})$"
)
_NESTED = re.compile(
    r"\b(?:who|whose|which|that|how|why|what|when|where|(?:while|after|before)(?! \w+ing\b)|if"
    r"|because|as|but|until|since|than"
    rf"|{FINITE}|(?:and|or) (?:{FINITE}|{PAST}|{PAST_OR_PARTICIPLE}))\b"
    r"|\b(?:and|or|to|of|in|on|at|by|for|with|from|not|he|she|they|it|we|I|you)$"
)
_UNREAL = re.compile(
    r"\b(?:not|no|never|if|whether|would|could|may|might|should|will|any|every|like|than|search"
    r"|looking|want\w*|seek\w*|need\w*|plans?|hop\w+|wish\w*)\b|n['’]t\b"
)
_DATED = re.compile(rf"\b(?:{'|'.join(english.WEEKDAYS)}|yesterday)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:man|woman|men|women|boy|girl|people|person|child|children|friend|nurse|judge|pilot|couple"
    r"|family|crew|gang|team|bride|widow|guest|victim|chief|thug|thief|thieves|star|fan|aunt|uncle"
    r"|er|or|ist|ian|ant|ent|eer|mate|head|relative|nephew|niece)s?$"
)
"Nouns for those of whom 'who' is said."
_RELATIVE = re.compile(r"\b(?:who|whose|which|that)\b")
_THEY = re.compile(r"\b(?:it|its|they|them|their)\b")
"Words that may mean what only the clause names."
_AND_ANOTHER = re.compile(
    rf" and (?:an?|the|his|her|one|two|three) (?!.*\b(?:{FINITE}|{PAST}|[a-z]+ed)\b)"
)
"A second noun without a verb of its own may go with what stands before the clause."
_NOT_HEADS = frozenset("way lot number time day year moment place thing kind sort case bid".split())


_TWO_CLAUSES = re.compile(
    r"^(?P<subject>(?P<count>[Aa]n?) (?P<noun>[\w'’-]+(?: [\w'’-]+){0,4})) "
    rf"(?P<word>who|that|which) (?P<clause>(?:{_VERB}|[a-z]+s) [^,;:–—“”\"]{{12,}}, and )"
    rf"(?:who |that |which )?(?P<also>(?:{_VERB}|[a-z]+s) [^,;:–—“”\"]{{8,}}), "
    r"(?P<rest>(?:has|was|is|will) [^;:]{15,})$"
)


def _twice(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    """Part two clauses that say which from what is told: 'a man who ..., and who ..., was'."""
    found = _TWO_CLAUSES.match(text)
    if found is None or _THEY.search(found["rest"]) or not _head(found):
        return (text,)
    return (
        f"{found['subject']} {found['rest']}",
        f"{_again(found)} {found['clause']}{found['also']}.",
    )


def _defining(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _IN_SUBJECT.match(text)
    if found and _is_a_rule(found):
        return (text,)
    if found and not _nested(found) and not _THEY.search(found["rest"]) and _head(found):
        whose = "’s" if found["whose"] else ""
        return (
            f"{found['subject']} {found['rest']}",
            f"{_again(found)}{whose} {found['clause']}.",
        )
    found = _AT_END.match(text)
    if found is None or within_marks(text, len(found["first"])) or SAID_AT_END.search(text):
        return (text,)
    if not _is_its_own(found):
        return (text,)
    real = not _UNREAL.search(found["first"]) or _DATED.search(found["clause"])
    if not real or len(found["clause"].split()) < 4 or not _head(found):
        return (text,)
    return (stopped(found["first"]), f"{_again(found)} {found['clause']}.")


def _is_its_own(found: re.Match[str]) -> bool:
    """Tell whether a last clause is of the noun before it, and of that alone."""
    if not MAY_BE_VERB.search(found["first"]):
        return False  # 'The kick, in the 63rd minute of a contest that was level, went over'
    if _NOT_ALONE.search(found["first"]) or _GOES_ON.search(found["clause"]):
        return False
    if _RELATIVE.search(found["first"]):
        return False  # the clause may end within it
    if found["word"] == "who" and not _PERSON.search(found["noun"]):
        return False  # 'a man in a brown coat who had lost his glasses'
    # 'A queue that reached the corner and a boy of six buying'.
    return _AND_ANOTHER.search(found["clause"]) is None


_NOT_ALONE = re.compile(
    rf"\b(?:according to|{english.SAYING}|tells?)\b|\b(?:where|when) (?:people|those)\b",
    re.IGNORECASE,
)
"Before a clause: somebody may say that too."
_GOES_ON = re.compile(
    rf", (?:{PAST}|{PAST_OR_PARTICIPLE}|was|were|has|had|is|are)\b"
    r"|, (?:and|but|or|according) |\b(?:and|or) (?:whose|who|which|that)\b|[“”\"]"
)
"In a clause: what may be another's."


def _is_a_rule(found: re.Match[str]) -> bool:
    """Tell whether a subject is any of its kind: 'A home that is being sold is free of it'."""
    now = re.match(r"(?:is|are|has|have|[a-z]+s)\b", found["clause"]) is not None
    told = re.match(r"(?:is|are) (?!being\b|to\b|in\b|expected\b|due\b|set\b)", found["rest"])
    definite = set(_THE.findall(found["rest"])) & set(found["clause"].split())
    return (now and told is not None) or bool(definite) or _OF_IT.search(found["rest"]) is not None


_OF_IT = re.compile(r"\bthe (?:money|cash|theft|crime|attack|crash|fire|job)\b|\bone who\b")
"What only the clause told of."
_THE = re.compile(r"\bthe ([a-z]{4,})\b")


def _nested(found: re.Match[str]) -> bool:
    """Tell whether a clause within a subject holds another, so that its end is not sure."""
    words = found["clause"].split()
    verbs = [at for at, word in enumerate(words) if re.fullmatch(_VERB, word)]
    first = verbs[0] if found["whose"] and verbs else 0
    return _NESTED.search(" ".join(words[first + 1 :])) is not None


def _head(found: re.Match[str]) -> bool:
    """Tell whether a noun is a thing or person of which more can be said."""
    last = found["noun"].split()[-1].lower()
    bare = not {"of", "in", "to", "and", "for", "from", "by", "with"} & set(found["noun"].split())
    one = found["count"].lower() in ("a", "an")
    other = ("are", "were", "have") if one else ("is", "was", "has")
    if found["clause"].split()[0] in other:
        return False
    return last not in _NOT_HEADS and last not in english.EMPTY and bare


def _again(found: re.Match[str]) -> str:
    """Give 'The man' for 'a young man', 'The two men' for 'two men'."""
    count = found["count"].lower()
    last = " ".join(found["noun"].split()[-(2 if found["noun"].endswith("mate") else 1) :])
    return f"The {last}" if count in ("a", "an") else f"The {count} {last}"


RULES: tuple[Rule, ...] = (
    Rule(
        "split-defining",
        "“A man who ...” becomes “a man”, and what is said of him a sentence of its own.",
        _defining,
        (
            (
                "Ned Poole sold the cart at the fair on Friday to a farmer who was passing by it.",
                (
                    "Ned Poole sold the cart at the fair on Friday to a farmer. / "
                    "The farmer was passing by it."
                ),
            ),
            (
                "Three men who clung to the hull of a boat for two hours were lifted to safety.",
                (
                    "Three men were lifted to safety. / "
                    "The three men clung to the hull of a boat for two hours."
                ),
            ),
            (
                "The mill is looking for a man with a boat that would carry the sacks to Hull.",
                "The mill is looking for a man with a boat that would carry the sacks to Hull.",
            ),
        ),
        marks=("who ", "that ", "which ", "whose "),
    ),
    Rule(
        "split-twice-defining",
        "A subject with two clauses that say which becomes two sentences.",
        _twice,
        (
            (
                (
                    "A radio station that broadcasts to the hills above the town of Lea, and which "
                    "has never made a profit, will close on Friday."
                ),
                (
                    "A radio station will close on Friday. / The station broadcasts to the "
                    "hills above the town of Lea, and has never made a profit."
                ),
            ),
        ),
        marks=("who ", "that ", "which "),
    ),
)
