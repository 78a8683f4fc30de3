"""One stylesheet in place of several: what a page could need is in it, in its order."""

import time

import pytest

from isogloss.publishing.stylesheet import linked, rules, stylesheet, tags, used, with_one, words


def kept(css: str, page: str) -> str:
    return "".join(map(str, used(rules(css), words([page]))))


@pytest.mark.parametrize(
    ("css", "page", "left"),
    [
        (".a{x:y}.b{x:y}", '<p class="a">', ".a{x:y}"),
        (".a .b,.a .c{x:y}", '<p class="a c">', ".a .c{x:y}"),
        (".a--b:not([hidden],.c)>.d{x:y}", '<p class="a--b d">', ".a--b:not([hidden],.c)>.d{x:y}"),
        (":is(.a,.b) p{x:y}", '<p class="b">', ":is(.a,.b) p{x:y}"),
        ("[dir=rtl] p,[dir=ltr] q{x:y}", '<html dir="rtl">', "[dir=rtl] p{x:y}"),
        ("[data-x='a'] p,[title='a,b'] q,[hidden] r{x:y}", "<p>", "[title='a,b'] q,[hidden] r{x:y}"),
        ("#m{x:y}#n{x:y}", '<p id="n">', "#n{x:y}"),
        (r".a\:b{x:y}", '<p class="a">', ""),
        (".a:before{content:'}.b{'}", '<p class="a">', ".a:before{content:'}.b{'}"),
        ("@media print{.a{x:y}@supports (x:y){.b{x:y}}}", '<p class="b">', "@media print{@supports (x:y){.b{x:y}}}"),
        ("@media print{.a{x:y}}", "<p>", ""),
        ("@keyframes k{0%{x:y}to{x:z}}", "<p>", "@keyframes k{0%{x:y}to{x:z}}"),
        ('@charset "UTF-8";p{x:y}', "<p>", "p{x:y}"),
        ("/* .a{ */p{x:y}/* } */", "<p>", "p{x:y}"),
    ],
)
def test_a_rule_is_kept_where_something_could_need_it(css, page, left):
    assert kept(css, page) == left


def test_properties_that_nothing_reads_are_left_out():
    css = stylesheet(
        [":root{--a:url('x;}');--b:1;--c:var(--d);--d:2;--e:3}", ".p--e:not(.q){x:var(--b)}"], words(["p--e q --d"])
    )
    assert ":root{--b:1;--d:2;}" in css
    assert ".p--e:not(.q){x:var(--b)}" in css


def test_the_dark_scheme_is_there_without_a_script():
    slate = '@media screen{[data-md-color-scheme="slate"][data-x]{x:dark}}'
    css = stylesheet([slate, "[data-md-color-scheme=default]{x:light}"], words(["slate default"]))
    *_, last = css.splitlines()
    assert last == (
        "@media screen and (scripting:none) and (prefers-color-scheme:dark)"
        "{[data-md-color-scheme=default][data-x]{x:dark}}"
    )


def test_a_page_links_to_the_one_where_the_first_stood():
    link = '<link rel="stylesheet" href="{}">'.format
    page = f"<a>\n  {link('../s/a.css')}\n  {link('../s/b.css')}{link('own.css')}"
    assert linked(page, "x") == ["s/a.css", "s/b.css", "x/own.css"]
    assert with_one(page, "x", ["s/a.css", "s/b.css"], "s/one.css") == f"<a>\n  {link('../s/one.css')}{link('own.css')}"
    assert with_one(link("s/a.css"), ".", ["s/a.css"], "s/one.css") == link("s/one.css")


@pytest.mark.parametrize("text", ["{", "}", "(", "'", '"', "\\", "/*", "@media{", ".a,", "--a:", "[x=", ":not("])
def test_no_text_is_slow(text):
    begin = time.process_time()
    stylesheet([text * 100_000, f"p{{{text * 100_000}"], {"a"})
    assert time.process_time() - begin < 5


def test_what_a_page_says_names_nothing_but_its_tags_and_scripts_do():
    page = """<p class="a b" title='c > d'>e < f <i id=g>h</i></p>\n<script>"i<j"; k()</script><script src="l.js">"""
    known = words(tags(page))
    assert set("abcdgijkl") <= known
    assert not set("efh") & known
    assert {"q", "r"} <= words(tags("<p class='q r"))
