"""A small bulletin in the tests' voice, mixed and mastered once for all tests of the episode."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from briefing import shipped
from briefing.episode import make
from briefing.master import PROFILES, master
from briefing.mix import mix
from briefing.models import Line, Part, Role, Script, Show, Source, Story, Take
from briefing.pronounce.written import on_the_page
from briefing.sound import load_sounds, trim
from briefing.voices.tone import Tone

SHOW = Show()
WHEN = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


def story(headline, *sources):
    return Story(headline, (), tuple(Source(*source) for source in sources))


STORIES = (
    story(
        "Harbour wall to cost £4m",
        ("a", "Harbour", "https://example.com/a?x=1&y=2", "The Quay"),
        ("c", "Other", "javascript:alert(1)", "The <Other>"),
    ),
    story("Rain & wind “on the way”", ("b", "Rain", None, "The Vane")),
)

LINES = (
    Line(Role.STING, "opening", Part.OPENING),
    Line(Role.ANCHOR, "Good morning, this is the news.", Part.OPENING),
    Line(Role.ANCHOR, "Harbour wall to cost £4m.", Part.HEADLINES, 0),
    Line(Role.ANCHOR, "Rain & wind “on the way”.", Part.HEADLINES, 1),
    Line(Role.STING, "sting", Part.STORY, 0),
    Line(Role.ANCHOR, "Harbour wall to cost £4m.", Part.STORY, 0, article="a", paragraph=0),
    Line(
        Role.REPORTER,
        "The wall, which has stood since 1871, is to be rebuilt from next spring by a firm from Café Road, the council said.",
        Part.STORY,
        0,
        article="a",
        paragraph=1,
    ),
    Line(Role.STING, "sting", Part.STORY, 1),
    Line(Role.ANCHOR, "Rain & wind <are> “on the way”.", Part.STORY, 1, article="b", paragraph=0),
    Line(Role.ANCHOR, "That is the news.", Part.SIGN_OFF),
    Line(Role.STING, "closing", Part.SIGN_OFF),
)


def bulletin(folder, profile="podcast"):
    script = Script("The Briefing", "2026-11-22T0700", "bulletin", STORIES, LINES, 30.0)
    takes = [
        Take(place, line.text, "tone 1", clip, on_the_page(line.text, clip.words))
        for place, line in enumerate(LINES)
        if line.spoken
        for clip in [trim(Tone().say(line.text))]
    ]
    programme = mix(script, takes, load_sounds(shipped.folder("audio")))
    audio = folder / f"master{PROFILES[profile].coding.suffix}"
    mastered = master(programme, audio, PROFILES[profile])
    return SimpleNamespace(script=script, programme=programme, audio=audio, master=mastered)


def made(parts, folder, show=SHOW, **more):
    given = {"number": 7, "when": WHEN, "guid": "urn:uuid:1", "made_with": ("tone 1", "libmp3lame")}
    return make(
        show,
        parts.script,
        parts.programme,
        parts.master,
        folder=folder,
        audio=parts.audio,
        **(given | more),
    )


@pytest.fixture(scope="session")
def parts(tmp_path_factory):
    return bulletin(tmp_path_factory.mktemp("bulletin"))


@pytest.fixture(scope="session")
def whole(parts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("episode")
    episode = made(parts, folder)
    return SimpleNamespace(episode=episode, folder=folder, file=folder / episode.master.path)


@pytest.fixture
def make_episode():
    return made


@pytest.fixture
def make_bulletin():
    return bulletin
