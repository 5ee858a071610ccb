"""A made-up show for the tests of feed, archive, check and serve: episodes and their draft files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from briefing.models import Chapter, Episode, Master, Phrase, Sentence, Show, Source, Status, Story

NAMESPACE = UUID("2f4c1c7e-6c0e-4b6f-9b8e-0c7f3f1d5a11")
SHOW = Show(
    title="The Harbour Briefing",
    description="The town's news in a few minutes, every morning.",
    link="https://news.example.org/briefing/",
    author="Harbour Radio",
    email="desk@news.example.org",
)
FIRST_DAY = datetime(2026, 1, 1, 7, 0, tzinfo=UTC)
HEADLINES = (
    ("Ferry to the islands cancelled for a third day", "The ferry has been cancelled."),
    ("Council votes to reopen the lido in May", "Councillors voted seven to two."),
    ("Rare orchid found beside the coastal path", "A walker found the orchid."),
)


def sound(number: int, *, seconds: float = 93.2) -> bytes:
    """Give an MP3 of silence with a title of its own: 8 kbps, so that tests stay quick."""
    title = f"Ferry! {number:06}".encode()
    frame = b"TIT2" + (len(title) + 1).to_bytes(4, "big") + b"\0\0\0" + title
    tag = b"ID3\3\0\0\0\0\0" + bytes([len(frame)]) + frame
    # MPEG-2 layer III, 22.05 kHz mono: 26 bytes hold 576 samples.
    return tag + (b"\xff\xf3\x10\xc0" + bytes(22)) * round(seconds * 22_050 / 576)


def episode(number: int = 1, **changes: object) -> Episode:
    """Give the show's episode `number`, one a day, published; `changes` replace its fields."""
    when = FIRST_DAY + timedelta(days=number - 1)
    audio = sound(number)
    digest = hashlib.sha256(audio).hexdigest()
    edition = f"{when:%Y-%m-%d}"
    made = Episode(
        guid=str(uuid5(NAMESPACE, edition)),
        number=number,
        edition=edition,
        slug=f"{edition}-ferry",
        title=f"{HEADLINES[0][0]}, and more",
        summary="The ferry stays in port, the lido reopens, and an orchid is found.",
        notes=notes(),
        published=when.isoformat(),
        language="en-GB",
        master=Master(
            path=f"{edition}-{digest[:8]}.mp3",
            mime="audio/mpeg",
            bytes=len(audio),
            seconds=93.2,
            lufs=-16.02,
            true_peak=-2.3,
            sha256=digest,
        ),
        stories=stories(),
        chapters=(
            Chapter(0.0, "Headlines"),
            *(Chapter(12.5 + 25.0 * n, each) for n, (each, _) in enumerate(HEADLINES)),
            Chapter(88.0, "Sign-off"),
        ),
        transcript=transcript(),
        image="cover.jpg",
        status=Status.PUBLISHED,
        made_with=("tone 1",),
    )
    return replace(made, **changes)


def stories() -> tuple[Story, ...]:
    return tuple(
        Story(
            headline=headline,
            sentences=(Sentence(text, text, f"story-{n}", 1),),
            articles=(
                Source(f"story-{n}", headline, f"https://paper.example/{n}?a=1&b=2", "The Paper"),
            ),
        )
        for n, (headline, text) in enumerate(HEADLINES)
    )


def transcript() -> tuple[Phrase, ...]:
    phrases = [Phrase(0.8, 5.0, "Good morning. This is the Harbour Briefing.", "Anchor")]
    for story, (headline, text) in enumerate(HEADLINES):
        for n in range(5):
            start = 12.5 + 25.0 * story + 4.5 * n
            said = headline + "." if n == 0 else f"{text} That was sentence {n}."
            phrases.append(Phrase(start, start + 4.2, said, "Anchor", story))
    phrases.append(Phrase(88.0, 92.0, "That was the news, read by a synthetic voice.", "Anchor"))
    return tuple(phrases)


def notes() -> str:
    items = "".join(
        f'<li>{headline} (<a href="https://paper.example/{n}?a=1&amp;b=2">The Paper</a>)</li>'
        for n, (headline, _) in enumerate(HEADLINES)
    )
    return (
        f"<p>In this bulletin:</p><ul>{items}</ul>"
        "<p>This bulletin is read by a synthetic voice.</p>"
    )


def write_draft(made: Episode, to: Path, *, audio: bytes | None = None) -> Path:
    """Write the files that the episode room hands over; gives the folder."""
    to.mkdir(parents=True, exist_ok=True)
    (to / made.master.path).write_bytes(sound(made.number) if audio is None else audio)
    (to / "transcript.vtt").write_text(vtt(made), encoding="utf-8")
    (to / "transcript.srt").write_text(srt(made), encoding="utf-8")
    (to / "transcript.json").write_text(transcript_json(made), encoding="utf-8")
    (to / "chapters.json").write_text(chapters_json(made), encoding="utf-8")
    (to / "sources.json").write_text('{"version": "1.0.0", "sentences": []}', encoding="utf-8")
    (to / "waveform.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (to / "cover.jpg").write_bytes(picture())
    return to


def picture(side: int = 1400, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    """Give a square picture of one colour."""
    from io import BytesIO

    from PIL import Image

    key = (side, kind, mode)
    if key not in _PICTURES:
        buffer = BytesIO()
        Image.new(mode, (side, side), 0 if mode == "L" else (20, 33, 61)).save(buffer, kind)
        _PICTURES[key] = buffer.getvalue()
    return _PICTURES[key]


_PICTURES: dict[tuple[int, str, str], bytes] = {}


def vtt(made: Episode) -> str:
    cues = (
        f"{_clock(each.start, '.')} --> {_clock(each.end, '.')}\n<v {each.voice}>{each.text}\n"
        for each in made.transcript
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def srt(made: Episode) -> str:
    return "\n".join(
        f"{n}\n{_clock(each.start, ',')} --> {_clock(each.end, ',')}\n{each.text}\n"
        for n, each in enumerate(made.transcript, 1)
    )


def transcript_json(made: Episode) -> str:
    segments = [
        {"speaker": each.voice, "startTime": each.start, "endTime": each.end, "body": each.text}
        for each in made.transcript
    ]
    return json.dumps({"version": "1.0.0", "segments": segments})


def chapters_json(made: Episode) -> str:
    chapters = [{"startTime": each.start, "title": each.title} for each in made.chapters]
    return json.dumps({"version": "1.2.0", "chapters": chapters})


def _clock(seconds: float, mark: str) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{thousandths:03}"
