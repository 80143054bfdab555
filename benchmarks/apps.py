"""The app and the bare apps beside it, each a server of its own whose costs can be read; on Linux.

A bare app runs as Streamlit ships it: in a folder of its own, where it finds none of our settings.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nn_core import compile_kernel
from tests.servers import Server, ended_afterwards, free_ports, start, start_app
from ui.app.kernel import SWITCH

ONE_SLIDER = Path(__file__).parent / "bare_app.py"
ONE_CHART = Path(__file__).parent / "bare_chart.py"
ONE_TEXT = Path(__file__).parent / "bare_text.py"


@contextmanager
def the_app(*, with_kernel: bool = False) -> Iterator[Server]:
    """The app as its container runs it, ready; asked for, with its kernel, compiled before."""
    (port,) = free_ports(1)
    if with_kernel and not compile_kernel():
        raise RuntimeError("Numba is not installed: there is no kernel")
    with ended_afterwards(start_app(port, **{SWITCH: "on" if with_kernel else "off"})) as server:
        server.wait_until_healthy()
        yield server


@contextmanager
def bare(script: Path = ONE_SLIDER) -> Iterator[Server]:
    """A bare app, ready."""
    with in_a_folder_of_its_own(script) as copy:
        (port,) = free_ports(1)
        with ended_afterwards(start(port, copy, copy.parent)) as server:
            server.wait_until_healthy()
            yield server


@contextmanager
def in_a_folder_of_its_own(script: Path) -> Iterator[Path]:
    """A copy of a script where nothing else is."""
    with TemporaryDirectory() as folder:
        yield Path(shutil.copy(script, folder))


@contextmanager
def on_one_core(server: Server) -> Iterator[None]:
    """Keep a server to one core of this machine, and its visitors to the others."""
    core, *others = sorted(os.sched_getaffinity(0))
    for thread in Path(f"/proc/{server.process.pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), {core})
    os.sched_setaffinity(0, others or {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, {core, *others})


def memory(server: Server) -> float:
    """The resident memory of a server, in MB."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def cpu_seconds(server: Server) -> float:
    """The processor time that a server has used. The work of others does not make it longer."""
    after_name = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
