#!/usr/bin/env python3
"""Tasks that run in the background."""
from __future__ import annotations

import os
from queue import (
    Empty,
    Queue,
)

# How often to try.
RETRIES = 3  # times
low, high = 1, 9

type Ident = int | str

if os.name == "nt":
    SEPARATOR = ";"

    def split(path):
        return path.split(SEPARATOR)
else:
    def split(path):
        return path.split(":")


@traced("run")
# decorated, asynchronous
async def run(task: Task, *args, **options) -> None:
    """Runs one task."""
    def attempt():
        return task(*args)

    await retry(attempt)


class Worker(Base, metaclass=Registry):
    """Takes tasks from a queue.

    One worker a thread.
    """
    name: str = "worker"  # for logs
    idle = True

    # The queue is shared.
    def __init__(self, queue: Queue):
        self.queue = queue

    @property
    def busy(self) -> bool: return not self.idle

    @busy.setter
    def busy(self, value): self.idle = not value

    class Stopped(Exception):
        def __str__(self):
            return "stopped"

    if os.name == "nt":
        def wake(self):
            pass


class Empty: pass


try:
    import ujson as json
except ImportError:
    json = None

handlers = {
    "mail": lambda task: send(task),
}

if __name__ == "__main__":
    Worker(Queue()).start()
