"""Rules of the pages: what a browser, a search engine and a screen reader ask of them."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import (
    AUTODISCOVERY,
    CANONICAL,
    CSP,
    HOUSE,
    HTML,
    JSON_LD,
    ROBOTS,
    WCAG,
)

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
        "page-asset": "Publish again: what the page loads is empty, or is something else.",
        "page-chapters": "Publish again: a link leads past the end of the sound.",
        "page-hidden": "Leave the robots tag out: nobody finds the show by it.",
    }),
    *listed("warning", WCAG, {
        "page-language": "Give <html> the language of the page.",
        "page-title": "Give the page a <title>.",
        "page-autoplay": "Let the listener start it: nobody asked for sound.",
        "page-refresh": "Leave the page where it is: a reader is not done with it.",
        "page-nameless": "Give the link words that say where it leads.",
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
        "page-date": "Publish again: the page must give the day its episode was published.",
        "page-heading": "Publish again: the page must be headed as its episode.",
    }),
    *listed("warning", ROBOTS, {
        "robots-refused": "Let robots in: search engines and directories are such.",
    }),
    *listed("error", HOUSE, {
        "folder-private": "Take it out of the public folder: everybody can read it.",
    }),
]  # fmt: skip
