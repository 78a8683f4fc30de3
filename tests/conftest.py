"""Fixtures for all tests."""

import pytest


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def no_summary(monkeypatch):
    """What tests report does not go into the summary of the job that they run in."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="keep what the reports say now as what they are to say")
