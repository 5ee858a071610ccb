"""Rules of a feed as a server hands it out."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import HTTP

RULES = [
    *listed("warning", HTTP, {
        "http-feed-type": "Serve the feed as application/rss+xml.",
        "http-validator": "Send an ETag or Last-Modified with the feed, and 304 when asked.",
        "http-gzip": "Compress the feed when a client takes gzip.",
        "http-cors": "Send Access-Control-Allow-Origin: * with transcripts and chapters.",
        "http-sidecar-type": "Serve transcripts and chapters with the type that the feed names.",
    }),
]  # fmt: skip
