"""An amount of money that seems to have lost its “thousand”.

Where a paragraph has one range of money in thousands and another one of the same
size without (25 bin ila 190 bin dolar, but 93 $ ile 300 $), the second has most
likely lost its multiplier on the way from one language or tool to another. All
amounts below a thousand in that paragraph are reported. Write the multiplier with
each of them; if the small amounts are meant, allow the rule there.

    docs/tr/index.md:1:80: warning: “93 $” may have lost its multiplier: “190 bin dolar” in this paragraph has one

So have, probably, the amounts of a paragraph that are all below a thousand, if they
are many and in ranges, and all others of the page, as hundreds of thousands, are
between the least and the greatest of them.

A multiplier that another language has is asked for by `mismatched-figure`.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.figures.amounts import in_thousands, is_bare, is_large, lost, lost_throughout, paragraphs
from isogloss.site.site import Site

SEVERITY = Severity.WARNING
ALONE = True


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        if not any(map(is_bare, page.figures)) or not any(is_large(f) or in_thousands(f) for f in page.figures):
            continue  # as on most pages
        text = page.source.text
        by_paragraph = list(paragraphs(page.figures, text))
        beside = [pair for figures in by_paragraph for pair in lost(figures, text)]
        for sentence, pairs in ((BESIDE, beside), (ELSEWHERE, lost_throughout(by_paragraph, text))):
            for figure, model in pairs:
                yield Diagnostic(
                    page.source.location(figure.span),
                    message(sentence, found=text[slice(*figure.span)], other=text[slice(*model.span)]),
                    related=(page.source.location(model.span),),
                    probable=True,
                )


BESIDE = "“{found}” may have lost its multiplier: “{other}” in this paragraph has one"
ELSEWHERE = "“{found}” may have lost its multiplier: amounts elsewhere on this page are as “{other}”"
