"""The serve room: a web server fit for podcast apps, for the public folder of one show."""

from briefing.serve.answer import app
from briefing.serve.run import run, server

__all__ = ["app", "run", "server"]
