"""The contract of a voice as tests: inherit them, give your voice, and it is held to all of them.

    from briefing.voices.contract import VoiceContract

    class TestMine(VoiceContract):
        def make(self):
            return Mine()

pytest collects the class; no other library is needed. Each test says in words what is wrong.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from briefing.errors import VoiceError
from briefing.models import Clip
from briefing.pronounce import ALPHABETS, Entry, Lexicon
from briefing.voices import Capabilities, Resting, Voice

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_FASTEST = 45.0
"No voice says more characters a second."
_QUIETEST = 0.003
"A louder sample than this is in any speech; full scale 1."
_WORDLESS = ("", "   ", "…", "—", "😀", "?!")
_ODD = (
    "<speak>One <break time='5s'/> two &amp; three</speak>",
    "One\x00two\x07three\x1b[31m four",
    "We will not sail 😀 until Monday.",
    "a" * 90,
    "英国广播公司",
)


class VoiceContract:
    """Tests that every voice must pass; `make` is the only thing to write."""

    short = "The ferry is cancelled."
    "A short utterance in the voice's language."
    long = "The ferry is cancelled, and the crack was found below the waterline on Thursday."
    "A longer one."
    word = "harbour"
    "A word whose sound an inline pronunciation changes, where the voice takes any."

    def make(self) -> Voice:
        """Give a voice as a producer would get it, not yet loaded."""
        raise NotImplementedError("give a voice in make()")

    def test_it_has_a_name_a_producer_can_type(self) -> None:
        """Lower-case letters, digits and hyphens."""
        name = self.make().name
        _must(re.fullmatch(r"[a-z][a-z0-9-]*", name), f"{name!r} is not a name to type")

    def test_its_capabilities_are_possible(self) -> None:
        """An alphabet we know, at least one language, and a length that allows words."""
        can = self.make().capabilities
        _must(isinstance(can, Capabilities), "capabilities is not a Capabilities")
        _must(can.phonemes is None or can.phonemes in ALPHABETS, f"no alphabet {can.phonemes!r}")
        _must(can.languages and all(can.languages), "it speaks no language")
        _must(can.longest is None or can.longest >= 50, "it takes too few characters")

    def test_it_can_speak_here(self) -> None:
        """check() returns."""
        self.make().check()

    def test_its_fingerprint_stays(self) -> None:
        """One line of text, the same for two voices made alike and after speaking."""
        voice = self.make()
        before = voice.fingerprint()
        _must(before.strip() and "\n" not in before, f"{before!r} is no fingerprint")
        _must(self.make().fingerprint() == before, "two made alike have different fingerprints")
        voice.say(self.short)
        _must(voice.fingerprint() == before, "speaking changed its fingerprint")

    def test_it_gives_sound_as_the_rooms_take_it(self) -> None:
        """Mono float32 within full scale, no NaN, a usual rate, not silent."""
        clip = _heard(self.make(), self.long)
        _must(clip.samples.ndim == 1, f"samples have shape {clip.samples.shape}, not (n,)")
        _must(str(clip.samples.dtype) == "float32", f"samples are {clip.samples.dtype}")
        _must(8_000 <= clip.rate <= 48_000, f"a rate of {clip.rate} Hz")
        _must(float(abs(clip.samples).max()) <= 1.0, "samples go beyond full scale")

    def test_more_words_take_longer(self) -> None:
        """What is said grows with the text, and nothing is spoken impossibly fast."""
        voice = self.make()
        short, long = _heard(voice, self.short), _heard(voice, self.long)
        _must(long.seconds > 1.5 * short.seconds, "a text thrice as long takes no longer")

    def test_several_sentences_are_all_spoken(self) -> None:
        """Also over a line break."""
        voice = self.make()
        one, both = _heard(voice, self.long), _heard(voice, f"{self.long}\n{self.long}")
        _must(both.seconds > 1.6 * one.seconds, "the second sentence is missing")

    def test_a_very_long_text_is_spoken_to_its_end(self) -> None:
        """Eight times the words are about eight times the sound."""
        voice = self.make()
        one, many = _heard(voice, self.long), _heard(voice, " ".join([self.long] * 8))
        _must(many.seconds > 6 * one.seconds, f"only {many.seconds:.1f} s of it are there")

    def test_text_without_words_is_refused(self) -> None:
        """VoiceError with a remedy, not silence."""
        voice = self.make()
        for text in _WORDLESS:
            try:
                clip = voice.say(text)
            except VoiceError as error:
                _must(error.remedy, f"the error for {text!r} does not say what to do")
            else:
                raise AssertionError(f"{text!r} gave {clip.seconds:.2f} s instead of VoiceError")

    def test_odd_text_is_spoken_or_refused(self) -> None:
        """Markup, control characters, emoji and foreign letters: sound or VoiceError."""
        voice = self.make()
        for text in _ODD:
            try:
                clip = voice.say(text)
            except VoiceError:
                continue
            _must(_loudest(clip) > _QUIETEST, f"{text[:30]!r} gave silence as if it were speech")

    def test_the_words_it_tells_lie_in_order_within_its_sound(self) -> None:
        """For a voice that tells when it says its words."""
        clip = self.make().say(self.long)
        edges = [edge for word in clip.words for edge in (word.start, word.end)]
        _must(edges == sorted(edges), "the words it tells do not follow one another")
        inside = all(0.0 <= edge <= clip.seconds + 0.01 for edge in edges)
        _must(inside, "a word it tells lies outside its sound")

    def test_the_same_text_gives_the_same_sound(self) -> None:
        """For a voice that calls itself repeatable: whatever was said before, by any instance."""
        voice = self.make()
        if not voice.capabilities.repeatable:
            return
        first = voice.say(self.short)
        voice.say(self.long)
        _must(voice.say(self.short) == first, "what was said before changes the sound")
        _must(self.make().say(self.short) == first, "another instance sounds different")

    def test_it_speaks_as_before_when_it_has_rested(self) -> None:
        """For a voice that can give its memory back: resting twice, or unloaded, does no harm."""
        voice = self.make()
        if not isinstance(voice, Resting):
            return
        voice.rest()
        first = _heard(voice, self.short)
        voice.rest()
        voice.rest()
        after = _heard(voice, self.short)
        same = after == first or not voice.capabilities.repeatable
        _must(same, "it sounds different when it has rested")

    def test_several_threads_may_speak_at_once(self) -> None:
        """Every text comes out as it does alone, whether the threads gain by it or not."""
        voice, alone = self.make(), self.make()
        texts = [f"{self.short} {self.long[:length]}." for length in (20, 30, 40, 50)]
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(voice.say, texts))
        for text, clip in zip(texts, together, strict=True):
            once = alone.say(text)
            near = abs(clip.seconds - once.seconds) < 0.2 * once.seconds
            same = clip == once if voice.capabilities.repeatable else near
            _must(same, f"{text!r} sounds different when others speak at the same time")

    def test_inline_pronunciations_are_spoken(self) -> None:
        """For a voice that takes phonemes: the word sounds as told, and no markup is read out."""
        voice = self.make()
        alphabet = voice.capabilities.phonemes
        if alphabet is None:
            return
        lexicon = Lexicon({self.word: (Entry(self.word, "ˈbæləm"),)})
        plain = f"The {self.word} is open."
        marked = lexicon.apply(plain, alphabet)
        _must(marked != plain, f"no lexicon entry can be written in {alphabet!r}")
        as_written, as_told = _heard(voice, plain), voice.say(marked)
        _must(as_told != as_written, "the pronunciation changes nothing")
        ratio = as_told.seconds / as_written.seconds
        _must(0.6 < ratio < 1.4, f"with a pronunciation it takes {ratio:.1f} times as long")


def _must(holds: object, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _heard(voice: Voice, text: str) -> Clip:
    """Give what a voice says, after making sure that it is sound and all of the words."""
    clip = voice.say(text)
    _must(isinstance(clip, Clip), f"say() gave {type(clip).__name__}, not a Clip")
    _must(_loudest(clip) > _QUIETEST, f"{text[:30]!r} gave silence")
    needed = len(text) / _FASTEST
    _must(clip.seconds > needed, f"{clip.seconds:.2f} s cannot hold {len(text)} characters")
    return clip


def _loudest(clip: Clip) -> float:
    import numpy as np  # noqa: PLC0415 - not needed to import the contract

    samples: npt.NDArray[np.float32] = clip.samples
    _must(np.isfinite(samples).all(), "there are samples that are not numbers")
    return float(np.abs(samples).max(initial=0.0))
