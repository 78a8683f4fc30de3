// How a search reads text: as isogloss/publishing/search_words.py does, from the same data, which come with the index.

const LONGEST = 40

// How many letters two endings of one stem may share.
const ENDING = 3

// How many letters a word has that may be mistyped, and how much it then counts.
const LEAST_SLIPPED = 5
const SLIPPED = 0.5

export class Reading {
  constructor({ letters, joiners, prefixes, endings, foreignEndings, functionWords, shortest, unspaced, keyboards }) {
    this.letters = letters
    this.keyboards = keyboards
    this.prefixes = prefixes
    this.shortest = shortest
    this.functionWords = new Set(functionWords)
    this.joined = joiners && new RegExp(`(?<=[\\p{L}\\p{N}])[${joiners}][\\p{L}\\p{N}]+`, "gu")
    this.endings = new RegExp(`(?:${endings})$`, "uy")
    this.foreignEndings = new RegExp(`(?:${foreignEndings})$`, "uy")
    this.unspaced = new RegExp(`^[${unspaced}]`, "u")
    this.written = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, "gu")
    this.piece = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}])+`, "gu")
  }

  fold(text) {
    const base = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
    return Array.from(base, letter => this.letters[letter] ?? letter).join("")
  }

  words(text) {
    let folded = this.fold(text)
    if (this.joined) folded = folded.replace(this.joined, "")
    return (folded.match(this.piece) ?? []).flatMap(piece => {
      const letters = Array.from(piece)
      if (!this.unspaced.test(piece)) return [letters.slice(0, LONGEST).join("")]
      return letters.length === 1 ? letters : letters.slice(1).map((letter, before) => letters[before] + letter)
    })
  }

  // What the keys that were pressed would have typed, had the keyboard been set to the other script.
  otherKeyboards(text) {
    const pressed = text.toLowerCase()
    return this.keyboards.flatMap(keys => {
      const back = Object.fromEntries(Object.entries(keys).map(([key, letter]) => [letter, key]))
      const ligature = new RegExp(Object.values(keys).filter(it => it.length > 1).join("|") || ".^", "gu")
      return [
        Array.from(pressed, key => keys[key] ?? key).join(""),
        Array.from(pressed.replace(ligature, letters => back[letters]), letter => back[letter] ?? letter).join(""),
      ].filter(other => other !== pressed)
    })
  }

  cores(word) {
    const bare = this.prefixes.filter(prefix => word.startsWith(prefix)).map(prefix => word.slice(prefix.length))
    return [word, ...bare.filter(core => core.length > 1)]
  }

  // The words that have to be found: all but function words, if there are others.
  content(words) {
    const different = [...new Set(words)]
    const content = different.filter(word => !this.#isFunction(word))
    return content.length ? content : different
  }

  #isFunction(word) {
    const parts = this.unspaced.test(word) ? Array.from(word) : [word]
    return parts.some(part => this.functionWords.has(part))
  }

  // How surely one word is another, from 0 to 1: itself, a form of the same stem, or one that begins with it.
  likeness(word, other, typing) {
    if (word === other) return 1
    if (word.length < this.shortest || this.unspaced.test(word)) return 0
    const shared = sharedLength(word, other)
    if (shared < this.shortest) return 0
    const stem = this.#stem(word, other, this.endings, this.shortest)
    if (stem) return 0.85 + (0.1 * stem) / Math.max(word.length, other.length)
    return typing && shared === word.length ? 0.5 + (0.3 * shared) / other.length : 0
  }

  // How surely a word that stands nowhere is a form of another in another language, or has one slip in it: a letter left
  // out, added or changed, or two that have changed places. Short words become others too easily.
  slip(word, other) {
    if (this.#stem(word, other, this.foreignEndings, LEAST_SLIPPED)) return SLIPPED
    const start = sharedLength(word, other)
    const least = start < this.shortest ? LEAST_SLIPPED + 1 : LEAST_SLIPPED
    if (Math.min(word.length, other.length) < least || this.unspaced.test(word)) return 0
    const end = Math.min(sharedLength(reversed(word), reversed(other)), Math.min(word.length, other.length) - start)
    const [here, there] = [word, other].map(it => it.slice(start, it.length - end))
    return Math.max(here.length, there.length) < 2 || (here.length === 2 && here === reversed(there)) ? SLIPPED : 0
  }

  // How long the stem is of which both are forms, and which has so many letters at least; 0 if they have none. It may be
  // shorter than what they share: contrat-ar, contrat-am.
  #stem(word, other, endings, least) {
    const ends = from => word => (endings.lastIndex = from) === word.length || endings.test(word)
    const shared = sharedLength(word, other)
    for (let stem = shared; stem >= Math.max(least, shared - ENDING); stem--) {
      if ([word, other].every(ends(stem))) return stem
    }
    return 0
  }
}

function reversed(word) {
  return Array.from(word).reverse().join("")
}

function sharedLength(one, other) {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared++
  return shared
}
