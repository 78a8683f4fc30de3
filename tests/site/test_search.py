"""The search of each language, in a real browser: what it finds, what it loads, how it is used."""

import gzip
import json
from collections import Counter
from urllib.parse import urlsplit

import pytest
import yaml
from readers import LANGUAGES

from isogloss.glossary.glossary import read_glossary
from isogloss.glossary.model import Concept, LanguageSection, Status, Term
from isogloss.publishing.page_sections import Section, page_sections
from isogloss.publishing.search_index import concept_document, mentioned, most_mentioned, page_document, search_index
from isogloss.publishing.search_words import reading
from support import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests/site/search.yml").read_text(encoding="utf-8"))
NONSENSE = ["qwrtplk", "xyzzyx plughh", "ğüzçpnt", "blorptak", "فغقصثض", "嗄噽齉", "шщзхъ", "!!!"]
MOST_BYTES = 160_000

INPUT = ".md-search__input"
LINK = ".md-search-result__link"
ANSWERED = '.md-search-result[aria-busy="false"]'


def ask(page, question: str) -> list[str]:
    """The addresses of the answers, within the language's folder; those of sections follow their page."""
    page.locator(INPUT).fill(question)
    page.locator(ANSWERED).wait_for(state="attached")
    links = page.locator(LINK).evaluate_all("links => links.map(a => a.pathname + a.hash)")
    folder = page.evaluate("new URL(document.querySelector('.md-search').dataset.index, location).pathname")
    folder = folder.removesuffix("search/index.json")
    assert all(link.startswith(folder) for link in links), "an answer in another language"
    return [link.removeprefix(folder) for link in links]


def answers(page, question: str) -> list[str]:
    """The addresses of the first three answers."""
    ask(page, question)
    first = f".md-search-result__item > {LINK}:first-child"
    links = page.locator(first).evaluate_all("links => links.map(a => a.pathname + a.hash)")
    return [link.removeprefix(urlsplit(page.url).path) for link in links[:3]]


def test_there_are_questions_of_every_language():
    assert set(QUESTIONS) == set(LANGUAGES)
    assert all(len(questions) >= 15 for questions in QUESTIONS.values())


# what the box asks too, as the tests below show
FIND = """
async questions => {
  const index = new URL(document.querySelector(".md-search").dataset.index, location)
  const { open } = await import(new URL("../assets/javascripts/search/index.js", index))
  const search = await open(await fetch(index))
  return Promise.all(questions.map(async question => {
    const { found } = await search.search(question)
    const documents = await Promise.all(found.slice(0, 3).map(({ number }) => search.document(number)))
    return documents.map(({ address }) => address.slice(new URL("..", index).href.length))
  }))
}
"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_questions_lead_where_they_should(visit, code):
    reader = visit()
    reader.go(f"{code}/")
    found = dict(zip(QUESTIONS[code], reader.page.evaluate(FIND, list(QUESTIONS[code])), strict=True))
    reader.page.locator(INPUT).click()
    for question in list(QUESTIONS[code])[:2]:
        assert answers(reader.page, question) == found[question]
    assert {
        question: found[question] for question, wanted in QUESTIONS[code].items() if wanted not in found[question]
    } == {}
    assert reader.troubles() == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_nonsense_finds_nothing_and_says_what_to_try(visit, code):
    reader = visit()
    reader.go(f"{code}/")
    assert reader.page.evaluate(FIND, NONSENSE) == [[]] * len(NONSENSE)
    reader.page.locator(INPUT).click()
    for question in NONSENSE[:2]:
        assert ask(reader.page, question) == [], question
        assert len(reader.page.locator(".search-hint").inner_text()) > 20
    assert reader.troubles() == []


def test_nothing_is_loaded_before_the_box_is_used_and_little_then(visit, built):
    reader = visit()
    reader.go("tr/cxo-vs-cmo/")
    reader.rest()
    assert [url for url in reader.requests if "search/" in url] == []
    first_view = reader.weight(built.folder / "site")
    with reader.page.expect_response("**/tr/search/index.json"):
        reader.page.locator(INPUT).click()
    reader.rest()
    assert any(url.endswith("tr/search/index.json") for url in reader.requests)
    assert "cxo-vs-cmo/" in answers(reader.page, "kampanyalar")[0] or ask(reader.page, "kampanyalar")
    assert 0 < reader.weight(built.folder / "site") - first_view < MOST_BYTES


def test_it_is_worked_by_keys(visit):
    reader = visit()
    reader.go("it/cxo-vs-cmo/")
    page = reader.page

    def focused() -> str:
        return page.evaluate("document.activeElement.classList[0]")

    opened = page.locator("#__search")
    for key in ("/", "s", "f"):
        page.keyboard.press(key)
        assert opened.is_checked()
        assert focused() == "md-search__input"
        assert page.locator(INPUT).input_value() == ""
        page.keyboard.press("Escape")
        assert not opened.is_checked()
        assert focused() != "md-search__input"
    page.keyboard.press("/")
    page.keyboard.type("fedelta")
    page.locator(ANSWERED).wait_for(state="attached")
    page.locator(LINK).first.wait_for()
    page.keyboard.press("ArrowDown")
    assert focused() == "md-search-result__link"
    page.keyboard.press("ArrowUp")
    assert focused() == "md-search__input"
    page.keyboard.press("Enter")
    page.wait_for_url("**/it/glossary/#customer-loyalty")
    assert reader.troubles() == []


def test_an_address_can_hold_the_question(visit):
    reader = visit()
    reader.go("pt/?q=canais%20de%20distribuicao")
    link = reader.page.locator(LINK).first
    link.wait_for()
    assert link.evaluate("a => a.hash") == "#distribution-channel"
    assert reader.page.locator(INPUT).input_value() == "canais de distribuicao"


def test_answers_are_counted_marked_and_say_what_a_term_means(visit):
    reader = visit()
    reader.go("pt/")
    reader.page.locator(INPUT).click()
    ask(reader.page, "experiências do cliente")
    first = reader.page.locator(".md-search-result__item").first
    assert first.locator("h1").inner_text() == "experiência do cliente (CX)"
    assert first.locator("h1 mark").all_inner_texts() == ["experiência", "cliente"]
    assert first.locator(".search-parent").inner_text() == "Glossário"
    assert len(first.locator("p").inner_text()) > 40
    assert reader.page.locator(".md-search-result__meta").inner_text().endswith("documentos encontrados")


def test_a_name_out_of_use_is_struck_out_beside_the_one_to_use(visit):
    reader = visit()
    reader.go("tr/")
    reader.page.locator(INPUT).click()
    assert answers(reader.page, "baş müşteri yetkilisini")[0] == "glossary/#chief-customer-officer"
    first = reader.page.locator(".md-search-result__item").first
    assert first.locator("h1").inner_text() == "müşteri direktörü (CCO)"
    assert first.locator("del").inner_text() == "baş müşteri yetkilisi"
    answers(reader.page, "müşteri direktörü")
    assert first.locator("del").count() == 0


def test_what_is_marked_can_be_read_in_the_colours_of_the_system(visit):
    reader = visit(forced_colors="active", color_scheme="dark")
    reader.go("it/")
    reader.page.locator(INPUT).click()
    ask(reader.page, "kpi")
    colours = "mark => [getComputedStyle(mark).color, getComputedStyle(mark).backgroundColor]"
    text, ground = reader.page.locator(".md-search-result mark").first.evaluate(colours)
    assert ground not in (text, "rgba(0, 0, 0, 0)")


def test_a_word_that_is_missing_is_struck_out(visit):
    reader = visit()
    reader.go("tr/")
    reader.page.locator(INPUT).click()
    assert answers(reader.page, "marka elçisi qwrtplk")[0] == "glossary/#brand-ambassador"
    assert reader.page.locator(".md-search-result__terms del").first.inner_text() == "qwrtplk"


def test_without_script_there_is_no_box(visit):
    reader = visit(java_script_enabled=False)
    reader.go("ar/")
    assert not reader.page.locator(".md-search").is_visible()
    assert not reader.page.locator('label[for="__search"]').first.is_visible()


def test_a_search_that_cannot_load_says_so_and_tries_again(visit):
    reader = visit()
    reader.go("tr/")
    reader.page.route("**/search/index.json", lambda route: route.abort())
    reader.page.locator(INPUT).click()
    assert ask(reader.page, "marka") == []
    assert "yüklenemedi" in reader.page.locator(".md-search-result__meta").inner_text()
    reader.page.unroute("**/search/index.json")
    assert answers(reader.page, "markalar")[0] == "glossary/#brand"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("code", ["ar", "tr", "zh"])
def test_the_open_box_fits_the_screen(visit, code, width):
    reader = visit(viewport={"width": width, "height": 700})
    reader.go(f"{code}/")
    reader.page.keyboard.press("/")
    ask(reader.page, next(iter(QUESTIONS[code])))
    for part in (".md-search__inner", LINK):
        reader.page.locator(part).first.click(trial=True)  # possible once it has slid open
        area = reader.page.locator(part).first.bounding_box()
        assert area["x"] >= 0
        assert area["x"] + area["width"] <= width
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


TEXTS = [
    "İSTANBUL Istanbul ılık Iğdır CXO'nun CEO’lara hâlâ",
    "Organização, ações; d’água guarda-chuva Straße œuvre",
    "لِلعُمَلَاءِ وبالمؤســـسات الإدارة العُليا ۀ یک",
    "首席体验官（CXO）的ＣＭＯ，客户。体",
    "l’indice dell'azienda perché",
]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_index_and_the_browser_read_alike(visit, code):
    reader = visit()
    reader.go(f"{code}/")
    ours = reading(code, LANGUAGES)
    theirs = reader.page.evaluate(
        """async ([address, texts]) => {
            const { Reading } = await import(new URL("assets/javascripts/search/words.js", address));
            const reading = new Reading(await (await fetch(new URL("search/index.json", address))).json());
            return texts.map((text) => reading.content(reading.words(text)).map((word) => reading.cores(word)));
        }""",
        [reader.page.url, TEXTS],
    )
    assert theirs == [[ours.cores(word) for word in ours.content(ours.words(text))] for text in TEXTS]


def concept(**terms: tuple[str, ...]) -> Concept:
    sections = {
        code: LanguageSection(
            terms=tuple(
                Term(text=text, status=Status.DEPRECATED if number else Status.PREFERRED)
                for number, text in enumerate(texts)
            )
        )
        for code, texts in terms.items()
    }
    return Concept(id="dataset", languages=sections)


def test_a_concept_stands_under_all_its_names():
    dataset = concept(tr=("veri kümesi", "veri seti"), it=("insieme di dati",), zh=("数据集",))
    document = concept_document(reading("tr", LANGUAGES), "tr", dataset, "glossary/#dataset", "Sözlük")
    assert (document.address, document.title, document.parent) == ("glossary/#dataset", "veri kümesi", "Sözlük")
    assert {"veri", "kumesi", "seti", "insieme", "dati", "数据", "据集"} <= set(document.weights)
    assert document.weights["kumesi"] > document.weights["seti"] > document.weights["dati"]


def test_what_has_the_preferred_term_is_found_by_the_other_ones():
    read = reading("it", LANGUAGES)
    brand = concept(it=("marchio", "brand", "marca"))
    about = concept_document(read, "it", brand, "glossary/#brand", "Glossario")
    page = page_document(read, "page/", "Pagina", [Section("", "", "Il marchio conta.")])
    files = search_index(read, "it", [about], [page])
    words = {
        word: found for name, data in files.items() if "/words-" in name for word, found in json.loads(data).items()
    }
    preferred, other, unknown = (words.get(word, []) for word in ("marchio", "marca", "marcia"))
    assert (preferred[::2], other[::2], unknown) == ([0, 1], [0, 1], [])
    assert 0 < other[3] < preferred[3]


def test_concepts_that_pages_name_come_first(tmp_path):
    for id_, term in (("brand", "marca"), ("customer", "cliente")):
        (tmp_path / f"{id_}.yml").write_text(f"languages: {{it: {{terms: [{{term: {term}}}]}}}}", encoding="utf-8")
    glossary = read_glossary(tmp_path)
    assert [it.id for it in most_mentioned(glossary, "it", {})] == ["brand", "customer"]
    page = '<p>I <a class="term" href="../glossary/#customer" data-term="customer">clienti</a> e la marca.</p>'
    assert [it.id for it in most_mentioned(glossary, "it", Counter(mentioned(page)))] == ["customer", "brand"]


def test_sections_are_plain_text():
    html = (
        "<p>Before <b>it</b>all</p><h2 id=one>One<a class=headerlink href=#one>¶</a></h2><ul><li>a</li><li>b</li></ul>"
        "<span data-search-exclude>no <i>no</i></span><svg><text>no</text></svg><p>客户\n体验</p>"
    )
    assert page_sections(html) == [Section("", "", "Before itall"), Section("one", "One", "a b 客户体验")]


def test_files_stay_small_however_many_pages_say_the_same():
    read = reading("tr", LANGUAGES)
    pages = [
        page_document(read, f"{number}/", "Sayfa", [Section("", "", f"müşteri deneyimi {number}")])
        for number in range(3000)
    ]
    files = search_index(read, "tr", [], pages)
    assert max(len(gzip.compress(content)) for content in files.values()) < 20_000
    index = json.loads(files["index.json"])
    assert {name.partition("/")[0] for name in files} == {"index.json", index["folder"]}
    assert files == search_index(read, "tr", [], pages)


@pytest.mark.parametrize("hostile", ["a", "'a", "客", "客\n", "و", "ال", "İ", "\u0301", "<b>", "<", "&"])
def test_no_text_is_slow(hostile):
    text = hostile * (300_000 // len(hostile))
    read = reading("tr", LANGUAGES)
    document = page_document(read, "", "", page_sections(text))
    assert len(search_index(read, "tr", [], [document])) >= 2
