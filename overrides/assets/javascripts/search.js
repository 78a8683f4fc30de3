// The search box: opens, closes and moves as Material's does. What searches is loaded when the box is first used.

const AT_ONCE = 5 // answers that are shown before the reader scrolls
const NEAR = 200 // pixels from the end of the list, where more is loaded

const toggle = document.getElementById("__search")
const box = document.querySelector(".md-search")
if (toggle && box) start(box, toggle)

function start(box, toggle) {
  const input = box.querySelector(".md-search__input")
  const result = box.querySelector(".md-search-result")
  const meta = box.querySelector(".md-search-result__meta")
  const list = box.querySelector(".md-search-result__list")
  const output = box.querySelector(".md-search__scrollwrap")
  const strings = JSON.parse(box.dataset.strings)
  const links = () => [...list.querySelectorAll(".md-search-result__link, summary")].filter(link => link.checkVisibility())
  let loading
  let asked
  let more

  function load() {
    if (loading) return loading
    const response = fetch(new URL(box.dataset.index, location.href), { cache: "no-cache" })
    const index = Promise.all([response, import("./search/index.js")]).then(([first, { open }]) => open(first))
    loading = Promise.all([index, import("./search/results.js")])
    loading.catch(() => (loading = undefined)) // offline, perhaps: the next letter tries again
    return loading
  }

  async function search() {
    const text = input.value.trim()
    if (text === asked) return
    asked = text
    result.ariaBusy = "true"
    if (!text) return show(strings.placeholder, [])
    try {
      const [index, results] = await load()
      const answer = await index.search(text)
      const { found } = answer
      const items = async from => {
        const next = found.slice(from, from + AT_ONCE)
        const documents = await Promise.all(next.map(({ number }) => index.document(number)))
        return documents.map((document, at) =>
          results.item(document, next[at].missing, answer, index.reading, strings)
        )
      }
      const first = await items(0)
      if (text !== asked) return // another letter has been typed
      show(found.length ? results.counted(found.length, strings.one, strings.other) : strings.none, first)
      if (!found.length) list.append(hint())
      let shown = AT_ONCE
      more = async () => {
        const from = shown
        shown += AT_ONCE
        const others = await items(from)
        if (text !== asked || !others.length) return
        list.append(...others)
        fill()
      }
      fill()
    } catch (error) {
      asked = undefined
      show(strings.failed, [])
      console.warn(error)
    }
  }

  function fill() {
    if (output.scrollTop + output.clientHeight > output.scrollHeight - NEAR) more?.()
  }

  function show(message, items) {
    more = undefined
    result.ariaBusy = "false"
    meta.textContent = message
    list.replaceChildren(...items)
    output.scrollTop = 0
  }

  function hint() {
    const item = document.createElement("li")
    item.className = "search-hint"
    item.textContent = strings.hint
    return item
  }

  function setOpen(open) {
    toggle.checked = open
  }

  function open() {
    setOpen(true)
    input.focus()
    input.select()
  }

  function close() {
    setOpen(false)
    if (box.contains(document.activeElement)) document.activeElement.blur()
  }

  function move(step) {
    const stops = [input, ...links()]
    const at = stops.indexOf(document.activeElement)
    stops[(at + step + stops.length) % stops.length].focus()
  }

  input.addEventListener("focus", () => {
    setOpen(true)
    if (!asked) meta.textContent = strings.placeholder
    load().catch(() => {})
  })
  input.addEventListener("input", search)
  toggle.addEventListener("change", () => toggle.checked && document.activeElement !== input && input.focus())
  box.querySelector("form").addEventListener("submit", event => event.preventDefault())
  box.querySelector("form").addEventListener("reset", () => {
    input.focus()
    queueMicrotask(search)
  })
  list.addEventListener("click", event => event.target.closest("a") && close())
  output.addEventListener("scroll", fill)

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (!toggle.checked) {
      if (["f", "s", "/"].includes(event.key) && !isWriting(document.activeElement)) {
        event.preventDefault()
        open()
      }
      return
    }
    const writing = document.activeElement === input
    if (event.key === "Tab") return setOpen(false)
    if (event.key === "Escape") close()
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1)
    else if (event.key === "Enter" && writing) list.querySelector("a")?.click()
    else {
      if (!writing && event.key.trim().length === 1) input.focus() // whoever types goes on with the question
      return
    }
    event.preventDefault()
  })

  const question = new URLSearchParams(location.search).get("q")
  if (question) {
    input.value = question
    open()
    search()
  }
}

function isWriting(element) {
  return element?.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element?.tagName)
}
