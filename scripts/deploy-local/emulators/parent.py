"""Ends this process when the one that started it is gone, however it went."""

import os
import signal
import sys
import threading


def end_with_parent() -> None:
    """The parent holds the other end of standard input and never writes: its end is the parent's end."""

    def wait() -> None:
        os.read(sys.stdin.fileno(), 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
