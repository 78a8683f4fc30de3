/* A card with a term's definition and its equivalents, beside the link to its entry in the glossary.

   After WCAG 2.2, 1.4.13: the card stays while the pointer is on it or its link, or the link has focus; Escape closes
   it. By touch the first tap shows the card, the second follows the link. Without this script there are the links. */
(() => {
  "use strict"

  const KEY = "isogloss-term-cards"
  const PAUSE = 150 // milliseconds that the pointer rests on a term before its card comes
  const LINGER = 300 // milliseconds that the card stays, for the pointer to reach it
  const GAP = 6 // pixels between a card and its term
  const EDGE = 8 // pixels between a card and the window's edge

  const links = [...document.querySelectorAll("a.term[data-term]")]
  let wanted = remembered.get(KEY) !== "off"
  let card
  let shown
  let timer

  // asked for when the first card is wanted
  const load = concept => import("./terms/cards.js").then(cards => cards.card(concept))

  for (const control of document.querySelectorAll("[data-term-cards]")) {
    const box = control.querySelector("input")
    box.checked = wanted
    box.addEventListener("change", () => {
      wanted = box.checked
      remembered.set(KEY, wanted ? "on" : "off")
    })
  }
  if (!links.length) return

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
  }

  const close = () => {
    clearTimeout(timer)
    shown?.removeAttribute("aria-describedby")
    card?.remove()
    card = shown = undefined
  }

  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(close, LINGER)
  }

  const place = link => {
    const at = link.getClientRects()[0]
    const { width, height } = card.getBoundingClientRect()
    const page = document.documentElement
    const start = getComputedStyle(page).direction === "rtl" ? at.right - width : at.left
    const left = Math.max(EDGE, Math.min(start, page.clientWidth - width - EDGE))
    const below = at.bottom + GAP + height < page.clientHeight || at.top < height + GAP
    card.style.left = `${left + scrollX}px`
    card.style.top = `${(below ? at.bottom + GAP : at.top - GAP - height) + scrollY}px`
  }

  const show = async link => {
    clearTimeout(timer)
    if (!wanted || shown === link) return
    const entry = await load(link.dataset.term).catch(() => {})
    if (!entry || shown === link || !(link.matches(":hover, :focus-visible") || link.dataset.tapped)) return
    close()
    const equivalents = element("ul")
    for (const [lang, direction, term] of entry.equivalents) {
      equivalents.append(element("li", {}, element("span", { lang, dir: direction }, term)))
    }
    card = element(
      "div",
      { className: "term-card", id: "term-card", role: "tooltip" },
      element("p", { className: "term-card__term" }, entry.term),
      element("p", {}, entry.definition),
      equivalents
    )
    card.addEventListener("pointerenter", () => clearTimeout(timer))
    card.addEventListener("pointerleave", later)
    document.body.append(card)
    shown = link
    link.setAttribute("aria-describedby", card.id)
    place(link)
  }

  for (const link of links) {
    link.addEventListener("pointerenter", event => {
      if (event.pointerType === "mouse") {
        clearTimeout(timer)
        timer = setTimeout(() => show(link), PAUSE)
      }
    })
    link.addEventListener("pointerleave", event => event.pointerType === "mouse" && later())
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link))
    link.addEventListener("blur", close)
    link.addEventListener("click", event => {
      if (wanted && event.pointerType === "touch" && shown !== link) {
        event.preventDefault()
        link.dataset.tapped = "yes"
        show(link).then(() => delete link.dataset.tapped)
      }
    })
  }
  document.addEventListener("keydown", event => event.key === "Escape" && close())
  document.addEventListener("pointerdown", event => {
    if (shown && !card.contains(event.target) && !shown.contains(event.target)) close()
  })
  addEventListener("resize", close)
})()
