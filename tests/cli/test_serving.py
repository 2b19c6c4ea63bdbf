"""``demo`` and ``serve`` as real processes: up, answering, one worker, down again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from nhipcau.actions.publish import withdraw
from nhipcau.cli.preparation import fingerprint, make_chart_script
from nhipcau.core.registry import register
from nhipcau.core.store.read import one
from nhipcau.core.worker import is_alive, last_seen

COMMAND = Path(sys.executable).with_name("nhipcau")
PATIENCE = 20.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.05)


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "NHIPCAU_HOME": str(home)}


@contextmanager
def running(*arguments: str, home: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    bind = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen([COMMAND, *arguments, "--bind", bind], env=environment(home), stderr=subprocess.PIPE)
    try:
        assert process.stderr
        while b"http://" not in (line := process.stderr.readline()):
            assert line, "ended before it was up"
        yield process, f"http://{bind}"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def test_serve_answers_and_its_worker_shows_new_decisions(site: Path) -> None:
    with running("serve", home=site) as (process, address):
        with urlopen(f"{address}/vi/") as answer:
            assert answer.status == 200
        wait_for(lambda: is_alive(site))
        withdraw(register("partners"), ["DT-0001"], "Nguyễn Thị A", "nguồn đã cải chính")
        wait_for(lambda: one("partners", "DT-0001") is None)
    assert process.returncode == 0
    assert not is_alive(site)


def test_a_dead_worker_is_started_again(site: Path) -> None:
    with running("serve", home=site):
        wait_for(lambda: is_alive(site))
        life = last_seen(site)
        assert life
        os.kill(life.pid, signal.SIGKILL)
        wait_for(lambda: is_alive(site) and (again := last_seen(site)) and again.pid != life.pid)


def test_a_second_worker_is_refused(site: Path) -> None:
    with running("serve", home=site):
        wait_for(lambda: is_alive(site))
        for command in (["worker"], ["project", "--rebuild"]):
            second = subprocess.run(
                [COMMAND, *command], env=environment(site), capture_output=True, timeout=PATIENCE, check=False
            )
            assert second.returncode == 2
            assert str(last_seen(site).pid) in second.stderr.decode()  # type: ignore[union-attr]


def test_the_worker_ends_when_the_one_who_started_it_is_killed(site: Path) -> None:
    worker = subprocess.Popen([COMMAND, "worker", "--attended"], env=environment(site), stdin=subprocess.PIPE)
    wait_for(lambda: is_alive(site))
    assert worker.stdin
    worker.stdin.close()
    assert worker.wait(PATIENCE) == 0


def test_a_port_in_use_is_refused_with_another_to_try(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [COMMAND, "serve", "--bind", f"127.0.0.1:{port}"],
            env=environment(site),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert f"--bind 127.0.0.1:{port + 1}" in done.stderr.decode()


def test_a_prepared_demo_serves_without_preparing_again(site: Path) -> None:
    """That is what lets a second start take seconds; how many depends on the machine, so they are not tested."""
    (site / "seeded").write_text(fingerprint())
    make_chart_script(site, "vi")
    command = [COMMAND, "demo", "--no-serve", "--lang", "en"]
    done = subprocess.run(command, env=environment(site), capture_output=True, timeout=PATIENCE, check=True)
    assert (done.stdout + done.stderr).decode().strip().splitlines() == [f"The data in {site} is ready."]
    with running("demo", home=site) as (_, address), urlopen(f"{address}/en/") as answer:
        assert answer.status == 200
