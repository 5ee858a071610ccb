"""The rules a feed is checked by: id, severity, where each comes from, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.check.finding import Finding, Severity

_APPLE = "https://podcasters.apple.com/support/823-podcast-requirements"
_APPLE_ART = "https://podcasters.apple.com/support/896-artwork-requirements"
_PSP = "https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"
_RSS = "https://www.rssboard.org/rss-specification"
_PODCAST = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/"
_CHAPTERS = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/"
    "jsonChapters.md"
)
_ALEXA = (
    "https://developer.amazon.com/docs/flashbriefing/flash-briefing-skill-api-feed-reference.html"
)
_TECH_3342 = "https://tech.ebu.ch/publications/tech3342"
_R128 = "https://tech.ebu.ch/publications/r128"
_AUDIO = "https://podcasters.apple.com/support/893-audio-requirements"
_ID3 = "https://id3.org/id3v2.3.0"
_HOUSE = "briefing"
_HTTP = "https://www.rfc-editor.org/rfc/rfc9110"
_VTT = "https://www.w3.org/TR/webvtt1/"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must, or should, be so."""

    id: str
    "Its name in reports."
    severity: Severity
    "'error' when an app or a directory refuses the feed for it, else 'warning'."
    source: str
    "Who says so."
    remedy: str
    "What to do about it."


def _rules(severity: Severity, source: str, remedies: dict[str, str]) -> list[Rule]:
    return [Rule(id_, severity, source, remedy) for id_, remedy in remedies.items()]


_ALL = [
    *_rules("error", _RSS, {
        "xml-wellformed": "Write the feed with a program that escapes its text.",
        "xml-encoding": "Save the feed as UTF-8 and declare it so.",
        "xml-version": "Declare XML 1.0: feed readers know no other.",
        "xml-doctype": "Leave the document type out: a feed needs none.",
        "xml-size": "Split the feed into pages (RFC 5005).",
        "rss-structure": "A feed is one rss element, version 2.0, with one channel.",
        "channel-once": "Keep one of them.",
        "item-once": "Keep one of them.",
        "text-unescaped": "Escape the HTML, or wrap it in CDATA.",
        "channel-date": "Write it as 'Sun, 22 Nov 2026 07:00:00 +0000'.",
        "channel-title": "Give the show's name.",
        "channel-link": "Give the address of the show's home page.",
        "item-enclosure-several": "Keep one; offer others with podcast:alternateEnclosure.",
        "item-pubdate-format": "Write it as 'Sun, 22 Nov 2026 07:00:00 +0000'.",
        "item-pubdate-weekday": "Write the weekday that the date really has.",
        "item-guid-permalink": 'Add isPermaLink="false": the guid is not an address.',
        "enclosure-url": "Give the full address, from https:// on, without spaces.",
        "item-link": "Give the full address of the episode's page.",
    }),
    *_rules("warning", _RSS, {
        "element-unknown": "Spell it as the standard does, capitals too, and in its own place.",
        "rss-value": "Write it as the RSS specification asks, or leave it out.",
        "channel-date-future": "Write when the feed was made.",
    }),
    *_rules("error", _PSP, {
        "namespace": "Declare the prefix with its exact address.",
        "self-link": 'Add <atom:link rel="self" type="application/rss+xml" href="..."/>.',
        "self-link-target": "Make the self link the address the feed is fetched from.",
        "item-title": "Give every episode a title.",
        "item-title-length": "Keep titles within 255 characters.",
        "item-guid": "Give every episode a guid.",
        "item-guid-duplicate": "A guid belongs to one episode, for ever.",
        "item-enclosure": "Give every episode one enclosure.",
        "enclosure-length": "Give the length of the file in bytes.",
        "enclosure-type": "Give the file's media type, such as audio/mpeg.",
        "channel-description": "Describe the show.",
        "channel-language": "Give the language as 'en' or 'en-GB'.",
        "owner-email": "Give an address that mail reaches: directories verify by it.",
    }),
    *_rules("error", _APPLE, {
        "channel-description-length": "Keep the description within 4,000 bytes.",
        "channel-category": "Use a category of Apple's list, spelt as there.",
        "channel-explicit": "Write true or false.",
        "channel-image": 'Add <itunes:image href="..."/> with a JPEG or PNG address.',
        "channel-type": "Write episodic or serial.",
        "item-explicit": "Write true or false.",
        "item-episode": "Give the episode's number: a whole number from 1.",
        "item-season": "Give the season's number: a whole number from 1.",
        "item-episode-type": "Write full, trailer or bonus.",
        "item-duration": "Give the true length, in seconds or as hours:minutes:seconds.",
        "item-pubdate": "Say when the episode was published.",
        "item-pubdate-future": "Publish when it is due: apps hide what lies ahead.",
        "item-order": "Put the newest episode first.",
        "enclosure-reused": "Give new sound a new address: apps keep the old file for the old one.",
        "https-public": "Serve everything by https: apps refuse http.",
        "item-image": "Give the full address of a JPEG or PNG.",
        "item-script": "Leave scripts, frames and event attributes out.",
        "file-missing": "Put the file in place, or publish the episode again.",
        "enclosure-bytes": "Publish again: the length must be that of the file served.",
        "enclosure-content": "Publish again: the file is not of the type the feed names.",
        "latest-stale": "Publish again: the lasting names must hold the newest bulletin.",
        "http-status": "Make the address answer 200 without a password.",
        "http-head": "Let the server answer HEAD.",
        "http-range": "Let the server answer ranges with 206 and Content-Range.",
        "http-length": "Make enclosure length and Content-Length the same.",
        "http-type": "Make the server send the type that the feed names.",
    }),
    *_rules("error", _APPLE_ART, {
        "artwork-format": "Save the cover as a JPEG or PNG, its name ending to match.",
        "artwork-square": "Make the cover square.",
        "artwork-size": "Make the cover 1400 to 3000 pixels wide.",
        "artwork-colour": "Save the cover in RGB.",
    }),
    *_rules("warning", _APPLE_ART, {
        "artwork-bytes": "Keep the cover within 512 KB, so that lists of shows load quickly.",
        "artwork-density": "Save the cover with 72 dots per inch.",
    }),
    *_rules("warning", _APPLE, {
        "channel-categories": "Give at most three categories, the one that counts first.",
        "https-local": "Before publication, serve by https and set base_url to that address.",
        "item-title-number": "Leave the number out of the title; itunes:episode holds it.",
        "item-description": "Say what is in the episode.",
        "item-description-length": "Keep the description within 4,000 bytes.",
        "item-markup": "Use p, ol, ul, li, a, b, i, strong, em and br only.",
        "channel-author": "Say who makes the show, in itunes:author.",
        "channel-owner": "Add itunes:owner with name and e-mail.",
        "channel-blocked": "Leave itunes:block and itunes:complete out while the show runs.",
        "channel-moved": "Name the new feed's full address, or leave it out: apps go there.",
        "item-blocked": "Leave itunes:block out of an episode that is to be heard.",
        "item-titles": "Let itunes:title say what title says, without the number.",
        "item-episode-repeated": "Give every episode a number of its own.",
        "item-pubdate-shared": "Give episodes moments of their own: apps sort by them.",
        "item-pubdate-early": "Give the date it was published: nothing was before 2000.",
        "item-plausible": "Give the length in bytes and the duration in seconds.",
        "item-notes-link": "Give links in the notes their full address.",
        "channel-items": "Publish an episode.",
        "item-duration-missing": "Add itunes:duration.",
        "name-ascii": "Use a-z, A-Z, 0-9, dots and hyphens in file names.",
    }),
    *_rules("warning", _PSP, {
        "text-markup": "Write titles as plain text.",
        "text-escaped-twice": "Escape text once for XML.",
        "text-misread": "Read the text as UTF-8 before it is put into the feed.",
        "text-left-over": "Fill in what the program that writes the feed left open.",
        "item-guid-spaces": "Write the guid without spaces around it: apps take them for a part.",
        "text-direction": "Leave control and direction marks out of titles.",
        "text-lines": "Write titles on one line: apps show the break, or run words together.",
        "rss-image": "Give url, title and link, the last two as the channel's.",
    }),
    *_rules("warning", _PODCAST, {
        "podcast-guid": "Add podcast:guid, a UUID (version 5) assigned once.",
        "podcast-locked": "Add podcast:locked with yes or no, and the owner's address.",
        "podcast-medium": "Write podcast, or another medium of the list.",
        "podcast-frequency": "Give an iCalendar rule, such as FREQ=DAILY, within 128 characters.",
        "podcast-person": "Give a name within 128 characters.",
        "podcast-txt": "Keep the text within 4,000 characters and its purpose within 128.",
        "podcast-funding": "Give an https address and words within 128 characters.",
        "podcast-image": "Give the full address of a picture.",
        "podcast-transcript": "Offer the transcript as text/vtt, with its full address.",
        "podcast-transcript-type": "Use a type of the list, such as text/vtt.",
        "podcast-chapters": "Offer chapters as application/json+chapters.",
        "podcast-soundbite": "Give startTime and a duration of 15 to 120 s within the episode.",
        "podcast-image-alt": "Say in alt what the picture shows, for those who cannot see it.",
        "podcast-element": "Give it what the namespace's page of that element asks.",
        "podcast-unknown": "Use the names the namespace knows: capitals count.",
    }),
    *_rules("error", _VTT, {"transcript-file": "Make the transcript again: apps cannot read it."}),
    *_rules("warning", _PODCAST + "transcript.md", {
        "transcript-lines": "Break lines so that none is longer than 65 characters.",
        "transcript-markup": "Write < as &lt; in cues, and only the tags that cues may have.",
        "transcript-numbers": "Number the cues from 1 on.",
        "transcript-end": "Make the transcript again: it must not outlast the sound.",
    }),
    *_rules("error", _CHAPTERS, {
        "chapters-file": "Make the chapters again: apps cannot read them.",
    }),
    *_rules("warning", _CHAPTERS, {
        "chapters-address": "Give links and pictures of chapters their full address.",
        "chapters-order": "Start the first at 0, then in time order, none after the end.",
    }),
    *_rules("error", _ALEXA, {
        "flash-format": "Write a JSON list of items with all their fields.",
        "flash-count": "Give one to five items.",
        "flash-order": "Put the newest item first.",
        "flash-date": "Write updateDate as 2026-11-22T07:00:00.0Z.",
        "flash-future": "Publish when it is due: Alexa passes over what lies ahead.",
        "flash-text": "Give mainText, plain, of fewer than 4,500 characters.",
        "flash-uid": "Give each item a uid of its own.",
    }),
    *_rules("warning", _ALEXA, {
        "flash-https": "Alexa fetches by https only: set base_url to such an address.",
        "flash-empty": "Alexa takes bulletins of 10 s to 10 min: make a shorter edition.",
    }),
    *_rules("warning", "https://www.w3.org/TR/CSP3/", {
        "page-outside": "Let pages load nothing from elsewhere: listeners are not to be followed.",
        "page-policy": "Publish again: every page states a Content-Security-Policy.",
        "page-script": "Keep scripts in files of their own: the policy forbids others.",
        "page-player": "Publish again: the episode's page must play its sound.",
    }),
    *_rules("warning", "https://www.jsonfeed.org/version/1.1/", {
        "json-feed": "Publish again: feed.json must say what feed.xml says.",
    }),
    *_rules("warning", "https://www.rfc-editor.org/rfc/rfc5005", {
        "atom-link": "Give the full address, from https:// on.",
        "feed-pages": "Link the pages of the feed with rel first, previous, next and last.",
    }),
    *_rules("warning", _HTTP, {
        "http-feed-type": "Serve the feed as application/rss+xml.",
        "http-validator": "Send an ETag or Last-Modified with the feed, and 304 when asked.",
        "http-gzip": "Compress the feed when a client takes gzip.",
        "http-cors": "Send Access-Control-Allow-Origin: * with transcripts and chapters.",
        "http-sidecar-type": "Serve transcripts and chapters with the type that the feed names.",
    }),
    # The sound rules: their findings may be milder than stated here, and name their own source.
    *_rules("error", _AUDIO, {
        "audio-loudness": "Master it again, to -16 LUFS or as the profile asks.",
        "audio-true-peak": "Master it again with a ceiling of -2 dBTP.",
        "audio-duration": "Encode it again: it may be cut short.",
        "audio-rate": "Encode it at 44.1 kHz.",
        "audio-bit-rate": "Encode it at 96 kbps mono.",
        "audio-channels": "Mix it down to mono or stereo.",
    }),
    *_rules("error", _R128, {"audio-clipping": "Record or mix it at a lower level."}),
    *_rules("error", _HOUSE, {"audio-decodes": "Export it again as WAV, FLAC or MP3."}),
    *_rules("error", "https://id3.org/id3v2-chapters-1.0", {
        "audio-chapters": "Make the episode again.",
    }),
    *_rules("warning", _TECH_3342, {
        "audio-range": "Bring its voices to one level before it is mastered.",
    }),
    *_rules("warning", _HOUSE, {
        "flash-title": "Keep titleText within 255 characters: a screen shows a line of it.",
        "audio-silence": "Shorten it, unless it is meant.",
        "speech-misread": "Listen to it there; teach the word: briefing lexicon add.",
        "audio-dc": "High-pass it at 20 Hz.",
    }),
    *_rules("warning", _ID3, {
        "audio-tags": "Make the episode again.",
        "audio-cover": "Give a square picture of at most 512 KB.",
    }),
    *_rules("note", _ALEXA, {"audio-flash-length": ""}),
]  # fmt: skip

RULES = {rule.id: rule for rule in _ALL}
"Every rule by its id."


def broken(rule: str, where: str, message: str) -> Finding:
    """Give the finding that `rule` is broken at `where`."""
    known = RULES[rule]
    return Finding(rule, known.severity, where, message, known.remedy, known.source)
