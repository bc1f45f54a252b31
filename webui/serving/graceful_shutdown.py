"""How a serving process ends: it is told to, answers what is under way, and goes.

The server sees to that itself, but now and then, one time in ten under load (granian 2.8.7), it
goes on waiting for a connection that nobody holds any more. So what is under way is counted here.
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
"""Seconds for the last answer to get out; a server that ends by itself takes a fifth of it."""


class Underway:
    """A WSGI application, and how many of its requests are not answered to the end."""

    def __init__(self, answer: "WSGIApplication") -> None:
        self._answer = answer
        self._lock = Lock()
        self.count = 0

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request; it is under way until what it is answered with is closed."""
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
    """Let this process end soon after a SIGTERM or Ctrl-C, as soon as nothing is under way.

    To be called in the main thread, as everything that has to do with signals.
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
