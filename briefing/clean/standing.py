"""Full sentences that are no news and stand alone among news.

No rule knows their words, no block vouches for them. The learned voice has a judge for full
sentences, which weighs their manner: who is spoken to, what is offered, whether a moment is
held still, whom the paragraphs around know. Its word is enough where it was hardly ever wrong
on titles it had not seen; how sure it must be depends on what it takes the sentence for, and a
person is told of each sentence that goes this way.

Invitations: "Trains, tides and goals, told to your pocket before the kettle boils." Captions
told as news: "A volunteer lifts the last of the sandbags as the river falls on Monday morning."
News that must stay: "You will need to book before Friday, the council says."
"""

from __future__ import annotations

from briefing.boilerplate import company, traits
from briefing.boilerplate.line import Line
from briefing.boilerplate.voice import Opinion
from briefing.clean.manner import goes_on_about_anothers, is_of_others, is_told, is_usual, reports
from briefing.clean.verdicts import Trial

LEAST = {
    "promo-app": 0.7, "promo-newsletter": 0.7, "promo-social": 0.7, "contact": 0.7,
    "caption": 0.94, "other": 0.9, "byline": 0.9, "credit": 0.9, "ui-chrome": 0.9,
    "media-placeholder": 0.9, "ad-marker": 0.9, "duplicate": 0.96, "related-link": 0.96,
}  # fmt: skip
"How likely a full sentence must be no news, by what the voice takes it for."
LEAD = 0.96
"The same for a caption where the article's first sentence may stand; nothing else goes there."
NEVER = 2.0
CERTAIN = 0.93
"The same for an invitation that names somebody who says so: a reader's praise."
USUAL = 0.93
"The same where the article's own sentences speak to the reader or of the title as well."
RULES = {"caption": "caption-among-news"}
"Names on the receipts, by label."
INVITATION, FURNITURE = "invitation-among-news", "furniture-among-news"
_OF_A_THING = frozenset("it its this these they their".split())
"What goes on about the sentence before; 'he' and 'she' are of somebody the story knows."
_SOMEBODY = frozenset("he she".split())
"Of whom no invitation speaks; who a reporter is may."
_INVITATIONS = ("promo-app", "promo-newsletter", "promo-social", "contact")


def cut_standing(trial: Trial, site: str) -> None:
    """Decide on full sentences that the voice is sure enough of by themselves."""
    if not any(line.is_sentence and _may_go(line) for line in trial.lines):
        return
    for i in trial.doubted(min(LEAST.values())):
        line, opinion = trial.lines[i], trial.opinions[i]
        lead = trial.may_be_the_lead(i)
        least = LEAST[opinion.label]
        if lead:
            least = LEAD if opinion.label == "caption" else NEVER
        if opinion.cut < least or _is_said(line, opinion) or is_of_others(line, site):
            continue
        if opinion.label in _INVITATIONS and goes_on_about_anothers(trial, i, site):
            continue
        bare = opinion.label == "caption" and trial.spanned[i] != "credit"
        if bare and _is_leant_on(trial, i):
            continue
        if lead or opinion.cut >= USUAL or not _is_usual(trial, site):
            trial.cut(i, opinion.label, rule_of(opinion.label))


def _is_leant_on(trial: Trial, i: int) -> bool:
    """Tell whether the sentence after line i opens with 'it' or the like, of what is told here."""
    following = (x for k, x in enumerate(trial.lines[i + 1 :], start=i + 1) if not trial.is_cut(k))
    opens = next((line for line in following if line.is_sentence), None)
    return opens is not None and opens.words[0] in _OF_A_THING


def _is_usual(trial: Trial, site: str) -> bool:
    return is_usual(trial, [_of_the_title(line, site) for line in trial.lines])


def _of_the_title(line: Line, site: str) -> bool:
    return traits.speaks_to_reader(line) or company.names_title(line, site)


def _is_said(line: Line, opinion: Opinion) -> bool:
    """Tell whether a line is somebody's words, or tells who said them."""
    if opinion.label in _INVITATIONS:
        if opinion.label != "contact" and not line.vocabulary.isdisjoint(_SOMEBODY):
            return True
        return opinion.cut < CERTAIN and (is_told(line) or reports(line))
    return traits.has(line, "starts_quote")


def rule_of(label: str) -> str:
    """Give the name on the receipt of a sentence that goes alone for what it is."""
    return RULES.get(label, INVITATION if label in _INVITATIONS else FURNITURE)


def _may_go(line: Line) -> bool:
    """Tell whether a line is told in another manner than news of what is over.

    An article without such a line is left as it is, and the voice need not be asked.
    """
    spoken = traits.speaks_to_reader(line) or traits.has(line, "product")
    of_the_past = traits.has(line, "told_past") or traits.has(line, "quoted")
    return spoken or not (of_the_past or traits.has(line, "attributed"))
