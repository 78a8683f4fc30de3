"""Markdown of other generators: what is theirs is hidden, what readers read stays where it is."""

import time

import pytest

from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.dialects import Dialect, read_dialect


def words(text: str, dialect: Dialect) -> list[str]:
    read = read_dialect(text, dialect)
    assert len(read.prose) == len(text)
    assert read.text == text
    return read.prose.replace(HIDDEN, " ").replace(MARKUP, "").split()


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        (Dialect.MDX, "import A from 'b';\n\nimport 'c'\n\nOne.\n", "One."),
        (Dialect.MDX, "import duties are high.\n", "import duties are high."),
        (Dialect.MDX, "import {\n  A,\n} from 'b';\n\nexport const x = {\n  a: 1,\n};\n\nOne.\n", "One."),
        (
            Dialect.MDX,
            "<Tabs a={() => 1}>\n\nOne {props.x} two {/* three\nx */} five.\n\n</Tabs>\n",
            "One two five.",
        ),
        (Dialect.MDX, "# One {#one}\n\n:::note[Two]\n\nThree.\n\n:::\n", "# One Two Three."),
        (Dialect.MDX, "```mdx\n:::note\n```\n\nOne.\n", "One."),
        (Dialect.HUGO, "+++\ntitle = 'x'\n+++\nOne {{< a b=\"c\" >}}two{{< /a >}} {{% x %}}.\n", "One two ."),
        (Dialect.MYST, "(label)=\n# One\n\n% comment\n\n{ref}`x` two.\n", "# One two."),
        (Dialect.MYST, "````{note} One\n:class: x\n\nTwo.\n\n```{code} py\nx\n```\n````\n", "One Two."),
        (Dialect.MYST, ":::{tip}\nOne.\n:::\n\n```{toctree}\nx\n```\n", "One."),
    ],
)
def test_what_is_read(dialect, text, expected):
    assert [word for word in words(text, dialect) if word != "#"] == [w for w in expected.split() if w != "#"]


def test_a_target_is_the_anchor_of_the_heading_below_it():
    read = read_dialect("(one)=\n# One\n\n## Two\n", Dialect.MYST)
    assert [heading.anchor for heading in read.headings] == ["one", None]


@pytest.mark.parametrize("dialect", [Dialect.MDX, Dialect.HUGO, Dialect.MYST])
@pytest.mark.parametrize(
    "piece",
    ["{/*", "{", "<A ", "<A =>", "{{<", "(a)=\n", ":::{note}\n", "```{note}\n", "import {\n", ":a: b\n"],
)
def test_no_text_takes_long(dialect, piece):
    started = time.process_time()
    read_dialect(piece * 30_000, dialect)
    assert time.process_time() - started < 5
