"""One question to a server, whatever it answers: for checking what a show's own host serves."""

from __future__ import annotations

import contextlib
import http.client
import ssl
from collections.abc import Mapping
from urllib.parse import urljoin

from briefing.errors import ArticleError
from briefing.fetch import addresses
from briefing.fetch.addresses import Place
from briefing.fetch.request import Answer, Pinned

_MOST_HOPS = 5
_MOST_SECONDS = 20.0


class Asker:
    """Asks a show's host; private addresses only when the show itself has one."""

    def __init__(self, target: str) -> None:
        """Take the address a person named: its host decides what may be asked.

        Raises ArticleError for what is no web address, and for a host that is not known.
        """
        found = addresses.answers_for(addresses.place(target), addresses.resolve)
        self.allow_private = not all(addresses.is_public(address) for address in found)

    def __call__(self, url: str, *, method: str, headers: Mapping[str, str], limit: int) -> Answer:
        """Ask once, following redirects; the body as sent, at most `limit` bytes of it.

        Raises ArticleError for what is no web address or may not be asked, OSError when there
        is no answer.
        """
        where = addresses.place(url)
        for _ in range(_MOST_HOPS):
            answer = self._ask(where, method, headers, limit)
            target = answer.headers.get("location", "")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                return answer
            where = addresses.place(urljoin(where.url, target))
        raise ArticleError(f"{url}: is redirected too often", "Check the address.")

    def _ask(self, where: Place, method: str, headers: Mapping[str, str], limit: int) -> Answer:
        address = addresses.checked(where, addresses.resolve, allow_private=self.allow_private)
        context = ssl.create_default_context() if where.scheme == "https" else None
        connection = Pinned(where, address, _MOST_SECONDS, context)
        try:
            connection.putrequest(method, where.target, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": where.netloc, **headers, "Connection": "close"}.items():
                connection.putheader(name, value)
            connection.endheaders()
            with contextlib.closing(connection.getresponse()) as response:
                found = {name.casefold(): value for name, value in response.getheaders()}
                return Answer(response.status, found, response.read(limit))
        except http.client.HTTPException as error:
            raise OSError(f"{where.url}: {error}") from error
        finally:
            connection.close()
            if connection.opened is not None:
                connection.opened.close()
