"""Rules of a feed as a server hands it out."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import HTTP

RULES = [
    *listed("warning", HTTP, {
        "http-charset": "Leave charset out of Content-Type, or name the feed's own encoding.",
        "http-encoding": "Serve sound as it is: zipped, it cannot be sought in.",
        "http-range-bytes": "Let ranges hold the bytes that stand there.",
        "http-picture-type": "Serve covers as image/jpeg or image/png.",
        "http-cache": "Let the feed be kept for minutes, at most a day: apps must see news.",
        "http-feed-type": "Serve the feed as application/rss+xml.",
        "http-validator": "Send an ETag or Last-Modified with the feed, and 304 when asked.",
        "http-gzip": "Compress the feed when a client takes gzip.",
        "http-cors": "Send Access-Control-Allow-Origin: * with transcripts and chapters.",
        "http-sidecar-type": "Serve transcripts and chapters with the type that the feed names.",
    }),
]  # fmt: skip
