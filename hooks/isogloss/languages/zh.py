"""Chinese: nothing inflects and no space parts the words; a term is found wherever its characters stand.

Full-width Latin letters and digits count as their half-width twins (Unicode Standard, ch. 12.3 on U+FF01 to U+FF5E).
A line end between two Han characters is not a space.
"""

from isogloss.languages.language import Language

LANGUAGE = Language(
    code="zh",
    tag="zh-Hans",
    name="中文",
    word=None,
    fold={wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    silent=r"(?<=[\u2e80-\u9fff\uf900-\ufaff])[ \t]*\n[ \t]*(?=[\u2e80-\u9fff\uf900-\ufaff])",
)
