"""Fixtures for all tests."""

import pytest


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="keep what the reports say now as what they are to say")
