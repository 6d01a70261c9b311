"""Dockerfile, compose file, Makefile, lock files and package say the same thing; it takes no Docker engine to hold."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE))


def test_every_dependency_of_the_package_is_locked() -> None:
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.match(r"[A-Za-z0-9-]+", requirement)
        assert name and name[0].lower() in locked("requirements.lock"), requirement


def test_every_development_tool_is_locked() -> None:
    for requirement in PROJECT["dependency-groups"]["dev"]:
        name = re.match(r"[A-Za-z0-9-]+", requirement)
        assert name and name[0].lower() in locked("requirements-dev.lock"), requirement


def test_development_locks_the_same_versions_as_the_service() -> None:
    service, development = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name: development.get(name) for name in service} == service


def test_a_lock_file_holds_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text and "--hash=sha256:" in text
        assert text.count("==") <= text.count("--hash=")


def test_image_and_makefile_install_the_same_way() -> None:
    for text in (DOCKERFILE, MAKEFILE):
        assert "--require-hashes -r requirements.lock" in text and "--no-deps" in text


def test_the_image_runs_the_console_script_as_an_ordinary_user() -> None:
    assert "volteface" in PROJECT["project"]["scripts"]
    last = DOCKERFILE.split("FROM")[-1]
    assert "USER volteface" in last and 'CMD ["volteface", "run"]' in last and 'CMD ["volteface", "health"]' in last


def test_compose_mounts_what_the_image_expects() -> None:
    service = COMPOSE["services"]["volteface"]
    assert {"data:/app/data", "./config:/app/config:ro"} <= set(service["volumes"])
    assert "data" in COMPOSE["volumes"] and 'VOLUME ["/app/data"]' in DOCKERFILE
    assert COMPOSE["services"]["postgres"]["profiles"] == ["postgres"]


def test_ci_calls_nothing_that_a_reader_of_the_readme_lacks() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make check", "make test"]


def test_no_committed_text_names_a_machine_path_or_a_registry() -> None:
    registry = re.compile(r"pypi\.org|files\.pythonhosted|registry\.npmjs|/opt/(?:pypi|wheels)|/work/(?:main|shared)")
    for path in ROOT.rglob("*"):
        written = path.suffix in {".py", ".toml", ".lock", ".md", ".yml", ".yaml"} and ".venv" not in path.parts
        if written and path != Path(__file__):
            assert not registry.search(path.read_text(encoding="utf-8", errors="replace")), path
