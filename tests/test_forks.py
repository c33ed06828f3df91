"""Forks: what they give comes back in order, what kills them is said, and none outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import forks
from analysis.forks import Killed, forked

pytestmark = pytest.mark.skipif(not forks.can_fork(), reason="no forks here")


def test_each_work_gives_back_what_it_made_in_the_order_of_the_works():
    kept = list(range(5))
    with forked([lambda note, at=at: (kept[at], os.getpid()) for at in (3, 1, 4)], at_once=2) as results:
        found = results()
    assert [one for one, _ in found] == [3, 1, 4]
    assert len({process for _, process in found} | {os.getpid()}) == 4


def test_the_error_of_a_work_is_raised_here():
    with pytest.raises(KeyError, match="rate"), forked([lambda note: {}["rate"]]) as results:
        results()


def test_a_work_that_is_killed_is_named_with_what_it_noted_last():
    def killed(note):
        note("3")
        note("7")
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(Killed, match="SIGKILL") as raised, forked([lambda note: 1, killed]) as results:
        results()
    assert (raised.value.at, raised.value.note) == (1, "7")


def test_at_most_so_many_work_at_a_time(tmp_path):
    def counted(note):
        here = tmp_path / str(os.getpid())
        here.touch()
        n = len(list(tmp_path.iterdir()))
        time.sleep(0.05)
        here.unlink()
        return n

    with forked([counted] * 5, at_once=2) as results:
        assert max(results()) <= 2


def ended(process):
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def test_who_still_works_at_the_end_of_the_context_ends(tmp_path):
    def slow(note):
        (tmp_path / "id").write_text(str(os.getpid()))
        time.sleep(60)

    with forked([slow]):
        number = written(tmp_path / "id")
    assert ended(number)


def written(path):
    while not (path.exists() and path.read_text()):
        time.sleep(0.01)
    return int(path.read_text())


PARENT = """
import os, sys, time
from pathlib import Path
from analysis.forks import forked
def slow(note):
    Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(60)
with forked([slow]) as results:
    results()
"""


def test_none_outlives_a_parent_that_is_killed(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path / "id")],
        env={**os.environ, "PYTHONPATH": str(Path(forks.__file__).parents[1])},
    )
    number = written(tmp_path / "id")
    parent.kill()
    parent.wait()
    assert ended(number)
