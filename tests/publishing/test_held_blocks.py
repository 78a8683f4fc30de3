"""Blocks of HTML come back where they stood; what has Markdown in it is not held."""

from isogloss.publishing.held_blocks import held, ids, released

PAGE = """\
<section class="entry" markdown="1">

### termo {#termo}

<p id="uma" data-search-exclude>um <b>texto</b></p>

<dl><div><dt>x</dt><dd>y</dd></div></dl>

<p>sem fim

<div markdown="1">*aqui*</div>

<ul><li id="duas">nenhum bloco</li></ul>

</section>"""


def test_blocks_without_markdown_are_held_and_released():
    rest, blocks = held(PAGE)
    assert blocks == [
        '<p id="uma" data-search-exclude>um <b>texto</b></p>',
        "<dl><div><dt>x</dt><dd>y</dd></div></dl>",
    ]
    assert not any(block in rest for block in blocks)
    assert released(rest, blocks) == PAGE
    assert ids(blocks) == {"uma"}


def test_a_comment_that_only_looks_like_the_place_of_a_block_stays():
    said = "<!-- isogloss: block 7 --> <!-- isogloss: block 00 -->"
    assert released(said, ["<p>x</p>"]) == said
