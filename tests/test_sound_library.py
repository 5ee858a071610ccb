"""The station's sounds: what ships is what its list says, and a producer's own takes its place."""

import shutil
import sys
import tomllib
import wave
from pathlib import Path

import numpy as np
import pytest

from briefing import shipped
from briefing.errors import AudioError
from briefing.models import Clip
from briefing.sound import RATE, Meter, load_sounds, loudness, read
from briefing.sound.trace import trace

AUDIO = shipped.folder("audio")
LISTED = tomllib.loads((AUDIO / "sounds.toml").read_text(encoding="utf-8"))


def wav(path, seconds=1.0, *, level=0.3, rate=RATE):
    at = np.arange(round(seconds * rate)) / rate
    samples = np.rint(level * 32767 * np.sin(2 * np.pi * 330 * at)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", LISTED)
def test_the_list_tells_the_truth(name):
    entry = LISTED[name]
    clip = read(AUDIO / entry["file"])
    assert clip.seconds == pytest.approx(entry["seconds"], abs=0.001)
    assert loudness(clip) == pytest.approx(entry["lufs"], abs=0.06)
    assert entry["licence"] == "Apache-2.0"
    assert entry["made"].startswith("tools/make_sounds.py")


def test_every_sound_that_a_bulletin_calls_for_ships_and_the_folder_is_small():
    assert {"opening", "sting", "bed", "closing"} <= set(LISTED)
    assert sum(path.stat().st_size for path in AUDIO.iterdir()) < 3_000_000


@pytest.mark.parametrize("name", sorted(set(LISTED) - {"bed"}))
def test_a_sound_begins_and_ends_in_silence(name):
    samples = load_sounds(AUDIO).named(name).clip.samples
    assert abs(samples[0]) < 0.01
    assert abs(samples[-1]) < 0.001


def test_the_bed_goes_round_without_a_seam():
    bed = load_sounds(AUDIO).bed()
    first, last = (round(point * RATE) for point in bed.loop)
    steps = np.abs(np.diff(bed.clip.samples))
    assert abs(bed.clip.samples[last - 1] - bed.clip.samples[first]) <= steps.max()
    seam = np.concatenate(
        [bed.clip.samples[last - 512 : last], bed.clip.samples[first : first + 512]]
    )
    assert np.abs(np.diff(seam, 2)).max() <= 1.5 * np.abs(np.diff(bed.clip.samples, 2)).max()


def test_the_program_makes_the_very_files_that_ship(tmp_path, monkeypatch):
    tools = Path(__file__).parent.parent / "tools"
    if not tools.is_dir():
        pytest.skip("no tools beside the tests")
    monkeypatch.syspath_prepend(str(tools))
    make_sounds = __import__("make_sounds")
    try:
        made = make_sounds.write(tmp_path / "sting.flac", make_sounds.sting())
    finally:
        sys.modules.pop("make_sounds")
    shipped_clip = read(AUDIO / "sting.flac")
    assert np.abs(made.samples - shipped_clip.samples).max() <= 2 / 32768


def test_a_producers_file_replaces_the_stations_sound_of_that_name(own):
    wav(own / "sting.wav", 2.0, rate=22_050)
    sounds = load_sounds(AUDIO, own)
    assert sounds.named("sting").clip.seconds == pytest.approx(2.0, abs=0.01)
    assert sounds.named("opening") == load_sounds(AUDIO).named("opening")


def test_a_producers_list_sets_points_of_own_and_of_station_sounds(own):
    wav(own / "fanfare.wav", 3.0)
    (own / "sounds.toml").write_text(
        '[opening]\nfile = "fanfare.wav"\nvoice = 1.5\nlevel = -8\n[sting]\nlevel = -11\n'
    )
    sounds = load_sounds(AUDIO, own)
    assert sounds.named("opening").clip.seconds == pytest.approx(3.0, abs=0.01)
    assert (sounds.named("opening").voice, sounds.named("opening").level) == (1.5, -8.0)
    assert sounds.named("sting").level == -11.0
    assert sounds.named("sting").clip == load_sounds(AUDIO).named("sting").clip


def test_a_folder_that_is_not_there_changes_nothing(tmp_path):
    assert load_sounds(AUDIO, tmp_path / "none") == load_sounds(AUDIO)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[sting]\nlevle = -3\n", "levle"),
        ('[sting]\nlevel = "loud"\n', "level"),
        ("[sting]\nlevel = nan\n", "level"),
        ("[bed]\nloop = [1]\n", "loop"),
        ("[bed]\nloop = [5, 4000]\n", "loop"),
        ('[sting]\nfile = "../../secret.wav"\n', "secret"),
        ('[sting]\nfile = "gone.wav"\n', "gone"),
        ("sting = 3\n", "sting"),
        ("[sting\n", "sounds.toml"),
    ],
)
def test_a_wrong_list_is_refused_with_the_place(own, text, told):
    (own / "sounds.toml").write_text(text)
    with pytest.raises(AudioError, match=told) as refused:
        load_sounds(AUDIO, own)
    assert refused.value.remedy


def test_two_files_of_one_name_are_refused(own):
    wav(own / "sting.wav")
    shutil.copy(AUDIO / "sting.flac", own / "sting.flac")
    with pytest.raises(AudioError, match="sting"):
        load_sounds(AUDIO, own)


def test_a_silent_sound_is_refused(own):
    wav(own / "sting.wav", level=0.0)
    with pytest.raises(AudioError, match=r"sting\.wav is silent"):
        load_sounds(AUDIO, own)


def test_ten_minutes_of_bed_are_used_and_ten_minutes_of_sting_refused(own):
    wav(own / "bed.wav", 600.0, rate=8000)
    assert load_sounds(AUDIO, own).bed().clip.seconds == 300.0
    (own / "bed.wav").rename(own / "sting.wav")
    with pytest.raises(AudioError, match=r"sting\.wav is longer"):
        load_sounds(AUDIO, own)


def test_an_unknown_sound_is_told_with_those_there_are():
    with pytest.raises(AudioError, match=r"fanfare.*opening"):
        load_sounds(AUDIO).named("fanfare")


def share(clip, low, high):
    """Give how much of the clip's power lies between two frequencies, dB."""
    power = np.abs(np.fft.rfft(clip.samples.astype(np.float64))) ** 2
    places = np.fft.rfftfreq(len(clip.samples), 1 / clip.rate)
    return 10 * np.log10(power[(places >= low) & (places < high)].sum() / power.sum())


@pytest.mark.parametrize("name", sorted(set(LISTED) - {"pips"}))
def test_a_sound_is_heard_on_a_telephone_and_has_some_air(name):
    """A small speaker gives nothing under 300 Hz; a sound that lives there is not heard on it."""
    clip = load_sounds(AUDIO).named(name).clip
    assert share(clip, 300, 3000) > -6.0
    assert share(clip, 20, 120) > -20.0  # and a large one gets some ground
    assert share(clip, 2000, 16_000) > -32.0


def test_the_bed_leaves_consonants_to_the_voice():
    assert share(load_sounds(AUDIO).bed().clip, 1500, 5000) < -12.0


@pytest.mark.parametrize("name", sorted(LISTED))
def test_no_note_stops_with_a_click(name):
    """In no 5 ms does more sound above 6 kHz begin than the instruments' own attacks make."""
    samples = load_sounds(AUDIO).named(name).clip.samples.astype(np.float64)
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / RATE) < 6000] = 0
    high = np.fft.irfft(spectrum, len(samples))
    level = np.sqrt(np.mean(high[: len(high) // 220 * 220].reshape(-1, 220) ** 2, axis=1))
    tail = level[round(0.75 * len(level)) :]
    if name != "bed":
        assert tail.max() < 0.001
    assert level.max() < 0.05


def partials(clip, low=60.0, high=2000.0):
    """Give (Hz, strength) of the clear partials of a sound."""
    length = max(len(clip.samples), 30 * RATE)
    strength = np.abs(np.fft.rfft(clip.samples, length))
    places = np.fft.rfftfreq(length, 1 / RATE)
    within = np.flatnonzero((places > low) & (places < high))[5:-5]
    least = 0.08 * strength[within].max()
    return [
        (places[at], strength[at])
        for at in within
        if strength[at] > least and strength[at] == strength[at - 5 : at + 6].max()
    ]


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_sound_is_in_tune_and_in_the_key_of_all_others(name):
    """Its partials lie on notes of D major (A4 = 440 Hz): within 15 cents, weighed by strength."""
    found = partials(load_sounds(AUDIO).named(name).clip)
    hertz, strength = np.array(found).T
    steps = 12 * np.log2(hertz / 440.0)
    cents = 100 * (steps - np.rint(steps))
    assert np.sqrt(np.average(cents**2, weights=strength)) < 15
    in_d_major = np.isin(np.rint(steps).astype(int) % 12, [0, 2, 4, 5, 7, 9, 10])
    assert strength[in_d_major].sum() > 0.97 * strength.sum()


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_sound_has_no_direct_current_and_room_above_its_peak(name):
    clip = load_sounds(AUDIO).named(name).clip
    assert abs(clip.samples.mean(dtype=np.float64)) < 0.0005
    meter = Meter(RATE)
    meter.add(clip.samples)
    assert meter.true_peak < -5.9


def momentary(clip):
    """Give the loudness of each 400 ms, a tenth of a second apart, LUFS."""
    parts = range(0, len(clip.samples) - 17_640, 4410)
    return np.array([loudness(Clip(clip.samples[at : at + 17_640], RATE)) for at in parts])


@pytest.mark.parametrize("name", ["opening", "sting", "closing"])
def test_a_sound_dies_away_and_its_end_only_falls(name):
    clip = load_sounds(AUDIO).named(name).clip
    levels = momentary(clip)
    assert levels[-1] < levels.max() - 18
    fall = levels[len(levels) * 3 // 4 :]
    assert (np.diff(fall) < 0.5).all()


def test_the_bed_is_even_enough_to_lie_under_speech_at_one_level():
    bed = load_sounds(AUDIO).bed().clip
    turned = Clip(np.concatenate([bed.samples, bed.samples[:RATE]]), RATE)
    assert np.ptp(momentary(turned)) < 8.0
    heard = trace([np.concatenate([bed.samples, bed.samples])[np.newaxis]]).loudness
    assert np.ptp(heard[30:]) < 4.5


def test_the_beat_goes_through_the_seam_of_the_bed():
    """Where it goes round, a note begins as on any other beat, and when the pulse has one."""
    bed = load_sounds(AUDIO).bed()
    first, last = (round(point * RATE) for point in bed.loop)
    turned = np.concatenate([bed.clip.samples[first:last], bed.clip.samples[first:last]])
    frames = np.lib.stride_tricks.sliding_window_view(turned, 1024)[::441] * np.hanning(1024)
    rise = np.maximum(np.diff(np.abs(np.fft.rfft(frames, axis=1)), axis=0), 0).sum(axis=1)
    beat = 60 / 112 * 100  # in frames of 10 ms
    seam = (last - first) / 441
    assert seam / beat == pytest.approx(round(seam / beat), abs=0.01)
    beats = [rise[round(at) - 5 : round(at) + 5].max() for at in np.arange(1, 48) * beat]
    assert min(beats) < rise[round(seam) - 5 : round(seam) + 5].max() <= 1.05 * max(beats)


def test_music_stands_a_little_under_speech_and_the_voice_comes_in_as_it_fades():
    """By EBU practice: signatures 2 to 6 LU under speech; 10 LU where a word begins over one."""
    sounds = load_sounds(AUDIO)
    for name in ("opening", "sting", "closing", "pips"):
        sound = sounds.named(name)
        assert -6.0 <= sound.level <= -2.0
        rest = sound.clip.samples[round(sound.voice * RATE) :]
        if len(rest):
            assert loudness(Clip(rest, RATE)) - sound.lufs + sound.level < -10.0
    assert sounds.bed().level <= -12.0
