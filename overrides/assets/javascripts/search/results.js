// Shows what a search has found as Material does: an entry or a page, its best sections, the others to unfold.

const EXCERPT = 160 // characters; of a script that sets no words apart, half as many
const SECTIONS = 2 // of a page that are shown; the others unfold
const LAST_WORD = /[\s，。；：、][^\s，。；：、]*$/u

export function item(document, missing, answer, reading, strings) {
  const marker = new Marker(answer, reading)
  const best = document.isConcept ? document.sections : marker.best(document.sections)
  const sections = best.filter(([anchor]) => anchor)
  const ownText = document.isConcept || !sections.length ? (best[0] ?? document.sections[0])?.[2] : ""
  const page = link(
    document.address,
    element("h1", {}, ...marker.marked(document.title)),
    document.parent && element("span", { className: "search-parent" }, document.parent),
    ...otherName(document, marker),
    ownText && element("p", {}, ...(document.isConcept ? marker.marked(ownText) : marker.excerpt(ownText))),
    lacking(missing.filter(word => !reading.unspaced.test(word)), strings.missing)
  )
  page.querySelector("article").prepend(element("div", { className: "md-search-result__icon md-icon" }))
  const links = sections.map(([anchor, title, text]) =>
    link(
      `${document.address}#${anchor}`,
      element("h2", {}, ...marker.marked(title)),
      element("p", {}, ...marker.excerpt(text))
    )
  )
  const result = element("li", { className: "md-search-result__item" }, page, ...links.slice(0, SECTIONS))
  const more = links.slice(SECTIONS)
  if (more.length) {
    const label = element("div", {}, counted(more.length, strings.moreOne, strings.moreOther))
    const summary = element("summary", { tabIndex: -1 }, label)
    result.append(element("details", { className: "md-search-result__more" }, summary, ...more))
  }
  return result
}

export function counted(number, one, other) {
  return number === 1 ? one : other.replace("#", String(number))
}

// The name by which a concept was asked for, where it is not the one that it goes by; struck out if it is out of use.
function otherName({ title, names }, marker) {
  const asked = marker.answered(title)
  const [name, isOutOfUse] = names.find(([name]) => marker.answered(name) > asked) ?? []
  return name ? [" ", element(isOutOfUse ? "del" : "span", {}, ...marker.marked(name))] : []
}

function lacking(words, label) {
  if (!words.length) return null
  const struck = words.flatMap(word => [" ", element("del", {}, word)])
  return element("p", { className: "md-search-result__terms" }, `${label}:`, ...struck)
}

function link(href, ...content) {
  const article = element("article", { className: "md-search-result__article md-typeset" }, ...content)
  return element("a", { className: "md-search-result__link", href, tabIndex: -1 }, article)
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children.filter(Boolean))
  return made
}

class Marker {
  constructor({ words, typing }, reading) {
    this.reading = reading
    this.typing = typing
    this.asked = words.map(word => ({ word, cores: reading.cores(word) }))
    this.known = new Map()
  }

  // Which of the words that were asked for a word of the text is.
  #answers(folded) {
    if (!this.known.has(folded)) {
      const cores = this.reading.cores(folded)
      const answers = this.asked.filter(({ word, cores: asked }) =>
        asked.some(one => cores.some(other => this.reading.likeness(one, other, word === this.typing)))
      )
      this.known.set(folded, answers.map(({ word }) => word))
    }
    return this.known.get(folded)
  }

  // Where in the text a word stands that was asked for: [start, end, words].
  #places(text) {
    const places = []
    for (const { 0: written, index } of text.matchAll(this.reading.written)) {
      if (this.reading.unspaced.test(written)) places.push(...this.#pairs(written, index))
      else {
        const answers = this.reading.words(written).flatMap(word => this.#answers(word))
        if (answers.length) places.push([index, index + written.length, answers])
      }
    }
    return places
  }

  #pairs(run, index) {
    const places = []
    for (const { word } of this.asked) {
      for (let at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) {
        places.push([index + at, index + at + word.length, [word]])
      }
    }
    return places.sort((a, b) => a[0] - b[0])
  }

  // The sections that have most of the words, the best first.
  best(sections) {
    const ranked = sections
      .map(section => {
        const title = new Set(this.#places(section[1]).flatMap(([, , words]) => words))
        const places = this.#places(section[2])
        const all = new Set([...title, ...places.flatMap(([, , words]) => words)])
        return { section, words: all.size, score: 100 * all.size + 20 * title.size + Math.min(places.length, 19) }
      })
      .sort((a, b) => b.score - a.score)
    return ranked.filter(({ words }) => words && words === ranked[0].words).map(({ section }) => section)
  }

  // How many of the words a text has.
  answered(text) {
    return new Set(this.#places(text).flatMap(([, , words]) => words)).size
  }

  marked(text) {
    const nodes = []
    let last = 0
    for (const [start, end] of merged(this.#places(text))) {
      nodes.push(text.slice(last, start), element("mark", {}, text.slice(start, end)))
      last = end
    }
    return [...nodes, text.slice(last)]
  }

  // The stretch of a text that has most of the words.
  excerpt(text) {
    const width = this.reading.unspaced.test(text) ? EXCERPT / 2 : EXCERPT
    if (text.length <= width * 1.25) return this.marked(text)
    const places = this.#places(text)
    let best = 0
    let most = 0
    places.forEach(([start], first) => {
      const words = new Set()
      for (let at = first; at < places.length && places[at][1] <= start + width; at++) {
        places[at][2].forEach(word => words.add(word))
      }
      if (words.size > most) [best, most] = [start, words.size]
    })
    let start = Math.max(0, Math.min(best - width / 4, text.length - width))
    if (start > 0) start = Math.min(best, 1 + Math.max(start, text.slice(0, start + 20).search(LAST_WORD)))
    let end = Math.min(text.length, start + width)
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), width === EXCERPT ? 0 : end)
    return [start > 0 ? "… " : "", ...this.marked(text.slice(start, end)), end < text.length ? " …" : ""]
  }
}

function merged(places) {
  const spans = []
  for (const [start, end] of places) {
    const last = spans.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else spans.push([start, end])
  }
  return spans
}
