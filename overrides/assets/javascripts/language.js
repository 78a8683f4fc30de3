// The language switch keeps the reader's section and question, and the root remembers the language chosen last.
// Without this script its links lead to the same page in the other languages.
(() => {
  "use strict"

  const KEY = "isogloss-language"
  const BELOW_HEADER = 120 // pixels: where a heading stands that an address has led to
  const chosen = event => event.target.closest?.(".md-select a[hreflang]")

  // what the reader went to; page.js writes other sections into the address, later than they are read
  let asked = location.hash
  addEventListener("hashchange", () => (asked = location.hash))

  // that, while it is in sight; else the section that begins last above what is shown
  const section = () => {
    const inSight = element => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    const named = document.getElementById(asked.slice(1))
    if (named && inSight(named)) return asked
    const begun = [...document.querySelectorAll("article :is(h2, h3, h4, h5, h6)[id]")].filter(
      heading => heading.getBoundingClientRect().top < BELOW_HEADER
    )
    return scrollY > 0 && begun.length ? `#${begun.at(-1).id}` : ""
  }

  // before a link is followed, copied or opened elsewhere, however that is done
  for (const event of ["pointerover", "pointerdown", "focusin", "click"]) {
    document.addEventListener(
      event,
      event => {
        const link = chosen(event)
        if (!link?.matches("[data-same-page]")) return
        const address = new URL(link.href)
        address.search = location.search
        address.hash = section()
        link.href = address
      },
      true
    )
  }

  for (const event of ["click", "auxclick"]) {
    document.addEventListener(event, event => {
      const link = chosen(event)
      if (link) remembered.set(KEY, link.hreflang)
    })
  }
})()
