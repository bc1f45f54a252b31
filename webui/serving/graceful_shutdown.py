"""A serving process that is told to end answers the requests under way first, and exits.

The server does so itself, but one time in ten under load (granian 2.8.7) it keeps waiting for a
connection that is closed already. Therefore the requests under way are counted here.
"""

import os
import signal
import socket
from collections.abc import Callable, Iterable
from threading import Lock, Thread
from time import sleep
from typing import TYPE_CHECKING

from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LOOK_S = 0.05
SENDING_S = 1.0
"""Seconds for the last response to be sent; a server that ends by itself takes a fifth of it."""


class Underway:
    """A WSGI application, and the number of its requests under way."""

    def __init__(self, answer: "WSGIApplication") -> None:
        self._answer = answer
        self._lock = Lock()
        self.count = 0

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request; it is under way until its response is closed."""
        self._add(1)
        try:
            return ClosingIterator(self._answer(environ, start_response), lambda: self._add(-1))
        except BaseException:
            self._add(-1)
            raise

    def _add(self, number: int) -> None:
        with self._lock:
            self.count += number


def leave_when_told(underway: Underway, leave: Callable[[], object] = lambda: os._exit(0)) -> None:
    """End this process after a SIGTERM or Ctrl-C, as soon as no request is under way.

    Call it in the main thread, as signals require.
    """
    told, tell = socket.socketpair()
    tell.setblocking(False)
    signal.set_wakeup_fd(tell.fileno())
    # The thread holds both ends, or they would be closed.
    Thread(target=_leave, args=(told, tell, underway, leave), daemon=True).start()


def _leave(
    told: socket.socket, tell: socket.socket, underway: Underway, leave: Callable[[], object]
) -> None:
    with told, tell:
        while not {signal.SIGTERM, signal.SIGINT} & set(told.recv(16)):
            pass
        quiet_s = 0.0
        while quiet_s < SENDING_S:
            sleep(_LOOK_S)
            quiet_s = quiet_s + _LOOK_S if not underway.count else 0.0
        leave()
