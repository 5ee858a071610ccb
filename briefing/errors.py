"""Everything that can go wrong, as one tree; each error says what to do about it.

    BriefingError                 1  failed
    ├── ConfigError               2  wrong usage or a wrong setting
    ├── ArticleError              1  an article could not be read
    │   └── UnspeakableArticle    4  read, but held back for a person to look at
    ├── SummaryError              1  no story could be told
    │   └── WriterError           1  a model's answer was no draft of a story
    │       └── WriterUnavailable 3  a model that writes cannot be asked
    ├── ScriptError               1  a running order could not be written or read back
    ├── VoiceError                1  a line could not be spoken
    │   └── VoiceUnavailable      3  this voice cannot speak on this machine
    ├── AudioError                1  mixing, mastering or decoding failed
    ├── FeedError                 1  the feed could not be written
    ├── ArchiveError              1  the show folder could not be read or written
    ├── PublishError              1  the show could not be sent to its host
    │   └── ServiceUnavailable    3  the host or speaker did not answer
    ├── PluginError               3  an engine could not be loaded
    ├── HeldForReview             4  the bulletin waits for a person
    └── NothingNew                5  there is nothing new to publish

The number is the exit code of the command line.
"""

from __future__ import annotations

from typing import ClassVar


class BriefingError(Exception):
    """An error with its remedy; str() gives what went wrong, where, and with which value."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep what went wrong (`message`) and what the reader can do (`remedy`)."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class ConfigError(BriefingError):
    """Wrong usage, or a wrong value in the show file; names every mistake at once."""

    exit_code = 2


class ArticleError(BriefingError):
    """An article could not be read."""


class UnspeakableArticle(ArticleError):
    """An article was read, but nothing in it may be spoken before a person has looked."""

    exit_code = 4


class SummaryError(BriefingError):
    """No story could be told from the articles."""


class WriterError(SummaryError):
    """A model that writes answered, but not with a draft of a story."""


class WriterUnavailable(WriterError):
    """A model that writes cannot be reached, refuses, or lacks its key."""

    exit_code = 3


class ScriptError(BriefingError):
    """A running order could not be written, or an edited one could not be read back."""


class VoiceError(BriefingError):
    """A line could not be spoken."""


class VoiceUnavailable(VoiceError):
    """A voice cannot speak on this machine as it stands."""

    exit_code = 3


class AudioError(BriefingError):
    """Sound could not be mixed, mastered, encoded or decoded."""


class FeedError(BriefingError):
    """The feed could not be written."""


class ArchiveError(BriefingError):
    """The show folder could not be read or written."""


class PublishError(BriefingError):
    """The show could not be sent to its host."""


class ServiceUnavailable(PublishError):
    """A host, a service or a speaker did not answer."""

    exit_code = 3


class PluginError(BriefingError):
    """An engine could not be found or loaded."""

    exit_code = 3


class HeldForReview(BriefingError):
    """The bulletin was made but waits for a person."""

    exit_code = 4


class NothingNew(BriefingError):
    """There is nothing new to publish."""

    exit_code = 5
