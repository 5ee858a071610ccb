"""Manner: a title speaking to its reader gives itself away, whatever the words are.

News tells of others; promotion says "you" and "we", or names its own title, outside quotation
marks and with nobody saying it. Where an article's own sentences speak like that too (advice,
a column, a live page), the manner proves nothing and this room decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.boilerplate import company, traits
from briefing.boilerplate.line import Line
from briefing.boilerplate.shape import YOU
from briefing.clean.owners import of_anothers_app, own_product
from briefing.clean.verdicts import Trial
from briefing.text import key_words

SURE = 0.75
"How likely a full sentence in this manner must be no news, in the voice's opinion."
SURE_LEAD = 0.85
"The same where the article's first sentence may stand."
SURE_OWN = 0.4
"The same for one that names its own title and what it offers: an app, a newsletter."
SURE_OWN_APP, SURE_OWN_LETTER = 0.01, 0.05
"The same for one that calls an app, or a letter or the like, by the title's name."
SURE_OFFER = 0.88
"The same for one that offers such a thing without speaking to anybody."
MOST_OWN = 0.2
"Share of an article's other sentences in this manner above which it proves nothing."
_LABELS = ("promo-app", "promo-newsletter", "promo-social", "contact", "ad-marker", "ui-chrome")
_ATTRIBUTED = re.compile(
    r"\b(?:said|says|told|added|asked|replied|wrote|writes|warned|warns|tells|according|claimed|"
    r"announced|explained|confirmed|denied|reported|advise[ds]?|spoke|also say|"
    r"say (?:that|the|there|they)|court|judge|police|council|councillors?|minister|mps?|"
    r"spokes\w+|officers?|residents)\b"
)
_CALLED = re.compile(r"\b(?:Mrs?|Ms|Miss|Cllr)\.? [A-Z][a-z]")
# A speaker's name, a list's bullet, a reporter telling how the story was got, where to find help.
_NOT_PROMOTION = re.compile(
    r"^[A-Z][\w.'’-]{0,20}(?: [\w.'’-]{1,20}){0,2}:\s|"
    r"^\s*[•▪*–-]|\b[Ww]e (?:[a-z]+ed|ran|found|called|had|were|saw|met|"
    r"rate|spoke|sent|got|put|did)\b"
    r"|\b[Ww]e(?:[’']ve| have) (?:asked|reached|contacted|approached)\b"
    r"|\b(?:[Vv]ideos?|[Ff]ootage|[Pp]ictures|[Pp]hotos)\b.{0,60} shows?\b"
    r"|\b(?:has|have) (?:counted|seen|learn(?:ed|t)|found|asked|approached|obtained|been told)\b"
    r"|\b(?:our|my) (?:questions?|requests?|inquir|enquir)|\b(?:told|asked|showed) our reporters?\b"
    r"|\b(?:Samaritans|Childline|Crimestoppers|Citizens Advice|NHS|GP|[Hh]elplines?|[Bb]ereavement"
    r"|[Ss]upport (?:lines?|services?|groups?)|hotlines?)\b"
)
_OF_OTHERS = re.compile(
    r"^(?!(?:Readers|Subscribers|Members|Users|Listeners|Viewers|Followers)\b)"
    r"(?:[A-Z][a-z]{1,20} ){0,2}[A-Z]?[a-z]{1,20}s "
    r"(?:in [A-Z]\w{1,20} |(?:who|with) (?:\w{1,20} ){1,5})?"
    r"(?:can|may|should|must|will|are (?:being )?(?:asked|urged|advised|told|warned))\b"
)
"'Residents can', 'Passengers are advised': others are told of, whom the title does not address."
_GOES_ON = re.compile(
    r"(?:to (?:use|get|join|install|download|open) )?(?:it|its|they|them|the app)\b"
)
"A sentence that begins as one about what was spoken of before."
_WARNS = re.compile(
    r"^\W{0,4}(?:Never|Do not|Don['’]t|Avoid) (?:\w{1,20} ){0,2}"
    r"(?:download|click|install|share|give|reply|open|scan|call|send)",
)
"'Never download an app': advice, which invites nobody."


def cut_addresses(trial: Trial, site: str) -> None:
    """Decide on full sentences in which the title speaks to its reader."""
    _cut_offers(trial, site)
    # Where nobody has asked the voice yet, it is asked only if a line is in this manner.
    if trial.heard is None and not any(_addresses(line, site) for line in trial.lines):
        return
    asked = [
        i
        for i in trial.doubted(SURE)
        if trial.opinions[i].label in _LABELS
        and _addresses(trial.lines[i], site)
        and not goes_on_about_anothers(trial, i, site)
    ]
    if not asked or is_usual(trial, [_addresses(line, site) for line in trial.lines]):
        return
    for i in asked:
        opinion = trial.opinions[i]
        if opinion.cut >= (SURE_LEAD if trial.may_be_the_lead(i) else SURE):
            trial.cut(i, opinion.label, "speaks-to-the-reader", certain=True)


def is_usual(trial: Trial, addressed: Sequence[bool]) -> bool:
    """Tell whether an article's own sentences speak to the reader too: then it proves nothing."""
    own = [
        addressed[i]
        for i, line in enumerate(trial.lines)
        if line.is_sentence and trial.opinions[i].cut < 0.5
    ]
    return sum(own) > MOST_OWN * len(own)


def _cut_offers(trial: Trial, site: str) -> None:
    """Decide on full sentences that offer an app, a newsletter or the like, and quote nobody."""
    for i, line in enumerate(trial.lines):
        if not line.is_sentence or trial.is_cut(i) or not traits.has(line, "product"):
            continue
        opinion = trial.opinions[i]
        if opinion.cut < SURE_OWN_APP:  # less is asked of nothing that follows
            continue
        named = own_product(line, site)
        if named == "app":
            trial.cut(i, "promo-app", "offers-its-own", certain=True)
            continue
        if opinion.label not in _LABELS or is_told(line) or is_of_others(line, site):
            continue
        own = company.names_title(line, site)
        if not own and (is_over(line) or goes_on_about_anothers(trial, i, site)):
            continue
        least = SURE_OFFER if not own else SURE_OWN_LETTER if named else SURE_OWN
        if opinion.cut >= least:
            rule = "offers-its-own" if own else "offers-to-the-reader"
            trial.cut(i, opinion.label, rule, certain=True)


def goes_on_about_anothers(trial: Trial, i: int, site: str) -> bool:
    """Tell whether line i goes on, as 'it', about another's app in the paragraph before."""
    goes_on = _GOES_ON.match(trial.lines[i].folded) is not None
    return goes_on and i > 0 and not trial.is_cut(i - 1) and _is_anothers(trial.lines[i - 1], site)


def _is_anothers(line: Line, site: str) -> bool:
    return of_anothers_app(line, site) or (traits.has(line, "product") and is_told(line))


def is_over(line: Line) -> bool:
    """Tell whether a line tells of what is over, and speaks to nobody."""
    over = traits.has(line, "past") or traits.has(line, "has_done")
    return over and not traits.speaks_to_reader(line)


def tells_of_others(line: Line, site: str) -> bool:
    """Tell whether a line says what others can or should do, and speaks of nothing of its own."""
    first = key_words(line.text.partition(". ")[0])
    if "here" in line.vocabulary or traits.has(line, "we") or not YOU.isdisjoint(first):
        return False
    return _OF_OTHERS.match(line.text) is not None and not company.names_title(line, site)


def is_of_others(line: Line, site: str) -> bool:
    """Tell whether a line tells of others or their app, or warns of what invitations ask for."""
    return tells_of_others(line, site) or warns(line) or of_anothers_app(line, site)


def warns(line: Line) -> bool:
    """Tell whether a line warns of what an invitation asks for: 'Never download an app'."""
    return _WARNS.match(line.text) is not None


def is_told(line: Line) -> bool:
    """Tell whether somebody is quoted, named as saying it, or called Mr or Mrs."""
    if traits.has(line, "quoted") or _ATTRIBUTED.search(line.folded):
        return True
    return _CALLED.search(line.text) is not None


def _addresses(line: Line, site: str) -> bool:
    if not line.is_sentence or not (
        traits.speaks_to_reader(line) or company.names_title(line, site)
    ):
        return False
    return not (is_told(line) or is_of_others(line, site) or reports(line))


def reports(line: Line) -> bool:
    """Tell whether a title tells what it did for its story, or a line is of help or of a list."""
    return _NOT_PROMOTION.search(line.text) is not None
