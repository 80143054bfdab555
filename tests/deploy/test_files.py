"""The files for hosting: what can be said of them without an engine that runs them."""

import json
import re
import subprocess
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.nginx import command
from tests.servers import ROOT, free_ports

HEALTH = "/_stcore/health"
DOCKERFILE = (ROOT / "Dockerfile").read_text()
PINNED = re.compile(r"[\w-]+==[\d.]+(; sys_platform != \"win32\")?")
"""A package that not every system has says so."""


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    services: dict[str, Any] = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text())
    return services["services"]  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def kubernetes() -> dict[str, Any]:
    """The objects by their kind."""
    objects = yaml.safe_load_all((ROOT / "deploy/kubernetes.yaml").read_text())
    return {each["kind"]: each for each in objects}


def container(kubernetes: dict[str, Any]) -> dict[str, Any]:
    (only,) = kubernetes["Deployment"]["spec"]["template"]["spec"]["containers"]
    return only  # type: ignore[no-any-return]


def test_nginx_accepts_its_configuration(tmp_path: Path) -> None:
    port, *replicas = free_ports(4)
    checked = subprocess.run(
        [*command(tmp_path, port, replicas), "-t"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert "test is successful" in checked.stderr


def test_nginx_knows_the_replicas_of_compose(compose: dict[str, Any]) -> None:
    named = re.findall(r"^server (\w+):8501 ", (ROOT / "deploy/replicas.conf").read_text(), re.M)
    apps = [name for name in compose if name != "nginx"]
    assert named == apps == compose["nginx"]["depends_on"]
    assert len(apps) == 3
    assert compose["nginx"]["ports"] == ["${PORT:-8080}:8080"]
    assert "listen 8080;" in (ROOT / "deploy/here.conf").read_text()


def test_what_compose_mounts_and_builds_is_there(compose: dict[str, Any]) -> None:
    mounted = [volume.split(":")[0] for volume in compose["nginx"]["volumes"]]
    assert len(mounted) == 3
    assert all((ROOT / "deploy" / path).is_file() for path in mounted)
    for name in ("app1", "app2", "app3"):
        assert (ROOT / "deploy" / compose[name]["build"] / "Dockerfile").is_file()
        assert "STREAMLIT_SERVER_COOKIE_SECRET" in compose[name]["environment"]


def test_all_images_are_pinned(compose: dict[str, Any]) -> None:
    base = re.findall(r"^FROM (\S+)$", DOCKERFILE, re.M)
    development = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())["image"]
    for image in (*base, compose["nginx"]["image"], development):
        assert re.search(r":(\w+-)?\d+\.\d+", image), f"{image} has no version"


def test_one_python_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    version = project["tool"]["ruff"]["target-version"].replace("py3", "3.")
    development = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())
    assert f"FROM python:{version}-slim" in DOCKERFILE
    assert f"python:{version}-" in development["image"]
    assert f"Python {version}" in (ROOT / "README.md").read_text()


def test_the_container_has_the_pinned_packages_and_all_that_the_app_is_made_of() -> None:
    assert (
        "pip install --no-cache-dir --disable-pip-version-check -r requirements.txt" in DOCKERFILE
    )
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    packages = [line for line in lines if line and not line.startswith("#")]
    assert all(PINNED.fullmatch(package) for package in packages)
    copied = re.findall(r"^COPY (\S+) \S+$", DOCKERFILE, re.M)
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    for path in copied:
        assert (ROOT / path).exists()
        assert f"!{path}" in ignored
    code = {path.parent.name for path in ROOT.glob("*/*.py")} - {"benchmarks", "docs", "tests"}
    assert code <= set(copied)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_and_has_its_reason(file: str) -> None:
    lines = (ROOT / file).read_text().splitlines()
    for before, line in pairwise(lines):
        if not line.startswith(("#", "-r ")):
            assert PINNED.fullmatch(line)
            assert before.startswith("# "), f"why {line}?"


def test_whatever_is_pinned_is_watched_for_what_is_newer() -> None:
    watched = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]
    places = {each["package-ecosystem"]: ROOT / each["directory"].lstrip("/") for each in watched}
    assert all(each["schedule"]["interval"] == "weekly" for each in watched)
    pinned = {
        "pip": "requirements.txt",
        "docker": "Dockerfile",
        "docker-compose": "compose.yaml",
        "devcontainers": ".devcontainer/devcontainer.json",
    }
    assert places.keys() == pinned.keys()
    assert all((places[kind] / file).is_file() for kind, file in pinned.items())


def test_the_server_tells_visitors_nothing_and_others_even_less() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"] == {"showErrorDetails": "none", "toolbarMode": "minimal"}
    server = config["server"]
    assert server["enableXsrfProtection"] is server["enableCORS"] is True
    assert server["maxUploadSize"] == 5


def test_nobody_runs_the_app_as_root(kubernetes: dict[str, Any]) -> None:
    (user,) = re.findall(r"^USER (\d+)$", DOCKERFILE, re.M)
    security = kubernetes["Deployment"]["spec"]["template"]["spec"]["securityContext"]
    assert security["runAsNonRoot"] is True
    assert security["runAsUser"] == int(user) > 0
    assert container(kubernetes)["securityContext"]["allowPrivilegeEscalation"] is False


def test_the_kernel_is_compiled_at_the_build_where_the_app_can_write(
    compose: dict[str, Any], kubernetes: dict[str, Any]
) -> None:
    (folder,) = re.findall(r"NUMBA_CACHE_DIR=(/[\w/-]+)$", DOCKERFILE, re.M)
    (warm,) = re.findall(r'^RUN \["python", "-c", "(.*compile_kernel.*)"\]$', DOCKERFILE, re.M)
    compile(warm, "Dockerfile", "exec")
    order = ["install --directory --owner=app $NUMBA_CACHE_DIR", "USER", "COPY nn_core", warm]
    # A change of the pages does not compile again.
    places = [DOCKERFILE.index(part) for part in (*order, "COPY ui")]
    assert places == sorted(places)
    # The system is read-only, so the folder is a volume: one that begins as the image has it.
    for name in ("app1", "app2", "app3"):
        assert compose[name]["read_only"] is True
        assert folder in compose[name]["volumes"]
    pod = kubernetes["Deployment"]["spec"]["template"]["spec"]
    (first,) = pod["initContainers"]
    (there,) = first["volumeMounts"]
    assert first["image"] == container(kubernetes)["image"]
    assert first["command"] == ["cp", "--recursive", f"{folder}/.", there["mountPath"]]
    assert {"name": there["name"], "mountPath": folder} in container(kubernetes)["volumeMounts"]
    assert {"name": there["name"], "emptyDir": {}} in pod["volumes"]


def test_all_ask_for_the_health_of_streamlit(
    compose: dict[str, Any], kubernetes: dict[str, Any]
) -> None:
    assert f"http://127.0.0.1:8501{HEALTH}" in DOCKERFILE
    assert HEALTH in compose["nginx"]["healthcheck"]["test"][-1]
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container(kubernetes)[probe]["httpGet"] == {"path": HEALTH, "port": "http"}


def test_the_health_check_of_the_container_is_python() -> None:
    (check,) = re.findall(r'CMD \["python", "-c", "(.+)"\]', DOCKERFILE)
    compile(check, "Dockerfile", "exec")


def test_the_kubernetes_objects_belong_together(kubernetes: dict[str, Any]) -> None:
    labels = kubernetes["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert kubernetes["Deployment"]["spec"]["selector"]["matchLabels"] == labels
    assert kubernetes["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert kubernetes["Service"]["spec"]["selector"] == labels
    (rule,) = kubernetes["Ingress"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert path["backend"]["service"]["name"] == kubernetes["Service"]["metadata"]["name"]
    scaled = kubernetes["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert scaled["name"] == kubernetes["Deployment"]["metadata"]["name"]
    assert {"requests", "limits"} == set(container(kubernetes)["resources"])


def test_the_ingress_keeps_a_visitor_at_one_replica(kubernetes: dict[str, Any]) -> None:
    annotations = kubernetes["Ingress"]["metadata"]["annotations"]
    settings = {name.partition("/")[2]: value for name, value in annotations.items()}
    assert settings["affinity"] == "cookie"
    assert settings["session-cookie-change-on-failure"] == "true"
    # Streamlit is silent for up to 30 seconds, between two pings.
    assert int(settings["proxy-read-timeout"]) > 60
