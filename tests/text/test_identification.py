"""The language of a text is told wherever the engine is installed."""

import os
import shutil
from pathlib import Path

from isogloss.text import identification


def test_the_model_is_read_from_a_folder_whose_name_is_no_text(tmp_path, monkeypatch):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff Caf\xe9 \xd8\xb9"))
    folder.mkdir()
    monkeypatch.setattr(identification, "MODEL", Path(shutil.copy(identification.MODEL, folder)))
    identification._model.cache_clear()
    try:
        assert identification.identified("Questo è un testo scritto in italiano, per prova.") == "it"
    finally:
        identification._model.cache_clear()
