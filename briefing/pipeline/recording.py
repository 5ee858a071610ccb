"""The sound half: script to episode, the recording re-used when nothing that decides it changed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import __version__, archive, atomic, cache, codec, shipped
from briefing.models import Episode, Master, Programme, Script, Show, Take
from briefing.pipeline import writing
from briefing.pipeline.excerpting import with_excerpts
from briefing.pipeline.flashing import is_needed, with_flash
from briefing.pipeline.job import Job
from briefing.pipeline.order import Event, Order, Outcome
from briefing.settings import Settings
from briefing.stages import Stage, digest
from briefing.voices.cast import Cast

if TYPE_CHECKING:
    from briefing.master import Profile
    from briefing.mix import Intake
    from briefing.sound import Sounds
    from briefing.sound.trace import Trace

_LONG = 600.0
"A longer programme is mixed in a file, not in memory, s."

Announce = Callable[[Stage, str], AbstractContextManager[None]]


def sound_mark(settings: Settings, cast: Cast) -> str:
    """Give one mark for everything beside the words that decides how a script sounds."""
    lexicon = settings.path("lexicon")
    return digest(
        cast.fingerprint(), f"plain={settings.plain}", _folder_mark(settings.path("sounds")),
        lexicon.read_text(encoding="utf-8") if lexicon else "",
    )  # fmt: skip


def record(
    job: Job, order: Order, outcome: Outcome, say: Callable[[Event], None], stage: Announce
) -> Episode | None:
    """Give the episode of a script; None when the order ends before it is one."""
    settings = order.settings
    made_from = digest(
        job.mark, job.made_by, codec.dumps(job.show), settings.profile,
        f"{settings.lufs:g} {settings.true_peak:g} {settings.format} {settings.bit_rate} "
        f"{settings.dual_mono} {job.seconds}" + " story by story" * settings.story_feed,
        f"{job.number} {job.guid} {job.when.isoformat()}", sound_mark(settings, job.cast),
    )  # fmt: skip
    before = _recorded(job, made_from)
    if before and order.until.order >= Stage.EPISODE.order:
        spoken = sum(line.spoken for line in job.script.lines)
        outcome.reused |= {Stage.SPEAK.value: spoken, Stage.MIX.value: 1}
        outcome.reused |= {Stage.MASTER.value: 1, Stage.EPISODE.value: 1}
        return before
    return _record_anew(job, order, outcome, say, stage, made_from)


def _recorded(job: Job, made_from: str) -> Episode | None:
    if not job.record.is_file():
        return None
    files = [job.record, *sorted(path for path in job.draft.glob("*") if path.is_file())]
    if job.work.is_due(Stage.EPISODE, made_from, *files):
        return None
    return codec.loads(Episode, job.record.read_text(encoding="utf-8"), where=str(job.record))


def _record_anew(
    job: Job,
    order: Order,
    outcome: Outcome,
    say: Callable[[Event], None],
    stage: Announce,
    made_from: str,
) -> Episode | None:
    # The rooms of sound are slow to load, and a run that re-uses a recording needs none of them.
    from briefing import episode, mix  # noqa: PLC0415

    _profile(order.settings)  # a wrong one is told before anything is spoken
    with stage(Stage.SPEAK, f"speaking with {job.cast.anchor.name}"):
        intake = mix.Intake(keep=job.script.seconds <= _LONG)
        takes = spoken(job.script, job.cast, order, outcome, say, intake.add)
        job.cast.rest()  # mixing and mastering need the memory more
    if order.until is Stage.SPEAK:
        return None
    settings = order.settings
    with stage(Stage.MIX, "mixing"):
        programme = _mixed(job, settings, takes, intake)
    outcome.mixed = programme.clip.seconds
    if order.until is Stage.MIX:
        return None
    with (
        stage(Stage.MASTER, f"mastering to the profile {settings.profile}"),
        ThreadPoolExecutor(1, "easel") as easel,
    ):
        # Pictures need no finished sound, and both leave a core to the other.
        drawn = easel.submit(episode.draw, job.show, job.script, programme, job.when)
        audio = job.work.folder / "master.audio"
        heard: list[Trace] = []
        master = _mastered(programme, audio, settings, say, heard.append)
    if order.until is Stage.MASTER:
        return None
    with stage(Stage.EPISODE, "tags, chapters, transcript, pictures"):
        _empty(job.draft)
        made = episode.make(
            job.show,
            job.script,
            programme,
            master,
            number=job.number,
            when=job.when,
            guid=job.guid,
            folder=job.draft,
            audio=audio,
            made_with=_made_with(takes, outcome),
            name=job.slug,
            drawn=drawn.result(),
            heard=heard[0],
        )
        if is_needed(_profile(settings), master.seconds):
            made = with_flash(job, programme, made)
        if settings.story_feed:
            made = with_excerpts(
                job, programme, made, lambda piece: _mastered(piece, audio, settings, _unheard)
            )
        _keep(job, made, made_from, stood_in=bool(outcome.replaced))
    return made


def _mixed(job: Job, settings: Settings, takes: tuple[Take, ...], intake: Intake) -> Programme:
    from briefing import mix  # noqa: PLC0415 - loads the rooms of sound

    return mix.mix(
        job.script,
        takes,
        sounds_of(settings),
        plain=settings.plain,
        work=job.work.folder / "mix.f32" if job.script.seconds > _LONG else None,
        seconds=job.seconds,
        intake=intake,
    )


def _keep(job: Job, made: Episode, made_from: str, *, stood_in: bool) -> None:
    """Write the episode's record, and note what it and its files were made from."""
    atomic.write_text(job.record, codec.dumps(made) + "\n")
    (job.work.folder / "mix.f32").unlink(missing_ok=True)
    files = sorted(path for path in job.draft.glob("*") if path.is_file())
    # A recording in which somebody stood in is due again: the next run asks the cast first.
    mark = digest(made_from, "somebody stood in") if stood_in else made_from
    job.work.done(Stage.EPISODE, mark, job.record, *files)


def sounds_of(settings: Settings) -> Sounds | None:
    """Give the station's sounds; None for a bulletin of speech alone."""
    from briefing import sound  # noqa: PLC0415 - loads the rooms of sound

    if settings.plain:
        return None
    return sound.load_sounds(shipped.folder("audio"), settings.path("sounds"))


def spoken(
    script: Script,
    cast: Cast,
    order: Order,
    outcome: Outcome,
    say: Callable[[Event], None],
    ready: Callable[[Take], None] | None = None,
) -> tuple[Take, ...]:
    """Give a take for each spoken line; what the engine spoke is added to the outcome.

    `ready` is given each take while the others are still being spoken.
    """
    from briefing.pronounce import load_lexicon  # noqa: PLC0415
    from briefing.speak import speak  # noqa: PLC0415 - loads the rooms of sound

    own, before = order.settings.path("lexicon"), outcome.synthesised
    tape = cache.Tape(order.to / "work") if script.seconds > _LONG else None
    shelf = cache.Shelf(order.cache or order.to / "work" / "takes", tape=tape)
    reading = speak(
        script,
        cast,
        shelf,
        load_lexicon(*([own] if own else [])),
        workers=order.settings.workers or _cores(),
        language=order.settings.show.language,
        ready=ready,
        progress=lambda done, total: say(Event(Stage.SPEAK, "", before + done, before + total)),
    )
    outcome.synthesised += reading.synthesised
    outcome.replaced = tuple((one.voice, one.by, one.why) for one in reading.replaced)
    for voice, by, why in outcome.replaced:
        say(Event(Stage.SPEAK, f"{by} reads for {voice}, which could not speak: {why}"))
    reused = reading.reused - before
    outcome.reused.pop(Stage.SPEAK.value, None)
    if reused > 0:
        outcome.reused[Stage.SPEAK.value] = reused
    shelf.prune()
    return reading.takes


def _mastered(
    programme: Programme,
    audio: Path,
    settings: Settings,
    say: Callable[[Event], None],
    heard: Callable[[Trace], None] | None = None,
) -> Master:
    from briefing import master  # noqa: PLC0415

    return master.master(
        programme,
        audio,
        _profile(settings),
        progress=lambda done, total: say(Event(Stage.MASTER, "", done, total)),
        heard=heard,
    )


def _unheard(_event: Event) -> None:
    """Take an event that nobody need be told of."""


def _profile(settings: Settings) -> Profile:
    """Give the loudness profile that the settings ask for; raises ConfigError."""
    from briefing.master import profile_of  # noqa: PLC0415

    return profile_of(
        settings.profile,
        lufs=settings.lufs,
        true_peak=settings.true_peak,
        coding=settings.format,
        bit_rate=settings.bit_rate,
        dual_mono=settings.dual_mono,
    )


def put_cover(order: Order, show: Show) -> str:
    """Draw or take the show's cover when the public folder lacks it; give its path there."""
    kept = order.to / "work" / "cover.json"
    mark = digest(codec.dumps(show), _folder_mark(Path(show.image) if show.image else None))
    known = kept.read_text(encoding="utf-8").split() if kept.is_file() else []
    if len(known) == 2 and known[0] == mark and (archive.public(order.to) / known[1]).is_file():
        return known[1]
    from briefing.episode import show_cover  # noqa: PLC0415 - loads Pillow

    drawn = order.to / "work" / "cover.jpg"
    show_cover(show, drawn)
    name = archive.put_artwork(order.to, drawn.read_bytes())
    kept.write_text(f"{mark}\n{name}\n", encoding="utf-8")
    return name


def _made_with(takes: tuple[Take, ...], outcome: Outcome) -> tuple[str, ...]:
    from briefing import sound  # noqa: PLC0415

    voices = [f"voice: {fingerprint}" for fingerprint in dict.fromkeys(t.voice for t in takes)]
    voices += [f"fallback: {by} for {voice}" for voice, by, _ in outcome.replaced]
    written = [f"writer: {writing.words(outcome.writing)[0]}"] if outcome.writing else []
    return (f"briefing {__version__}", *written, *voices, *sound.versions())


def _folder_mark(folder: Path | None) -> str:
    if folder is None or not folder.exists():
        return ""
    paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
    marks = [f"{p} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in paths if p.is_file()]
    return digest(*marks)


def _cores() -> int:
    import os  # noqa: PLC0415

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _empty(folder: Path) -> None:
    for path in folder.glob("*"):
        path.unlink()
