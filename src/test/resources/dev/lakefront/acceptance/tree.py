"""An app that starts processes in every way there is to lose sight of them.

One of them, orphaned and in a session of its own, listens on the app's port. The app itself ends
when its standard input does.
"""

import os
import subprocess
import sys

subprocess.Popen(["sh", "-c", "sleep 300 & wait"], stdin=subprocess.DEVNULL)
subprocess.Popen(["sleep", "300"], stdin=subprocess.DEVNULL, start_new_session=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.execv(sys.executable, [sys.executable, "mirror.py"])
    os._exit(0)
sys.stdin.read()
sys.exit(5)
