"""What browsers take for a tag, an attribute or an address is judged, however it is written."""

import pytest

from isogloss.text.html import Kind, unsafe


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<sCrIpT>", ["script"]),
        ("<script/x>", ["script"]),
        ("<svg/onload=alert(1)>", ["onload"]),
        ("<p\fonclick\n=\n'x'>", ["onclick"]),
        ("<p title='>' onclick>", ["onclick"]),
        ('<p title="a"onclick=x>', ["onclick"]),
        ("<p title=a'onclick=x' onclick=x>", ["onclick"]),
        ("<p =onclick=x>", ["=onclick"]),
        ("</p onclick=x>", ["onclick"]),
        ("<p <b>", ["<b"]),
        ("<!--><script>-->", ["script"]),
        ("<!---><script>-->", ["script"]),
        ("<!-- --!><script>-->", ["script"]),
        ("<!-- <script> -- > -->", []),
        ("<!-- ", ["<!--"]),
        ("<![CDATA[<script>]]>", ["<!", "script"]),
        ("<?x <script> ?>", ["<?", "script"]),
        ("</ <script>>", ["</", "script"]),
        ("<title><!--</title><script>--></title>", ["title"]),
        ("<title>x</title >", []),
        ("<image src=x>", ["image"]),
        ("<input>", ["input"]),
        ("<input type=checkbox type=password>", []),
        ("<input type=password type=checkbox>", ["input"]),
        ("<a href='\x01 javascript:x'>", ["\x01 javascript:x"]),
        ("<a href='j&#x61;v&#97;script&colon;x'>", ["javascript:x"]),
        ("<a href='java&NewLine;script:x'>", ["java\nscript:x"]),
        ("<a href=HTTPS:x><a href=//h/><a href='?a=b:c'><a href='mailto:a@b'>", []),
        ("<img src='\\\\h/x'><img src='/\\h/x'><img src='/\t/h/x'>", ["\\\\h/x", "/\\h/x", "/\t/h/x"]),
        ("<img src='a.png' srcset='https://h/'>", ["srcset"]),
        ("<td style='text-align: right;'><td style='text-align:right;color:red'>", ["style"]),
        ("<rect fill='url(#a)' stroke='rgb(1, 2, 3)'>", []),
        ("<rect fill='url(//h/)'><rect fill='u\\72l(//h/)'><rect fill='image-set(a)'>", ["fill", "fill", "fill"]),
        ("<use href='#a'><use href='data:x'>", ["data:x"]),
        ("a < b, a <3, a <é", []),
        ("<code>{{ a }}</code> {{ b }} <pre>{% c %}</pre>", ["{{"]),
    ],
)
def test_html(html, found):
    assert [it.found for it in unsafe(html)] == found


def test_an_unclosed_tag_is_told_as_such():
    assert [it.kind for it in unsafe('<p title="a>')] == [Kind.UNCLOSED]
