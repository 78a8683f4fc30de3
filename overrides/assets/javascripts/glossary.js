// The glossary's filter: while one types, only the entries stay whose concept is or was called like that, in any
// language, in any form. It reads as the search does. Without this script the whole glossary is there.

import { Reading } from "./search/words.js"

const form = document.querySelector(".glossary-filter")
if (form) start(form)

function start(form) {
  const input = form.querySelector("input")
  const status = form.querySelector("[role=status]")
  const headings = [...document.querySelectorAll(".entry h3[id]")]
  const entries = new Map(headings.map(heading => [heading.id, heading.closest(".entry")]))
  const letters = [...document.querySelectorAll(".glossary-letter")]
  const subjects = [document.getElementById("by-subject"), document.querySelector(".glossary-subjects")]
  // what leads to an entry or a letter from elsewhere on the page: the letters' bar and the table of contents
  const items = [...document.querySelectorAll(".glossary-letters a, .md-nav--secondary a")]
    .map(link => [link.closest("li"), document.getElementById(decodeURIComponent(link.hash.slice(1)))])
    .filter(([item, target]) => item && target)
  let loading

  // asked for when the box is first used
  function load() {
    loading ??= fetch(new URL(form.dataset.source, location.href))
      .then(response => (response.ok ? response.json() : Promise.reject(new Error(response.status))))
      .then(data => ({ reading: new Reading(data), words: new Map(Object.entries(data.words)) }))
    loading.catch(() => (loading = undefined)) // offline, perhaps: the next letter tries again
    return loading
  }

  async function filter() {
    const text = input.value
    if (!text.trim()) return show()
    try {
      const { reading, words } = await load()
      if (text !== input.value) return // another letter has been typed
      const asked = reading.content(reading.words(text)).map(word => reading.cores(word))
      show(asked.length ? named(asked, words, reading) : undefined)
    } catch (error) {
      show()
      status.textContent = form.dataset.failed
      console.warn(error)
    }
  }

  // Whether a concept has all the words that are asked for: themselves, or if none has, what they may be meant to be.
  function named(asked, words, reading) {
    const having = (cores, judged) =>
      new Set([...words].filter(([, own]) => cores.some(core => own.some(word => judged(core, word)))).map(([id]) => id))
    const found = asked.map(cores => {
      const has = having(cores, (core, word) => word.startsWith(core) || reading.likeness(core, word, true))
      return has.size ? has : having(cores, (core, word) => reading.slip(core, word))
    })
    return id => found.every(concepts => concepts.has(id))
  }

  // The entries that are wanted, or all.
  function show(isWanted) {
    let shown = 0
    for (const [id, entry] of entries) {
      entry.hidden = Boolean(isWanted) && !isWanted(id)
      if (!entry.hidden) shown++
    }
    for (const letter of letters) letter.hidden = !letter.querySelector(".entry:not([hidden])")
    for (const part of subjects) if (part) part.hidden = Boolean(isWanted)
    for (const [item, target] of items) item.hidden = Boolean(target.closest("[hidden]"))
    const { shown: some, none } = form.dataset
    status.textContent = !isWanted
      ? ""
      : shown
        ? some.replace("{shown}", shown).replace("{all}", entries.size)
        : none
  }

  function clear() {
    input.value = ""
    show()
  }

  input.addEventListener("focus", () => load().catch(() => {}))
  input.addEventListener("input", filter)
  input.addEventListener("keydown", event => event.key === "Escape" && clear())
  form.addEventListener("submit", event => event.preventDefault())
  // where a link leads has to be there
  document.addEventListener("click", event => {
    const hash = event.target.closest?.('a[href^="#"]')?.hash
    if (hash && document.getElementById(decodeURIComponent(hash.slice(1)))?.closest("[hidden]")) clear()
  })
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target?.closest("[hidden]")) return
    clear()
    target.scrollIntoView()
  })
  if (input.value) filter() // the browser came back to this page
}
