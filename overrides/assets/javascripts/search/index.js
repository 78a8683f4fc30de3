// Searches the index that isogloss/publishing/search_index.py writes: reads the few files that a question needs.

import { Reading } from "./words.js"

const MOST_WORDS = 16

// A name of a concept has been asked for when so much of it has.
const NAMED = 0.75

// Of a word that stands in too many documents to list them all, one that is not listed may have it too.
const PERHAPS = 1

// The index of which a response is the first file.
export async function open(response) {
  return new Index(await json(response), new URL(".", response.url))
}

class Index {
  #files = new Map()

  constructor(data, base) {
    this.data = data
    this.folder = new URL(`${data.folder}/`, base)
    this.root = new URL("..", base)
    this.reading = new Reading(data)
  }

  // The documents that answer a question, best first, and the words that were looked for.
  async search(text) {
    const words = this.reading.content(this.reading.words(text).slice(0, MOST_WORDS))
    const typing = /[\p{L}\p{N}\p{M}]$/u.test(text) ? this.reading.words(text).at(-1) : undefined
    const asked = await Promise.all(words.map(word => this.#lookUp(word, word === typing)))
    return { words, typing, found: this.#ranked(asked) }
  }

  // What a document shows.
  async document(number) {
    const file = before(this.data.firstDocuments, number)
    const documents = await this.#file(`documents-${file}.json`)
    const [address, title, parent, sections, names] = documents[number - this.data.firstDocuments[file]]
    return { address: new URL(address, this.root).href, title, parent, sections, names, isConcept: this.#isConcept(number) }
  }

  #isConcept(number) {
    return number < this.data.concepts
  }

  // The documents that have a word, or if none has, one that it may have been meant to be.
  async #lookUp(word, typing) {
    const has = await this.#having(word, (core, other) => this.reading.likeness(core, other, typing))
    const { documents, isFrequent } = has.documents.size
      ? has
      : await this.#having(word, (core, other) => this.reading.slip(core, other))
    const rarity = Math.log(1 + this.data.documents / Math.max(documents.size, 1))
    return { word, documents, isFrequent, rarity }
  }

  async #having(word, judged) {
    const documents = new Map()
    let isFrequent = false
    for (const core of this.reading.cores(word)) {
      const start = core.slice(0, this.data.shortest)
      const file = before(this.data.firstWords, start)
      const words = file < 0 ? {} : await this.#file(`words-${file}.json`)
      for (const [other, listed] of Object.entries(words)) {
        const likeness = other.startsWith(start) && judged(core, other)
        if (!likeness) continue
        isFrequent ||= listed.length === 2 * this.data.most
        for (let at = 0, number = 0; at < listed.length; at += 2) {
          number += listed[at]
          documents.set(number, Math.max(documents.get(number) ?? 0, listed[at + 1] * likeness))
        }
      }
    }
    return { documents, isFrequent }
  }

  // Whatever has all words. If nothing has, of three words one may be missing; or else, the concepts that were named.
  #ranked(asked) {
    const candidates = new Map()
    for (const { documents } of asked) {
      for (const number of documents.keys()) candidates.set(number, { number, score: 0, named: 0, missing: [] })
    }
    for (const { word, documents, isFrequent, rarity } of asked) {
      for (const candidate of candidates.values()) {
        const weight = documents.get(candidate.number) ?? (isFrequent ? PERHAPS : 0)
        candidate.score += weight * rarity
        candidate.named += weight / this.data.whole
        if (!weight) candidate.missing.push(word)
      }
    }
    const all = [...candidates.values()]
    const may = Math.floor(asked.length / 3)
    const found = [
      all.filter(({ missing }) => !missing.length),
      all.filter(({ missing }) => missing.length <= may),
      all.filter(({ number, named }) => this.#isConcept(number) && named >= NAMED),
    ]
    return this.#ordered(found.find(({ length }) => length) ?? [])
  }

  // Concepts that were named come first; then pages and other concepts take turns, so that neither hides the others.
  #ordered(found) {
    const named = []
    const pages = []
    const concepts = []
    for (const candidate of found.sort((a, b) => b.score - a.score || a.number - b.number)) {
      if (!this.#isConcept(candidate.number)) pages.push(candidate)
      else (candidate.named >= NAMED ? named : concepts).push(candidate)
    }
    named.sort((a, b) => Math.min(b.named, 1) - Math.min(a.named, 1))
    const [one, other] = better(concepts[0], pages[0]) ? [concepts, pages] : [pages, concepts]
    const length = Math.max(pages.length, concepts.length)
    const turns = Array.from({ length }, (_, turn) => [one[turn], other[turn]])
    return [...named, ...turns.flat().filter(Boolean)]
  }

  #file(name) {
    if (!this.#files.has(name)) {
      const reading = fetch(new URL(name, this.folder)).then(json)
      reading.catch(() => this.#files.delete(name)) // to be tried again
      this.#files.set(name, reading)
    }
    return this.#files.get(name)
  }
}

function json(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  return response.json()
}

function better(one, other) {
  return (one?.score ?? 0) > (other?.score ?? 0)
}

// The place of the last that is not greater, in a sorted list; -1 if all are.
function before(list, value) {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle] <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
