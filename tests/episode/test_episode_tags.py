"""Tags and chapters inside the file, as three other programs read them."""

import base64
import io

import av
import mutagen
import mutagen.id3
import mutagen.mp3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.flac import Picture
from PIL import Image

from briefing.check.frames import inserts as found_inserts
from briefing.episode.id3 import Tags, language_code, tag
from briefing.models import Chapter, Insert

TITLES = [
    "Opening",
    "Headlines",
    "Harbour wall to cost £4m",
    "Rain & wind “on the way”",
    "Sign-off",
]


def by_mutagen(path):
    frames = mutagen.id3.ID3(path)
    contents = frames.getall("CTOC")[0]
    by_name = {frame.element_id: frame for frame in frames.getall("CHAP")}
    return frames, [by_name[name] for name in contents.child_element_ids]


def test_mutagen_reads_the_text_tags(whole):
    frames, _ = by_mutagen(whole.file)
    assert frames.version == (2, 3, 0)
    assert frames["TIT2"].text == [whole.episode.title]
    assert frames["TPE1"].text == ["The Briefing"]
    assert frames["TALB"].text == ["The Briefing"]
    assert frames["TCON"].text == ["Podcast"]
    assert frames["TLAN"].text == ["eng"]
    assert frames["TRCK"].text == ["7"]
    assert str(frames["TDRC"].text[0]).startswith("2026-11-22 07:00")
    assert frames.getall("COMM")[0].text == [whole.episode.summary]


def test_mutagen_reads_the_cover(whole):
    from io import BytesIO

    from PIL import Image

    frames, _ = by_mutagen(whole.file)
    (cover,) = frames.getall("APIC")
    assert (cover.mime, cover.type) == ("image/jpeg", mutagen.id3.PictureType.COVER_FRONT)
    assert Image.open(BytesIO(cover.data)).size == (1400, 1400)


def test_mutagen_reads_chapters_in_order_with_titles_links_and_pictures(whole):
    _, chapters = by_mutagen(whole.file)
    assert [chapter.sub_frames["TIT2"].text[0] for chapter in chapters] == TITLES
    for chapter, told in zip(chapters, whole.episode.chapters, strict=True):
        assert chapter.start_time == round(told.start * 1000)
    ends = [chapter.end_time for chapter in chapters]
    assert ends[:-1] == [chapter.start_time for chapter in chapters[1:]]
    assert ends[-1] == round(whole.episode.master.seconds * 1000)
    links = [chapter.sub_frames.getall("WXXX") for chapter in chapters]
    assert [link[0].url for link in links if link] == ["https://example.com/a?x=1&y=2"]
    pictures = [bool(chapter.sub_frames.getall("APIC")) for chapter in chapters]
    assert pictures == [False, False, True, True, False]


def test_the_frames_themselves_stand_in_time_order(whole):
    """Players that read the file from front to back show chapters as they come."""
    content = whole.file.read_bytes()
    places = [content.index(b"CHAP", content.index(f"ch{n}\0".encode()) - 20) for n in range(5)]
    assert places == sorted(places)
    assert content.index(b"CTOC") < places[0]


def test_ffmpeg_reads_tags_chapters_and_cover(whole):
    with av.open(str(whole.file)) as container:
        assert container.metadata["title"] == whole.episode.title
        assert container.metadata["album"] == "The Briefing"
        assert container.metadata["genre"] == "Podcast"
        chapters = container.chapters()
        assert len(container.streams.video) == 1
        assert container.duration / 1e6 == pytest.approx(whole.episode.master.seconds, abs=0.05)
    assert [chapter["metadata"]["title"] for chapter in chapters] == TITLES
    starts = [float(chapter["start"] * chapter["time_base"]) for chapter in chapters]
    assert starts == pytest.approx([c.start for c in whole.episode.chapters], abs=0.001)


def test_mutagen_finds_the_length_behind_the_tag(whole):
    found = mutagen.mp3.MP3(whole.file)
    assert found.info.length == pytest.approx(whole.episode.master.seconds, abs=0.06)
    assert (found.info.sample_rate, found.info.bitrate) == (44_100, 96_000)


@pytest.mark.parametrize("profile", ["aac", "opus"])
def test_other_containers_carry_title_and_chapters_too(
    make_bulletin, make_episode, tmp_path, profile
):
    parts = make_bulletin(tmp_path, profile)
    episode = make_episode(parts, tmp_path / "a")
    again = make_episode(parts, tmp_path / "b")
    assert episode == again
    with av.open(str(tmp_path / "a" / episode.master.path)) as container:
        tags = {**container.metadata, **container.streams.audio[0].metadata}
        chapters = container.chapters()
    assert {key.lower(): value for key, value in tags.items()}["title"] == episode.title
    assert [chapter["metadata"]["title"] for chapter in chapters] == TITLES
    found = mutagen.File(tmp_path / "a" / episode.master.path)
    if profile == "aac":
        (cover,) = found.tags["covr"]
        assert [chapter.title for chapter in found.chapters] == TITLES
        starts = [chapter.start for chapter in found.chapters]
        assert starts == pytest.approx([c.start for c in episode.chapters], abs=0.002)
        assert (tmp_path / "a" / episode.master.path).read_bytes()[4:12] == b"ftypM4A "
    else:
        cover = Picture(base64.b64decode(found["metadata_block_picture"][0])).data
    with Image.open(io.BytesIO(bytes(cover))) as picture:
        assert picture.size == (1400, 1400)
    assert found.info.length == pytest.approx(parts.master.seconds, abs=0.06)


def test_an_insert_stands_in_the_tag_as_event_timing_codes(tmp_path):
    left = (Insert(12.5, 32.5, "local weather"), Insert(60.0, 60.0, "advert"))
    (tmp_path / "a.mp3").write_bytes(tag(tags_of(inserts=left)))
    frames = mutagen.id3.ID3(tmp_path / "a.mp3")
    events = [(code & 0xFF, moment) for code, moment in frames["ETCO"].events]
    assert frames["ETCO"].format == 2  # ms
    assert events == [(0xE0, 12500), (0xE1, 32500), (0xE0, 60000), (0xE1, 60000)]
    assert found_inserts(tmp_path / "a.mp3") == ((12.5, 32.5), (60.0, 60.0))


def test_without_inserts_there_are_no_event_codes(tmp_path):
    (tmp_path / "a.mp3").write_bytes(tag(tags_of()))
    assert "ETCO" not in mutagen.id3.ID3(tmp_path / "a.mp3")
    assert found_inserts(tmp_path / "a.mp3") == ()


def tags_of(**more):
    from datetime import UTC, datetime

    usual = {
        "title": "T", "artist": "A", "album": "S", "when": datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
        "number": 1, "language": "en", "comment": "C", "cover": b"\xff\xd8", "chapters": (),
        "seconds": 60.0,
    }  # fmt: skip
    return Tags(**(usual | more))


words = st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=60)


@given(title=words, name=words)
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_back_as_it_was(tmp_path_factory, title, name):
    path = tmp_path_factory.mktemp("id3") / "a.mp3"
    path.write_bytes(tag(tags_of(title=title, chapters=(Chapter(0.0, name),))))
    frames, (chapter,) = by_mutagen(path)
    assert frames["TIT2"].text == [title]
    assert chapter.sub_frames["TIT2"].text == [name]


@pytest.mark.parametrize(
    ("language", "code"),
    [("en-GB", "eng"), ("cy", "cym"), ("FR-ca", "fra"), ("gla", "gla"), ("x-y", "und")],
)
def test_languages_are_told_in_three_letters(language, code):
    assert language_code(language) == code


def test_more_chapters_than_the_format_holds_are_cut_not_garbled(tmp_path):
    chapters = tuple(Chapter(float(n), f"Number {n}") for n in range(400))
    (tmp_path / "a.mp3").write_bytes(tag(tags_of(chapters=chapters, seconds=500.0)))
    _, found = by_mutagen(tmp_path / "a.mp3")
    assert len(found) == 255
