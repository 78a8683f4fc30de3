"""MDX has comments of its own, in which a rule may be allowed as in those of HTML."""

from pathlib import Path

from isogloss.cli import main

PAGE = """\
---
title: Una pagina
description: Una pagina.
---

Testo.

{/* isogloss: allow doubled-word è una citazione */}
Il cliente cliente dice.

Il cliente cliente dice. {/* isogloss: allow doubled-word anche qui */}

`{/* isogloss: allow doubled-word un esempio */}` il cliente cliente dice.

```
{/* isogloss: allow doubled-word un esempio */}
```
"""


def found(capsys) -> list[str]:
    main(["check", "--select", "doubled-word,unused-suppression", "--format", "concise"])
    lines = [line.split(":") for line in capsys.readouterr().out.splitlines() if ".md" in line]
    return [f"{line[1]}: {line[-1].rpartition('[')[2]}" for line in lines]


def test_comments_of_mdx_allow_rules_but_not_in_code(in_folder, capsys):
    Path("glossary").mkdir()
    Path("glossary/word.yml").write_text("languages:\n  it: {terms: [{term: parola}]}\n", encoding="utf-8")
    Path("docs/it").mkdir(parents=True)
    Path("docs/it/index.mdx").write_text(PAGE, encoding="utf-8")
    Path("isogloss.toml").write_text('markdown = "mdx"\n', encoding="utf-8")
    assert found(capsys) == ["13: doubled-word]"]
    Path("isogloss.toml").unlink()
    Path("docs/it/index.mdx").rename("docs/it/index.md")
    assert found(capsys) == [f"{line}: doubled-word]" for line in (9, 11, 13)], "elsewhere it is text"
