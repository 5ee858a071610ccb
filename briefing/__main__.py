"""The front door: runs the command line, and turns every failure into words and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from briefing.errors import BriefingError


def main() -> None:
    """Run the command line; exit codes are those of `briefing.errors`."""
    # What is made of a day's articles is kept until it is written: looking through it again and
    # again for what may go costs a twentieth of the time and finds next to nothing.
    gc.set_threshold(20_000, 20, 20)
    # What numpy multiplies here is small: a second thread waits, on a busy machine a thousand
    # times longer than the work takes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from briefing.cli import briefing  # noqa: PLC0415 - nothing is loaded to say what went wrong

    try:
        briefing.main(standalone_mode=False, prog_name="briefing")
    except BriefingError as error:
        _say(error.message, error.remedy)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _stopped()
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last net: a producer never sees a traceback
        _unexpected(error)


def _stopped() -> NoReturn:
    _say("stopped", "Run again: what was finished is re-used.")
    sys.exit(130)


def _unexpected(error: Exception) -> None:
    import click  # noqa: PLC0415

    if isinstance(error, click.exceptions.Exit):
        sys.exit(error.exit_code)
    if isinstance(error, click.Abort):
        _stopped()
    if isinstance(error, click.ClickException):
        error.show()
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    if os.environ.get("BRIEFING_DEBUG"):
        raise error
    if isinstance(error, OSError) and error.filename:
        _say(f"{error.filename}: {error.strerror}", "Check that path and run again.")
        sys.exit(1)
    what = f"{type(error).__name__}: {error}"
    _say(
        f"a fault in briefing itself: {what}",
        "Set BRIEFING_DEBUG=1 to see where; please report it.",
    )
    sys.exit(1)


def _say(message: str, remedy: str) -> None:
    print(f"briefing: {message}", file=sys.stderr)  # noqa: T201 - the only word to the producer
    if remedy:
        print(f"          {remedy}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
