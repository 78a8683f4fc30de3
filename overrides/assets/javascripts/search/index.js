// Searches the index that isogloss/publishing/search_index.py writes: reads the few files that a question needs.

import { Reading } from "./words.js"

const MOST_WORDS = 16

// A name of a concept has been asked for when so much of it has.
const NAMED = 0.75
const PARTLY_NAMED = 0.3

// How much of a name a word of it is at least; a word of a definition is less.
const LEAST_NAMED = 0.15

// Fewer answers than these may be joined by what has not all words.
const FEW = 3

// How many files either side of its own place a mistyped word is looked for in.
const MOST_FILES = 4

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

  // The documents that answer a question, best first, and the words that were looked for. If there are none, the keyboard
  // may have been set to another script: then all words have to be found.
  async search(text) {
    const answer = await this.#answer(text)
    if (answer.found.length) return answer
    for (const other of this.reading.otherKeyboards(text)) {
      const meant = await this.#answer(`${other} `)
      if (meant.found.length && !meant.found[0].missing.length) return meant
    }
    return answer
  }

  async #answer(text) {
    const all = this.reading.words(text).slice(0, MOST_WORDS)
    const words = this.reading.content(all)
    const typing = /[\p{L}\p{N}\p{M}]$/u.test(text) ? all.at(-1) : undefined
    const asked = await Promise.all(words.map(word => this.#lookUp(word, word === typing)))
    await this.#join(asked)
    // pairs of characters one of which is a function word, which may be part of a name: 客户之声
    const pairs = all.filter(word => !words.includes(word) && this.reading.unspaced.test(word))
    const besides = await Promise.all(pairs.map(word => this.#having(word, (core, other) => core === other)))
    return { words, typing, found: this.#ranked(asked, besides) }
  }

  // Two words of which one stands nowhere may be one: “touch point”.
  async #join(asked) {
    for (const [at, next] of asked.slice(1).entries()) {
      const last = asked[at]
      if (last.documents.size && next.documents.size) continue
      const one = await this.#having(last.word + next.word, (core, other) => this.reading.likeness(core, other))
      if (one.documents.size) for (const word of [last, next]) Object.assign(word, one)
    }
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
    if (has.documents.size) return { word, ...has }
    return { word, ...(await this.#having(word, (core, other) => this.reading.slip(core, other), 1)) }
  }

  // The documents that have a word like this one: for each its weight, and how surely it is the word. Words are looked
  // for among those that begin with as many of its letters.
  async #having(word, judged, letters = this.data.shortest) {
    const documents = new Map()
    let isFrequent = false
    for (const core of this.reading.cores(word)) {
      const start = core.slice(0, letters)
      for (const words of await this.#wordsFrom(start, core)) {
        for (const [other, listed] of Object.entries(words)) {
          const likeness = other.startsWith(start) && judged(core, other)
          if (!likeness) continue
          isFrequent ||= listed.length === 2 * this.data.most
          for (let at = 0, number = 0; at < listed.length; at += 2) {
            number += listed[at]
            const weight = listed[at + 1] * likeness
            if (weight > (documents.get(number)?.weight ?? 0)) documents.set(number, { weight, likeness })
          }
        }
      }
    }
    const rarity = Math.log(1 + this.data.documents / Math.max(documents.size, 1))
    const surest = Math.max(...Array.from(documents.values(), ({ likeness }) => likeness))
    return { documents, isFrequent, rarity, surest }
  }

  // The files that have words with this beginning; of a large site those around the word's own place.
  async #wordsFrom(start, word) {
    const { firstWords } = this.data
    const own = before(firstWords, word)
    const first = Math.max(before(firstWords, start), own - MOST_FILES, 0)
    const last = Math.min(before(firstWords, `${start}\uffff`), own + MOST_FILES)
    const numbers = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at)
    return Promise.all(numbers.map(number => this.#file(`words-${number}.json`)))
  }

  // What answers: whatever has all words, and before it the concepts that were named; of three words one may be missing.
  // Where no concept was named, those that half of the words name, each by its own, stand among what follows the best.
  // Where few have all, concepts follow that were named by half of the words, or several each by its own: “the mean and the
  // median”; and where nothing has, those partly named.
  #ranked(asked, besides) {
    const candidates = this.#candidates(asked, besides)
    const concepts = (named, missing) =>
      candidates
        .filter(it => this.#isConcept(it.number) && it.named >= named && it.missing.length <= missing)
        .sort((a, b) => b.covered - a.covered || b.sure - a.sure)
    const [third, half] = [asked.length / 3, asked.length / 2]
    // a character that stands nowhere takes away both pairs that it is in
    const some = asked.every(({ word }) => this.reading.unspaced.test(word)) ? 2 * third : half
    const named = concepts(NAMED, third)
    const full = candidates.filter(({ missing }) => !missing.length)
    const among = named.length || !full.length ? [] : apart(concepts(PARTLY_NAMED, half))
    const others = full.length < FEW ? candidates.filter(({ missing }) => missing.length && missing.length <= third) : []
    const [best, rest] = among.length ? [full.slice(0, 1), full.slice(1)] : [[], full]
    const inTurns = all => turns(all, ({ number }) => this.#isConcept(number))
    const several = apart(concepts(NAMED, asked.length))
    const besidesFew = [...concepts(NAMED, half), ...others.slice(0, 1), ...(several.length > 1 ? several : [])]
    const found = [...named, ...best, ...inTurns([...among, ...rest]), ...(full.length < FEW ? besidesFew : []), ...inTurns(others)]
    return [...new Set(found.length ? found : [...concepts(NAMED, asked.length), ...concepts(PARTLY_NAMED, some)])]
  }

  // The documents that have any of the words, best first: how well they answer, how much of a concept's name has been
  // asked for, how surely and by how many words, the words that are its rather than others', and those that it has not.
  #candidates(asked, besides) {
    const numbers = new Set(asked.flatMap(({ documents }) => [...documents.keys()]))
    const candidates = Array.from(numbers, number => {
      const candidate = { number, score: 0, named: 0, covered: 0, sure: 0, by: [], missing: [] }
      for (const { word, documents, isFrequent, rarity, surest } of asked) {
        const { weight, likeness } = documents.get(number) ?? { weight: isFrequent ? PERHAPS : 0, likeness: 0 }
        candidate.score += weight * rarity
        candidate.named += weight / this.data.whole
        if (weight > LEAST_NAMED * this.data.whole) candidate.covered++
        if (likeness === surest) candidate.by.push(word)
        candidate.sure += likeness / asked.length
        if (!weight) candidate.missing.push(word)
      }
      candidate.covered += besides.filter(({ documents }) => documents.has(number)).length
      candidate.sure *= Math.min(candidate.named, 1)
      return candidate
    })
    return candidates.sort((a, b) => b.score - a.score || a.number - b.number)
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

// Those that are named by words that none before them is named by.
function apart(concepts) {
  const taken = new Set()
  return concepts.filter(({ by }) => {
    if (by.some(word => taken.has(word))) return false
    for (const word of by) taken.add(word)
    return true
  })
}

// Concepts and pages take turns, so that neither hides the others; the best comes first.
function turns(candidates, isConcept) {
  const kinds = [candidates.filter(isConcept), candidates.filter(it => !isConcept(it))]
  kinds.sort(([a], [b]) => (b?.score ?? 0) - (a?.score ?? 0))
  const length = Math.max(...kinds.map(kind => kind.length))
  return Array.from({ length }, (_, turn) => kinds.map(kind => kind[turn])).flat().filter(Boolean)
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
