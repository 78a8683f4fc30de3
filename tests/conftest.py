"""Fixtures for all tests."""

import pytest
from hypothesis import HealthCheck, settings

# how long anything takes, benchmarks tell, and not tests, which a busy machine runs too
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def no_summary(monkeypatch):
    """What tests report does not go into the summary of the job that they run in."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    """Commands speak English, whatever the language of the system that the tests run on."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="keep what the reports say now as what they are to say")
