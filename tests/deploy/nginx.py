"""nginx with the very configuration that is deployed, before servers on this machine."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers import ROOT, Server, ended_afterwards, free_ports

# Debian keeps it where only root looks.
WHERE = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def installed_nginx() -> str:
    """Its path. CI has to have it; on a laptop, a test that needs it is skipped without."""
    found = shutil.which("nginx", path=WHERE)
    if found is not None:
        return found
    sentence = "this test needs nginx: on Debian and Ubuntu, sudo apt-get install nginx-light"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def command(folder: Path, port: int, replicas: list[int]) -> list[str]:
    """Lay the configuration out in a folder for these ports; how to start nginx with it."""
    for name in ("nginx.conf", "replicas.conf", "here.conf"):
        (folder / name).unlink(missing_ok=True)
    (folder / "nginx.conf").symlink_to(ROOT / "deploy" / "nginx.conf")
    servers = "".join(
        f"server 127.0.0.1:{replica} max_fails=3 fail_timeout=10s;\n" for replica in replicas
    )
    (folder / "replicas.conf").write_text(servers)
    # Who answered is for the test's eyes only. The folders stay empty, but nginx makes them, and by
    # default where only root may.
    here = f"listen 127.0.0.1:{port};\nadd_header X-Replica $upstream_addr;\n"
    here += "".join(f"{name}_temp_path {folder / name};\n" for name in TEMPORARY)
    (folder / "here.conf").write_text(here)
    settings = f"daemon off; pid {folder / 'pid'};"
    paths = ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    return [installed_nginx(), *paths, "-g", settings]


@contextmanager
def nginx(folder: Path, replicas: list[int]) -> Iterator[Server]:
    """Run nginx before the servers on these ports."""
    (port,) = free_ports(1)
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command(folder, port, replicas), stderr=log)
        with ended_afterwards(Server(process, port)) as server:
            yield server
