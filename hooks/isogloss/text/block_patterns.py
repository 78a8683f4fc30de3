"""How blocks begin: patterns for a line, from its first character after the indent."""

import re

# Where a pattern could run over the same spaces twice, they are possessive (*+): no input takes more than linear time.
OPTION = r"""[ ]++[a-zA-Z_][\w-]*(?:=(?:"[^"`]*"|'[^'`]*'|[\w.+-]+))?"""
FENCE = re.compile(rf"(?P<fence>`{{3,}}|~{{3,}})[ ]*+(?:\{{[^{{}}`]*\}}|(?P<name>[\w#.+-]*)(?:{OPTION})*+)[ ]*+\Z")
BARE_OPTION = re.compile(r"(?:`{3,}|~{3,})[ ]*+[\w#.+-]+[ ]++(?![a-zA-Z_][\w-]*=)")
CLOSING_FENCE = re.compile(r"[\r\n][ \t>]*+(?P<fence>`{3,}+|~{3,}+)[ \t>]*+(?=[\r\n]|\Z)")
SETEXT = re.compile(r"(?:=+|-+)[ ]*+\Z")
RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})\Z")
CALLOUT = re.compile(r'(?:!!!|\?\?\?\+?)[ ]?(?P<name>[\w-]+(?:[ ]++[\w-]+)*+)?(?:[ ]++"(?P<title>.*)")?\Z')
TAB = re.compile(r'===[!+]*+[ ]++"(?P<title>.*)"\Z')
BLOCK = re.compile(r"(?P<slashes>/{3,}+)[ ]*+(?:(?P<name>[\w-]++)[ ]*+)?(?:\|[ ]*+(?P<title>.*))?\Z")
BULLET = re.compile(r"(?:[*+-]|\d{1,9}\.)[ \t]++(?:\[(?: |(?P<done>[xX]))\][ \t]++)?")
DEFINITION = re.compile(r":[ ]{1,3}(?![ \t])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\n]+\]:[ \t]*+")
ABBREVIATION = re.compile(r"\*\[[^\[\]\n]+\]:[ \t]*+")
REFERENCE = re.compile(
    r"""\[(?P<label>[^\[\]\n]+)\]:[ \t]*+<?(?P<target>\S++)>?(?:[ \t]++(["'(])(?P<title>.*)["')])?\Z"""
)
DELIMITER_ROW = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?\Z")
SNIPPET = re.compile(r";*+-++8<-++(?P<inline>[ \t]++\S.*)?\Z")
RAW_HTML = re.compile(r"<(script|style|pre|textarea|svg|math|template)\b", re.IGNORECASE)
HTML_BLOCK = re.compile(
    r"<(address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|header|iframe|main|nav|ol"
    r"|section|table|ul)\b(?P<attributes>[^<>]*)>",
    re.IGNORECASE,
)
MARKDOWN_ATTRIBUTE = re.compile(r"\bmarkdown\b", re.IGNORECASE)
JINJA_BLOCK = re.compile(r"\{%.*%\}\Z")
ATTRIBUTES = re.compile(r"\{:?[ ]*+(?P<list>[^{}\n]*)\}\Z")
ANCHOR = re.compile(
    r"(?:\A|[ ])(?:#(?P<id>[^\s\"'#.=]+)|id=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+)))"
)
