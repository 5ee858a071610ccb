"""Corrections, withdrawals and retirement: done in the open, and no promised address broken."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from made_up import SHOW, episode, sound, write_draft

from briefing import archive, feed
from briefing.archive import Deed
from briefing.errors import ArchiveError
from briefing.models import Episode, Status

render = partial(feed.render, SHOW)
WHEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def publish(show: Path, made: Episode) -> None:
    draft = write_draft(made, show / "drafts" / made.edition)
    archive.publish(show, made, draft, render(archive.with_episode(archive.episodes(show), made)))


def remade(number: int, take: int) -> tuple[Episode, bytes]:
    """Give an episode as the pipeline makes it again: other sound, and a guid of its own."""
    audio = sound(1000 * take + number)
    digest = hashlib.sha256(audio).hexdigest()
    old = episode(number)
    master = replace(old.master, path=f"{old.edition}-{digest[:8]}.mp3", sha256=digest)
    made = replace(
        old, guid="11111111-2222-5333-8444-555555555555", number=99, slug="other", master=master,
        published="2026-03-01T12:00:00+00:00",
    )  # fmt: skip
    return made, audio


@pytest.fixture
def show(tmp_path):
    for number in (1, 2, 3):
        publish(tmp_path, episode(number))
    return tmp_path


def public(show: Path, made: Episode, name: str) -> Path:
    return show / "public" / "episodes" / made.slug / name


def feed_of(show: Path) -> str:
    return (show / "public" / "feed.xml").read_text(encoding="utf-8")


def test_a_correction_keeps_the_guid_and_says_what_changed(show):
    made, audio = remade(2, 1)
    draft = write_draft(made, show / "draft", audio=audio)
    what = "The vote was six to three, not <seven> to two."
    done = archive.correct(show, made, draft, render, what=what, when=WHEN)
    old = episode(2)
    assert (done.guid, done.number, done.slug, done.published) == (
        old.guid, old.number, old.slug, old.published,
    )  # fmt: skip
    assert public(show, old, done.master.path).read_bytes() == audio
    assert public(show, old, old.master.path).read_bytes() == sound(2), "the old address answers"
    text = feed_of(show)
    assert text.count(old.guid) == 1
    assert done.master.path in text
    assert old.master.path not in text
    page = public(show, old, "index.html").read_text(encoding="utf-8")
    assert "<strong>Corrected Sunday 1 March 2026:</strong> The vote was six to three" in page
    assert "<seven>" not in page
    (entry,) = archive.entries(show)
    assert (entry.deed, entry.guid, entry.audio) == (Deed.CORRECTED, old.guid, old.master.path)
    assert entry.reason == what


def test_a_correction_that_changes_nothing_is_refused(show):
    made = episode(2)
    draft = write_draft(made, show / "draft")
    with pytest.raises(ArchiveError, match="same sound"):
        archive.correct(show, made, draft, render, what="x", when=WHEN)
    assert archive.entries(show) == ()


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_what_was_never_published_cannot_be_mended(show, act):
    made = replace(remade(9, 1)[0], edition="2030-01-01")
    acts = {
        "correct": lambda: archive.correct(show, made, show, render, what="x", when=WHEN),
        "withdraw": lambda: archive.withdraw(show, "2030-01-01", render, reason="x", when=WHEN),
    }
    with pytest.raises(ArchiveError, match="no published episode") as refused:
        acts[act]()
    assert "2026-01-03" in refused.value.remedy


def test_a_withdrawn_episode_leaves_the_feed_and_its_address_answers_the_correction(show):
    said = replace(
        episode(40), edition="2026-03-01-correction", slug="2026-03-01-correction",
        title="Correction: the lido vote",
    )  # fmt: skip
    draft = write_draft(said, show / "draft")
    old = episode(3)
    gone = archive.withdraw(
        show, "2026-01-03", render, reason="The story was wrong.", when=WHEN,
        correction=(said, draft),
    )  # fmt: skip
    assert gone.status is Status.WITHDRAWN
    text = feed_of(show)
    assert old.guid not in text
    assert "Correction: the lido vote" in text
    assert public(show, old, old.master.path).read_bytes() == sound(40)
    assert {path.name for path in public(show, old, "").iterdir()} == {
        old.master.path, "index.html",
    }  # fmt: skip
    page = public(show, old, "index.html").read_text(encoding="utf-8")
    assert "The story was wrong." in page
    assert "Councillors" not in page
    assert (show / "public" / "latest.mp3").read_bytes() == sound(40)
    assert archive.next_number(show) == 41
    assert [entry.deed for entry in archive.entries(show)] == [Deed.WITHDRAWN]


def test_without_a_spoken_correction_the_sound_is_simply_gone(show):
    archive.withdraw(show, "2", render, reason="Wrong.", when=WHEN)
    old = episode(2)
    assert {path.name for path in public(show, old, "").iterdir()} == {"index.html"}
    assert (show / "public" / "latest.mp3").read_bytes() == sound(3)


def test_a_withdrawal_cut_short_is_finished_by_asking_again(show, monkeypatch):
    from briefing.archive import corrections

    with monkeypatch.context() as patched:
        patched.setattr(corrections, "refresh", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            archive.withdraw(show, "2", render, reason="Wrong.", when=WHEN)
    assert public(show, episode(2), episode(2).master.path).exists(), "the feed still names it"
    archive.withdraw(show, "2", render, reason="Wrong.", when=WHEN)
    assert episode(2).guid not in feed_of(show)
    assert not public(show, episode(2), episode(2).master.path).exists()
    assert len(archive.entries(show)) == 1


def test_a_withdrawn_edition_never_comes_back(show):
    archive.withdraw(show, "2", render, reason="Wrong.", when=WHEN)
    with pytest.raises(ArchiveError, match="was withdrawn"):
        publish(show, episode(2))


def test_the_log_survives_a_line_torn_by_a_kill(show):
    archive.withdraw(show, "2", render, reason="Wrong.", when=WHEN)
    path = show / "archive" / "log.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    assert len(archive.entries(show)) == 1
    archive.withdraw(show, "1", render, reason="Also wrong.", when=WHEN)
    assert [entry.reason for entry in archive.entries(show)] == ["Wrong.", "Also wrong."]
    assert path.read_bytes().startswith(whole), "what was written is never rewritten"
    path.write_bytes(b"{}\n" + whole)
    with pytest.raises(ArchiveError, match="line 1"):
        archive.entries(show)


def test_retired_episodes_leave_the_feed_but_keep_their_address_for_the_promise(show):
    assert archive.retire(show, render, when=WHEN, keep=1, promise=30) == ()
    text = feed_of(show)
    assert [episode(n).guid in text for n in (1, 2, 3)] == [False, False, True]
    assert public(show, episode(1), episode(1).master.path).exists()
    assert archive.next_number(show) == 4, "a number is never given twice"
    early = archive.retire(show, render, when=WHEN + timedelta(days=29), keep=1, promise=30)
    assert early == ()
    late = archive.retire(show, render, when=WHEN + timedelta(days=31), keep=1, promise=30)
    assert late == (f"episodes/{episode(2).slug}", f"episodes/{episode(1).slug}")
    assert not public(show, episode(1), "").exists()
    assert public(show, episode(3), episode(3).master.path).exists()
    again = archive.retire(show, render, when=WHEN + timedelta(days=32), keep=1, promise=30)
    assert again == ()


def test_retirement_by_age(show):
    archive.retire(show, render, when=episode_time(3), days=1)
    assert [each.number for each in archive.episodes(show)] == [3, 2]


def episode_time(number: int) -> datetime:
    return datetime.fromisoformat(episode(number).published)


def test_the_sound_a_correction_replaced_is_deleted_after_the_promise_and_no_other(show):
    made, audio = remade(2, 1)
    draft = write_draft(made, show / "draft", audio=audio)
    done = archive.correct(show, made, draft, render, what="x", when=WHEN)
    archive.retire(show, render, when=WHEN + timedelta(days=364))
    assert public(show, episode(2), episode(2).master.path).exists()
    deleted = archive.retire(show, render, when=WHEN + timedelta(days=366))
    assert deleted == (f"episodes/{episode(2).slug}/{episode(2).master.path}",)
    assert public(show, done, done.master.path).exists()
    assert public(show, done, "transcript.vtt").exists()


def test_sound_left_by_an_edition_made_again_is_found_and_kept_for_the_promise(show):
    left = public(show, episode(1), "2026-01-01-00000000.mp3")
    left.write_bytes(b"ID3 an earlier take")
    assert archive.retire(show, render, when=WHEN, promise=10) == ()
    assert left.exists()
    deleted = archive.retire(show, render, when=WHEN + timedelta(days=11), promise=10)
    assert deleted == (f"episodes/{episode(1).slug}/2026-01-01-00000000.mp3",)
    assert public(show, episode(1), episode(1).master.path).exists()
