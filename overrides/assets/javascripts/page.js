// What the frame of a page does beyond its HTML and stylesheets: the contents beside a page show what is being read, and
// so does its address; the header names the page once its title has left; a button leads up. Without this script all
// links are there. It stands in for the theme's own script, which is thirty times as large.
(() => {
  "use strict"

  const BELOW_HEADER = 80 // pixels: a section that begins above that is the one being read
  const STILL = 250 // milliseconds without scrolling
  const WAYS = { p: "prev", ",": "prev", n: "next", ".": "next" } // by the keys that the theme has for them
  const FAR = 400 // pixels from the top, where a way up is offered

  const header = document.querySelector(".md-header")
  const title = document.querySelector(".md-header__title")
  const heading = document.querySelector("article h1")
  const up = document.querySelector(".md-top")
  const drawer = document.getElementById("__drawer")
  const contents = new Map() // a section's heading, and the links to it: the drawer has them too
  for (const link of document.querySelectorAll(".md-nav--secondary a[href^='#']")) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (section) contents.set(section, [...(contents.get(section) ?? []), link])
  }
  const sections = [...contents.keys()]
  let read
  let last = scrollY
  let timer
  let asked = false

  function follow(link) {
    const frame = link.closest(".md-sidebar__scrollwrap")
    const [outer, own] = [frame, link].map(it => it.getBoundingClientRect())
    if (own.top < outer.top || own.bottom > outer.bottom) frame.scrollTop += own.top - outer.top - outer.height / 2
  }

  function mark(section) {
    if (section === read) return
    read = section
    const at = sections.indexOf(section)
    sections.forEach((it, number) => {
      for (const link of contents.get(it)) {
        link.classList.toggle("md-nav__link--passed", number < at)
        link.classList.toggle("md-nav__link--active", number === at)
        if (number === at && link.checkVisibility()) follow(link)
      }
    })
  }

  function look() {
    asked = false
    mark(sections.findLast(it => it.checkVisibility() && it.getBoundingClientRect().top < BELOW_HEADER))
    title?.classList.toggle("md-header__title--active", heading?.getBoundingClientRect().bottom < header.offsetHeight)
    const byKeys = document.activeElement !== up && document.activeElement.matches(":focus-visible") // it would be covered
    if (up) up.hidden = scrollY < FAR || scrollY >= last || byKeys
    last = scrollY
  }

  // What a link has led to and the contents do not have, an entry of the glossary, keeps its address while it is in sight.
  function named() {
    const target = document.querySelector(":target")
    if (!target || contents.has(target) || !target.checkVisibility()) return null
    const { top, bottom } = target.getBoundingClientRect()
    return bottom > 0 && top < innerHeight ? target : null
  }

  function address() {
    const place = new URL(location)
    place.hash = (named() ?? (scrollY > 0 ? read : null))?.id ?? ""
    if (place.href !== location.href) history.replaceState(history.state, "", place)
  }

  addEventListener(
    "scroll",
    () => {
      if (!asked) requestAnimationFrame(look)
      asked = true
      clearTimeout(timer)
      timer = setTimeout(address, STILL)
    },
    { passive: true }
  )
  up?.addEventListener("click", () => scrollTo(0, 0))
  addEventListener("hashchange", () => (drawer.checked = false))
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === "Escape") drawer.checked = false
    if (document.activeElement?.matches("input, textarea, select")) return
    const way = WAYS[event.key]
    const next = way && document.querySelector(`link[rel=${way}]`)
    if (next) location.assign(next.href)
  })
  look()
})()
