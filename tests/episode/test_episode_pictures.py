"""Covers and waveform: fit for directories, legible when tiny, and the producer's own wins."""

import io
import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from briefing.episode import overview, show_cover, typeface, waveform
from briefing.episode.artwork import episode_cover, jpeg
from briefing.episode.cues import INSERT, Mark
from briefing.errors import ArchiveError, ConfigError
from briefing.models import Chapter, Show
from briefing.sound import RATE
from briefing.sound.trace import trace

WHEN = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def test_the_cover_of_an_episode_is_what_directories_take(whole):
    path = whole.folder / "cover.jpg"
    with Image.open(path) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (3000, 3000))
        assert picture.info["dpi"] == (72, 72)
    assert path.stat().st_size <= 512_000


def test_the_shows_cover_is_drawn_and_the_same_each_time(tmp_path):
    for name in ("a.jpg", "b.jpg"):
        show_cover(Show(), tmp_path / name)
    assert (tmp_path / "a.jpg").read_bytes() == (tmp_path / "b.jpg").read_bytes()
    with Image.open(tmp_path / "a.jpg") as picture:
        assert picture.size == (3000, 3000)


@pytest.mark.parametrize("title", ["News", "The Briefing", "Severnside Morning News Bulletin"])
def test_the_title_can_be_seen_at_60_pixels(title):
    """Letters at least 7 pixels high there, and clearly lighter than their ground."""
    cover = episode_cover(Show(title=title), WHEN, "A headline")
    small = np.asarray(cover.convert("L").resize((60, 60), Image.Resampling.LANCZOS), dtype=float)
    bright = small > small[0, 0] + 110
    rows = bright.sum(axis=1) > 0
    tall = max(len(run) for run in "".join("x" if row else " " for row in rows).split())
    assert tall >= 7
    assert bright[:40].sum() >= 60


def test_the_date_can_be_seen_at_60_pixels():
    """Figures at least 6 pixels high there, in the accent's colour, over half the width."""
    show = Show(colours=("#000000", "#ff0000", "#ffffff"))
    cover = episode_cover(show, WHEN, "A headline of five words")
    small = np.asarray(cover.resize((60, 60), Image.Resampling.LANCZOS), dtype=float)
    red = (small[:, :, 0] > 110) & (small[:, :, 1] < 90)
    rows = red.sum(axis=1) >= 8
    runs = "".join("x" if row else " " for row in rows).split()
    assert max(map(len, runs)) >= 6
    assert red.any(axis=0).sum() >= 30


@pytest.mark.parametrize(
    "headline",
    ["", "x" * 400, "A " * 300, "Café Łódź Ελλάδα Київ £4m — “quoted”", "日本語 🎙", "a\nb\tc"],
)
def test_any_headline_can_be_drawn(headline):
    cover = episode_cover(Show(title=headline or "T"), WHEN, headline)
    assert cover.size == (3000, 3000)
    assert len(jpeg(cover)) <= 512_000


def test_nothing_is_drawn_outside_the_picture():
    """The outermost pixels of the left edge keep the ground colour however long the words."""
    cover = np.asarray(episode_cover(Show(title="Wide " * 30), WHEN, "Long words " * 30))
    assert (cover[:, :60] == cover[0, 0]).all()


def test_without_the_typeface_package_accents_are_dropped_and_nothing_fails(monkeypatch):
    monkeypatch.setattr(typeface, "_folder", lambda: None)
    typeface.face.cache_clear()
    assert typeface.drawable("Café – £4m “now”") == 'Cafe - GBP 4m "now"'
    assert episode_cover(Show(), WHEN, "Café – £4m").size == (3000, 3000)
    assert typeface.facts().endswith("Aileron")
    typeface.face.cache_clear()


def picture(path, size, mode="RGB", kind="PNG"):
    Image.new(mode, size, 200 if mode == "L" else None).save(path, kind)
    return Show(image=str(path))


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("CMYK", "JPEG")],
)
def test_the_producers_picture_wins_in_any_mode(tmp_path, mode, kind):
    show = picture(tmp_path / "own", (1400, 1400), mode, kind)
    show_cover(show, tmp_path / "cover.jpg")
    with Image.open(tmp_path / "cover.jpg") as cover:
        assert (cover.mode, cover.size, cover.format) == ("RGB", (1400, 1400), "JPEG")


def test_a_heavy_picture_is_made_light_enough(tmp_path):
    rng = np.random.default_rng(1)
    coarse = Image.fromarray(rng.integers(0, 255, (700, 700, 3), dtype=np.uint8))
    coarse.resize((2800, 2800), Image.Resampling.BICUBIC).save(tmp_path / "own.png")
    show_cover(Show(image=str(tmp_path / "own.png")), tmp_path / "cover.jpg")
    assert (tmp_path / "cover.jpg").stat().st_size <= 512_000
    with Image.open(tmp_path / "cover.jpg") as cover:
        assert 1400 <= cover.width < 2800


@pytest.mark.parametrize("size", [(1400, 1399), (1399, 1399), (3001, 3001), (1, 1)])
def test_a_picture_of_the_wrong_size_is_refused_with_its_size(tmp_path, size):
    with pytest.raises(ConfigError, match=f"{size[0]}x{size[1]}"):
        show_cover(picture(tmp_path / "own.png", size), tmp_path / "cover.jpg")
    assert not (tmp_path / "cover.jpg").exists()


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"GIF89a" + b"\0" * 50]
)
def test_what_is_no_picture_is_refused_by_name(tmp_path, content):
    (tmp_path / "own.png").write_bytes(content)
    with pytest.raises(ConfigError, match=r"own\.png"):
        show_cover(Show(image=str(tmp_path / "own.png")), tmp_path / "cover.jpg")


def test_a_picture_that_is_cut_short_is_refused(tmp_path):
    out = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (1400, 1400, 3), dtype=np.uint8)
    Image.fromarray(noise).save(out, "PNG")
    (tmp_path / "own.png").write_bytes(out.getvalue()[:5000])
    with pytest.raises(ConfigError, match=r"own\.png"):
        show_cover(Show(image=str(tmp_path / "own.png")), tmp_path / "cover.jpg")


def test_a_colour_that_is_none_is_refused():
    with pytest.raises(ConfigError, match="blu"):
        episode_cover(Show(colours=("blu", "#fff", "#000")), WHEN, "")


def test_the_waveform_shows_chapters_and_stands_alone(whole):
    root = ET.fromstring((whole.folder / "waveform.svg").read_text(encoding="utf-8"))
    told = [node.text for node in root.iter(f"{SVG}title")]
    for chapter in whole.episode.chapters:
        assert any(text.endswith(chapter.title) for text in told)
    assert not list(root.iter(f"{SVG}script"))
    assert not list(root.iter(f"{SVG}image"))


def drawn(seen, chapters=(), marks=(), show=None):
    return waveform.svg(seen, chapters, marks, show or Show(), -16.0)


def measured(finished, mixed=None):
    return overview.measured(trace([finished[np.newaxis]]), [finished if mixed is None else mixed])


def test_the_waveform_escapes_titles_and_names():
    text = drawn(
        measured(tone(3.0)),
        (Chapter(0.0, "<script>&"),),
        (Mark(INSERT, 1.0, 2.0, "<b>&", 0),),
        Show(title="<b>"),
    )
    assert "<script>" not in text
    assert "<b>" not in text
    ET.fromstring(text)


def tone(seconds, level=0.1):
    at = np.arange(round(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * 300 * at)).astype(np.float32)


def test_long_silences_and_the_limiters_work_are_found_where_they_are():
    mixed = np.concatenate([tone(4.0), 0 * tone(2.0), tone(2.0), tone(1.0, 0.4), tone(3.0)])
    finished = mixed * 2
    finished[8 * RATE : 9 * RATE] *= 0.5
    found = measured(finished, mixed)
    (silence,) = found.silences
    assert silence == pytest.approx((4.0, 6.0), abs=0.11)
    ((start, end, depth),) = found.limited
    assert (start, end) == pytest.approx((8.0, 9.0), abs=0.11)
    assert depth == pytest.approx(6.02, abs=0.1)
    assert found.peaks.max() == pytest.approx(0.4, abs=0.01)


def test_short_silences_are_no_matter():
    mixed = np.concatenate([tone(2.0), 0 * tone(1.2), tone(2.0)])
    assert measured(mixed).silences == ()


def test_a_waveform_of_almost_nothing_can_be_drawn():
    ET.fromstring(drawn(measured(tone(0.01))))


@pytest.mark.parametrize("seconds", [90.0, 150.0, 215.0])
def test_the_sound_is_drawn_at_its_own_moment(seconds):
    """A burst two thirds of the way in stands two thirds of the way across, at any length."""
    sound = np.zeros(round(seconds * RATE), dtype=np.float32)
    burst = round(seconds * 2 / 3) * RATE
    sound[burst : burst + RATE] = tone(1.0, 0.8)
    text = drawn(measured(sound))
    paths = [p for p in ET.fromstring(text).iter(f"{SVG}path") if p.get("d").endswith("Z")]
    assert len(paths) == 2  # peaks, and the sound within
    for path in paths:
        points = [tuple(map(float, p.split(","))) for p in path.get("d")[1:-1].split("L")]
        tallest = min(y for _, y in points)
        there = [x for x, y in points if y < tallest + 5]
        assert min(there) / 1200 * seconds == pytest.approx(burst / RATE, abs=0.35)
        assert max(there) / 1200 * seconds == pytest.approx(burst / RATE + 1.0, abs=0.35)


def test_an_hour_is_drawn_with_room_for_its_marks_and_stays_small():
    """Seventy chapters, a limiter at work everywhere: no word upon another, under 200 kB."""
    rng = np.random.default_rng(4)
    cells = 36_000
    seen = overview.Overview(
        rng.uniform(0.2, 0.8, cells),
        rng.uniform(-30.0, -15.0, cells),
        rng.uniform(-18.0, -14.0, cells),
        (),
        tuple((at / 10, at / 10 + 0.1, 2.0) for at in range(0, cells, 3)),
    )
    chapters = [Chapter(51.0 * n, f"Story of the day, number {n}") for n in range(70)]
    text = drawn(seen, chapters)
    assert len(text) < 200_000
    words = [node for node in ET.fromstring(text).iter(f"{SVG}text") if node.get("y") == "24"]
    right = 0.0
    for node in words:
        said = "".join(node.itertext()).removeprefix(node[0].text)
        if said:
            assert float(node.get("x")) >= right
            right = float(node.get("x")) + 0.5 * float(node.get("font-size")) * len(said)
    assert sum("".join(n.itertext()) != n[0].text for n in words) > 30


def test_the_clock_is_told_along_the_foot():
    text = drawn(measured(tone(65.0)))
    shown = [node.text for node in ET.fromstring(text).iter(f"{SVG}text")]
    assert [moment for moment in shown if moment and moment[:1].isdigit()] == [
        "0:00", "0:05", "0:10", "0:15", "0:20", "0:25", "0:30", "0:35", "0:40", "0:45", "0:50",
        "0:55", "1:00",
    ]  # fmt: skip


def test_an_overview_filed_by_an_older_version_can_still_be_drawn(whole):
    plain = json.loads((whole.folder / "waveform.json").read_text(encoding="utf-8"))
    assert len(plain.pop("levels")) == plain["length"]
    seen = overview.from_json(json.dumps(plain), "here")
    ET.fromstring(drawn(seen))


def test_the_overview_is_read_back_from_its_file_as_the_waveform_viewers_read_it(whole):
    text = (whole.folder / "waveform.json").read_text(encoding="utf-8")
    plain = json.loads(text)
    assert (plain["version"], plain["channels"], plain["bits"]) == (2, 1, 8)
    assert len(plain["data"]) == 2 * plain["length"]
    step = plain["samples_per_pixel"] / plain["sample_rate"]
    assert plain["length"] * step == pytest.approx(whole.episode.master.seconds, abs=0.11)
    seen = overview.from_json(text, "here")
    assert overview.to_json(seen) == text
    with pytest.raises(ArchiveError, match="here"):
        overview.from_json('{"version": 2}', "here")
