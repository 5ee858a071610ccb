"""Who says so: quotations and statements that a rewrite puts into another's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing import english, sentences, text
from briefing.gate.facts import Reading
from briefing.gate.synonyms import is_common, is_light, stands_for

Words = frozenset[str]
"Stems."


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something."""

    names: Words = frozenset()
    "Stems of the names."
    nouns: Words = frozenset()
    "Without a name, the stems of what it is called: 'teachers' union'."
    beside: Words = frozenset()
    "Stems of other names near: 'a spokesman for Eirgrid'."
    definite: bool = False
    "True for 'the judge': another sentence may name it."

    def __bool__(self) -> bool:
        return bool(self.names or self.nouns)

    def __str__(self) -> str:
        return " ".join(sorted(self.names or self.nouns))


NOBODY = Speaker()
"Who a pronoun stands for, as far as known."


_SAYING = (
    rf"\b(?:{english.SAYING}|put|branded|dubbed|accus\w+|blam\w+|prais\w+|condemn\w+"
    r"|criticis\w+|hail\w+|labell\w+|thank\w+)\b"
)
_VERB = re.compile(_SAYING, re.IGNORECASE)
_WHO = (
    r"(?P<who>(?!(?:on|in|at|that|it|he|she|they|to|last|this)\b)(?=[^;:\".]*[A-Z])[^,;:\".]{2,70}"
    r"(?:, [A-Z][^,;:\".]*)?)"
)
_AFTER = re.compile(rf"^\W*(?:{_SAYING}|according to|in the words of) {_WHO}")
_BEFORE_VERB = re.compile(rf"^\W*{_WHO} (?:{_SAYING})")
_STATES = re.compile(
    r"\b(?:said|says|say|told|added|warned|warns|claimed|claims|announced|insisted|insists|argued"
    r"|argues|admitted|promised|predicted|predicts|believes|according to|in the words of)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\s+(?:the |[A-Z])")
_JOINT = re.compile(r";|\b(?:but|and|while|although|though|whereas|because|as)\b")
_INSERTED = re.compile(r"\([^()]*\)|(?<= )--? .*? --?(?= )|– .*? –")
_RELATIVE = re.compile(r",? (?:who|whose|which)\b")
_OF_WHICH = re.compile(
    r"\bwhich (?P<who>[^,]*(?:, [^,]*,)?) ?$|(?P<those>\w+), who(?:'d| had| has| have)? ?$"
)
"'which the minister, Declan Rohan, said'."
_NOT_SPEAKERS = re.compile(
    r"\b[A-Z][\w-]+['’]s (?=[a-z])|\b(?:at|in|of|from|for|near|on) (?:the )?(?:[A-Z][\w'’-]+ ?)+"
)
_DONE_TO = re.compile(r"\b(?:is|are|was|were|be|been|being) $")
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_NOBODY = frozenset(
    "The A An He She It They In On At But And When While Its His Her Their That This These Those "
    "There We You As If Who Which".split()
) | {day.capitalize() for day in (*english.WEEKDAYS, *english.MONTHS)}
_ON = re.compile(r" (?:after|before|as|when|while|in|at|on|during) ")
_PRONOUN = re.compile(r"\b(?:he|she|they)\s*$", re.IGNORECASE)
_ALIKE = 0.6
"Share of a statement's words from which it is the source's statement."
_FEWEST = 3
"Words of meaning from which a statement can be told from others."


def quoted_of_another(said: Reading, told: Reading) -> list[str]:
    """Name each quotation that the sources have from somebody else."""
    there = _quotations(told.text)
    reasons = []
    for words, who in _quotations(said.text):
        known = [speaker for quoted, speaker in there if words in quoted]
        if known and all(_is_other(who, speaker, told) for speaker in known):
            reasons.append(f"quotation: “{words[:40]}” is not from {who}")
    return reasons


def said_by_another(said: Reading, told: Reading) -> list[str]:
    """Name each statement that the sources have from somebody else."""
    there = _statements(told.text)
    reasons = []
    for who, words in _statements(said.text):
        shares = [(len(words & other) / len(words), speaker) for speaker, other in there]
        best = max((share for share, _ in shares), default=0.0)
        known = [speaker for share, speaker in shares if share >= max(_ALIKE, best)]
        if known and all(_is_other(who, speaker, told) for speaker in known):
            reasons.append(f"exchanged: it is not {who} who says so there")
    return reasons


def _sentences(passage: str) -> Iterator[str]:
    for block in passage.split("\n\n"):
        yield from (_INSERTED.sub("", one) for one in sentences.split(block))


@lru_cache(maxsize=64)
def _quotations(passage: str) -> tuple[tuple[str, Speaker], ...]:
    """Give (words, who says them) for each quotation."""
    return tuple(_quoted(passage)) if '"' in passage else ()


def _quoted(passage: str) -> Iterator[tuple[str, Speaker]]:
    last = NOBODY
    for sentence in _sentences(passage):
        for start, end in sentences.quotations(sentence):
            who = _speaker(sentence[:start], sentence[end:], last)
            yield f" {text.key(sentence[start:end])} ", who
        last = next((who for who, _ in _statements(sentence) if who.names), last)


def _speaker(before: str, after: str, last: Speaker) -> Speaker:
    for pattern in (_AFTER, _BEFORE_VERB):
        if match := pattern.match(after):
            who = _called(_ON.split(match["who"])[0])
            return replace(who, beside=who.beside | _names(match["who"].split(",")[0]))
    verbs = list(_VERB.finditer(before))
    if not verbs:
        return NOBODY
    clause = _clause(before[: verbs[-1].start()])
    if verbs[-1][0].lower().endswith("ing"):  # 'A, who is ill, looked up, saying'
        return Speaker(_names(_RELATIVE.split(before)[0]), beside=_names(before))
    if _PRONOUN.search(clause):
        earlier = before[: verbs[-1].start() - len(clause)]
        named = _names(_NOT_SPEAKERS.sub("", earlier))
        return Speaker(named, beside=_names(earlier)) if named else last
    return _subject(clause)


@lru_cache(maxsize=64)
def _statements(passage: str) -> tuple[tuple[Speaker, Words], ...]:
    """Give (who says it, stems of what is said) for each statement."""
    return tuple(_stated(passage)) if _STATES.search(passage) else ()


def _stated(passage: str) -> Iterator[tuple[Speaker, Words]]:
    for sentence in _sentences(passage):
        quoted = list(sentences.quotations(sentence))
        for verb in _STATES.finditer(sentence):
            before, after = sentence[: verb.start()], sentence[verb.end() :]
            inside = any(start <= verb.start() < end for start, end in quoted)
            if inside or _DONE_TO.search(before):  # 'residents were told'
                continue
            behind = max((end for _, end in quoted if end <= verb.start()), default=0)
            clause = _clause(before[behind:])
            inverted = before.rstrip().endswith((",", '"')) and _INVERTED.match(after)
            if " " in verb[0] or inverted:
                who = _called(re.split(r"[.;]|,? (?:who|which|but|and|while) ", after)[0][:60])
                content = before
            else:
                who = _subject(clause)
                closing = not after.strip(" .\"'")
                content = before[: len(before) - len(clause)] if closing else after
            words = frozenset(_stems(content)) - who.names
            if who and len(words) >= _FEWEST:
                yield who, words


def _clause(span: str) -> str:
    """Give the last clause: from the last joint behind which commas stand in pairs."""
    for joint in reversed(list(_JOINT.finditer(span))):
        if span.count(",", joint.end()) % 2 == 0:
            return span[joint.end() :]
    return span


def _subject(span: str) -> Speaker:
    """Give who a clause is about: what stands before 'who', and without 'India's'."""
    if _PRONOUN.search(span):
        return NOBODY
    whom = _OF_WHICH.search(span)
    if whom and whom["those"]:
        return replace(_called(whom["those"]), names=frozenset(), beside=_names(span))
    return _called(whom["who"] or "" if whom else _RELATIVE.split(span)[0])


def _called(head: str) -> Speaker:
    names = _names(_NOT_SPEAKERS.sub("", head))
    if names:
        return Speaker(names, beside=_names(head))
    words = re.split(r",| (?:at|in|of|from|for|near|on|with|to) ", head.strip(" ,"))[0].split()
    low = [word.lower() for word in words]
    nouns = frozenset(_stems(" ".join(words[-2:])))
    return Speaker(nouns=nouns, beside=_names(head), definite=bool(_DEFINITE & set(low)))


def _is_other(who: Speaker, other: Speaker, told: Reading) -> bool:
    """Tell whether what one says is surely said by another in the sources."""
    mine, theirs = who.names | who.nouns, other.names | other.nouns | other.beside
    if not who or not other or not mine.isdisjoint(theirs):
        return False
    if who.names and other.names:
        return True
    if who.names:
        return not other.definite and not told.stems.isdisjoint(who.names)
    # 'Opponents' and 'critics' may be anybody that speaks there; 'the union' is one.
    return who.definite and all(
        not (stem in told.stems or is_light(stem) or stands_for(stem, told.stems))
        for stem in who.nouns
    )


_DEFINITE = frozenset("the his her its their this that these those".split())


def _names(passage: str) -> Words:
    words = [one for one in _NAME.findall(passage) if one not in _NOBODY]
    if len(words) == 1 and passage.lstrip().startswith(words[0]):
        words = [one for one in words if not is_common(english.stem(one.lower()))]  # 'Ministers'
    return frozenset(english.stem(re.sub(r"['’]s$", "", one.lower())) for one in words)


def _stems(content: str) -> list[str]:
    words = (word for word in text.key(content).split() if word not in english.EMPTY)
    return [english.stem(word) for word in words]
