"""Rules of the pages: what a browser, a search engine and a screen reader ask of them."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import AUTODISCOVERY, CANONICAL, CSP, HOUSE, HTML, JSON_LD, WCAG

RULES = [
    *listed("warning", HTML, {
        "page-link": "Put the file in place, or lead the link to what is there.",
        "page-anchor": "Lead the link to an id that is on the page.",
        "page-id": "Give every element an id of its own.",
        "page-charset": 'Begin the head with <meta charset="utf-8">.',
        "page-encoding": "Save the page as UTF-8.",
        "page-cut": "Publish again: the page is not whole.",
        "page-controls": "Give the player controls: without them it cannot be played.",
        "page-viewport": 'Add <meta name="viewport" content="width=device-width">, for phones.',
        "page-hidden": "Leave the robots tag out: nobody finds the show by it.",
    }),
    *listed("warning", WCAG, {
        "page-language": "Give <html> the language of the page.",
        "page-title": "Give the page a <title>.",
        "page-alt": 'Describe the picture in alt, or write alt="" if it says nothing.',
        "page-transcript": "Publish again: those who do not hear read the transcript.",
    }),
    *listed("warning", CSP, {
        "page-outside": "Let pages load nothing from elsewhere: listeners are not to be followed.",
        "page-policy": "Publish again: every page states a policy that lets its sound play.",
        "page-script": "Keep scripts in files of their own: the policy forbids others.",
        "page-player": "Publish again: the episode's page must play its sound.",
    }),
    *listed("warning", AUTODISCOVERY, {
        "page-feed": 'Add <link rel="alternate" type="application/rss+xml" href="...">.',
    }),
    *listed("warning", CANONICAL, {
        "page-canonical": "Name the address that the page is published at.",
    }),
    *listed("warning", JSON_LD, {
        "page-structured": "Publish again: the page's structured data must say what the feed says.",
    }),
    *listed("warning", HOUSE, {
        "page-stale": "Publish again: the page must tell of every episode, the newest first.",
        "page-heading": "Publish again: the page must be headed as its episode.",
    }),
]  # fmt: skip
