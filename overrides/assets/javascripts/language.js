// The language switch keeps the reader's section and question, and the root remembers the language chosen last.
// Without this script its links lead to the same page in the other languages.
(() => {
  "use strict"

  const KEY = "isogloss-language"
  const chosen = event => event.target.closest?.(".md-select a[hreflang]")

  // before a link is followed, copied or opened elsewhere, however that is done
  for (const event of ["pointerover", "pointerdown", "focusin", "click"]) {
    document.addEventListener(
      event,
      event => {
        const link = chosen(event)
        if (!link?.matches("[data-same-page]")) return
        const address = new URL(link.href)
        address.search = location.search
        address.hash = location.hash
        link.href = address
      },
      true
    )
  }

  for (const event of ["click", "auxclick"]) {
    document.addEventListener(event, event => {
      const link = chosen(event)
      if (!link) return
      try {
        localStorage.setItem(KEY, link.hreflang)
      } catch {
        /* then the root goes by the browser's language */
      }
    })
  }
})()
