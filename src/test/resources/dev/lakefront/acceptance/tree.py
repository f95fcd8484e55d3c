"""An app that starts processes in every way there is to lose sight of them.

Some are orphaned and in a session of their own: one listens on the app's port, one has not a
single variable, and one has ended when the file "ended" names it: nobody but Lakefront collects it
from the process table. The app itself ends when its standard input does.
"""

import os
import subprocess
import sys

subprocess.Popen(["sh", "-c", "sleep 300 & wait"], stdin=subprocess.DEVNULL)
subprocess.Popen(["sleep", "300"], stdin=subprocess.DEVNULL, start_new_session=True)


def orphaned(run):
    """Returns when it runs as what it is to be: its end of the pipe is closed then."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            run()
        os._exit(0)
    os.close(writing)
    os.read(reading, 1)


def end():
    with open("ended", "w") as file:
        file.write(str(os.getpid()))
    os._exit(0)


orphaned(lambda: os.execv(sys.executable, [sys.executable, "mirror.py"]))
orphaned(lambda: os.execve("/bin/sleep", ["sleep", "300"], {}))
orphaned(end)
sys.stdin.read()
sys.exit(5)
