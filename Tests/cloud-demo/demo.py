"""A demo cloud and its demo till, as people start them, for the scripts beside this folder.

Both are the built programs, and speak over 127.0.0.1 alone. What is started here ends with the
`with` it was started in.
"""

import contextlib
import json
import os
import pathlib
import pty
import re
import select
import signal
import sqlite3
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAMS = pathlib.Path(os.environ.get("POS_PROGRAMS", ROOT / ".build" / "debug"))


class Cloud:
    """`pos-cloud demo` on a free port: `url`, `token` of till L1, and the owner's `password`."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._folder.name)
        token = self.folder / "token"
        self.log = self.folder / "log"
        self._process = subprocess.Popen(
            [PROGRAMS / "pos-cloud", "demo", "--port", "0", "--token-file", token],
            stdout=subprocess.PIPE, stderr=open(self.log, "w"), text=True)
        said = ""
        for line in self._process.stdout:
            said += line
            if line.startswith("Ctrl-C"):
                break
        else:
            raise SystemExit(f"pos-cloud does not start:\n{self.log.read_text()}")
        self.url = re.search(r"http://127\.0\.0\.1:\d+", said)[0]
        self.password = re.search(r"password (\S+)", said)[1]
        self.token = token.read_text().strip()
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(30)
        self._folder.cleanup()


class Till:
    """The demo till L1, with a store of its own, that syncs with the cloud while it runs."""

    def __init__(self, cloud):
        self._cloud = cloud
        self._data = cloud.folder / "till"

    def pos(self, *arguments):
        """Runs `pos` on the store, without the cloud."""
        done = subprocess.run(
            [PROGRAMS / "pos", *arguments, "--data", self._data], text=True,
            capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
        if done.returncode != 0:
            raise SystemExit(f"pos {arguments}: {done.stdout}{done.stderr}")

    def replay(self, script):
        """Does what a key script of fixtures/sessions does."""
        self.pos("--demo", "--replay", ROOT / "fixtures" / "sessions" / script)

    def sync(self, *lines, seconds=60):
        """Logs a cashier in, types the lines, and ends the till once all is synced."""
        child, screen = pty.fork()
        if child == 0:
            os.environ.update(
                TERM="xterm", LINES="24", COLUMNS="80", LC_ALL="C.UTF-8",
                CLOUD_URL=self._cloud.url, CLOUD_TOKEN=self._cloud.token)
            os.execv(PROGRAMS / "pos", ["pos", "--demo", "--data", str(self._data)])
        try:
            end = time.monotonic() + seconds
            for line in ("1111", *lines):
                self._read(screen)
                os.write(screen, f"{line}\r".encode())
            self._read(screen)
            while self._have() < self._happened():
                if time.monotonic() > end:
                    raise SystemExit(f"the till has not sent all within {seconds} s")
                self._read(screen)
        finally:
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)
            os.close(screen)

    @staticmethod
    def _read(screen):
        """Takes what the till draws, until it draws nothing more for half a second."""
        while select.select([screen], [], [], 0.5)[0]:
            os.read(screen, 65536)

    def _happened(self):
        """How many events the till has made."""
        with contextlib.closing(sqlite3.connect(self._data / "pos.sqlite")) as store:
            return store.execute(
                "SELECT MAX(origin_seq) FROM events WHERE origin_device_id = 'L1'").fetchone()[0]

    def _have(self):
        """How many of them the cloud has."""
        request = urllib.request.Request(
            f"{self._cloud.url}/sync/push", b'{"deviceId":"L1","items":[]}',
            {"Authorization": f"Bearer {self._cloud.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["have"].get("L1", 0)
