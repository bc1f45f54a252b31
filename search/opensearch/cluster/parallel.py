"""A call beside others: a request is on its way while this thread goes on."""

from _thread import start_new_thread
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from typing import Generic, TypeVar

Result = TypeVar("Result")


class ParallelCall(Generic[Result]):
    """Calls in a thread of its own, under the deadline of this one.

    A pool would not outlive a fork. `threading.Thread` waits until it has begun, so that this
    thread would wait for the other's request before it sends its own.
    """

    def __init__(self, call: Callable[[], Result]) -> None:
        self._future: Future[Result] = Future()
        self._call = call
        start_new_thread(copy_context().run, (self._run,))

    def result(self) -> Result:
        """Return what the call returns, once it does; raises what it raises."""
        return self._future.result()

    def _run(self) -> None:
        try:
            self._future.set_result(self._call())
        except BaseException as error:
            self._future.set_exception(error)
