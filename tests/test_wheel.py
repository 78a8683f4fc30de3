"""The wheel holds what the engine needs and nothing of the site, and works where only it is installed."""

import compileall
import email
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import isogloss
from support import ROOT, write_all

OF_MKDOCS = {"click", "markdown", "pyyaml"}
"""What the engine requires and MkDocs brings."""

MEGABYTES = 15
"""Of own and required packages beside MkDocs' own, with what Python compiles of them."""


LEFT_BEHIND = ("__pycache__", "*.egg-info", "*.so", "*.c")
"""By what has run or was built."""

COMPILED = (".pyx", ".c", ".so")
SUFFIX = sysconfig.get_config_var("EXT_SUFFIX")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"))


def built(folder: Path, **environment: str) -> Path:
    """A wheel, built in a folder from a copy, because building leaves files behind."""
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    command = ["wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", folder, folder]
    surroundings = {**os.environ, **environment}
    subprocess.run([sys.executable, "-m", "pip", *command], check=True, capture_output=True, env=surroundings)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A clean environment that has the wheel; what it requires comes from the present one: no network is needed."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    command = ["--python", python, "install", "--quiet", "--no-deps", "--no-index", "--no-compile", wheel]
    subprocess.run([sys.executable, "-m", "pip", *command], check=True, capture_output=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "required.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin"


def test_the_wheel_holds_what_is_needed_and_no_site(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    hooks = ROOT / "hooks"
    needed = {
        file.relative_to(hooks).as_posix()
        for package in ("isogloss", "isogloss_mkdocs")
        for file in (hooks / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and file.suffix not in COMPILED
    }
    needed |= {f"isogloss/matching/compiled/{name}{SUFFIX}" for name in ("plain", "substrings", "words")}
    info = f"isogloss-{isogloss.__version__}.dist-info/"
    assert {name for name in names if not name.startswith(info)} == needed
    assert {"isogloss/py.typed", "isogloss/messages/ar.po", f"{info}licenses/LICENSE"} <= names


def test_without_a_compiler_all_is_there_in_python(tmp_path):
    with zipfile.ZipFile(built(tmp_path, CC="false")) as archive:
        names = archive.namelist()
    assert "isogloss/matching/words.py" in names
    assert not [name for name in names if name.endswith(SUFFIX)]


def test_the_wheel_works_where_only_it_is_installed(installed, in_folder):
    site = {
        "docs/tr/index.md": "Her alıcı sorar.\n",
        "docs/it/index.md": "Ogni cliente chiede.\n",
        "glossary/customer.yml": "languages:\n  tr: {terms: [{term: müşteri}, {term: alıcı, status: deprecated}]}\n"
        "  it: {terms: [{term: cliente}]}\n",
    }
    write_all(in_folder, site)
    environment = {"PATH": os.environ["PATH"], "LANGUAGE": "tr", "PYTHONIOENCODING": "utf-8"}

    def run(*command):
        return subprocess.run([installed / command[0], *command[1:]], capture_output=True, text=True, env=environment)

    where = run("python", "-c", "import isogloss; print(isogloss.__file__)").stdout
    assert where.startswith(str(installed.parent))
    checked = run("isogloss", "check", "--format", "concise", "--no-cache")
    assert (checked.returncode, checked.stdout) == (
        1,
        "docs/tr/index.md:1:5: error: “alıcı”, customer kavramı için kullanılmamalı; "
        "“müşteri” yazın [deprecated-term]\n",
    )
    assert run("isogloss", "--version").stdout == f"isogloss {isogloss.__version__}\n"
    assert run("isogloss", "export", "tbx", "--output", "g.tbx").returncode == 0
    assert run("isogloss", "import", "g.tbx").returncode == 0


def required(lines: Iterable[str]) -> set[str]:
    """The names of the packages that are installed for requirements, with what those require, except by MkDocs."""
    wanted = [it for line in lines if not (it := Requirement(line)).marker or it.marker.evaluate({"extra": ""})]
    names = {canonicalize_name(it.name) for it in wanted} - OF_MKDOCS
    return names | {further for name in names for further in required(distribution(name).requires or ())}


def test_what_is_installed_beside_mkdocs_is_small(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    (metadata,) = tmp_path.glob("*.dist-info/METADATA")
    for name in required(email.message_from_bytes(metadata.read_bytes()).get_all("Requires-Dist")):
        for file in distribution(name).files:
            if ".." not in file.parts and file.suffix != ".pyc":
                target = tmp_path / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file.locate(), target)
    compileall.compile_dir(tmp_path, quiet=1)
    size = sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())
    assert size < MEGABYTES * 1_000_000
