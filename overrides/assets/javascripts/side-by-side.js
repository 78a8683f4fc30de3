/* A page beside another language works without this script, which adds that

   - the way there from a page leads to the section that is being read,
   - another pair of languages stays at the section,
   - the document has the title and the language of the first of the two. */
(() => {
  "use strict"

  const root = document.documentElement

  for (const link of document.querySelectorAll("a[data-side-by-side]")) {
    const whole = link.hash
    link.addEventListener("click", () => {
      const section = decodeURIComponent(location.hash.slice(1))
      link.hash = section && document.getElementById(section)?.matches("h2, h3, h4, h5, h6") ? `${whole}.${section}` : whole
    })
  }

  const rows = [...document.querySelectorAll(".beside-row")]
  if (!rows.length) return

  const cells = Object.fromEntries([...rows[0].querySelectorAll("[data-cell]")].map(cell => [cell.dataset.cell, cell]))

  // as the stylesheet shows them
  const pair = () => {
    const named = decodeURIComponent(location.hash).match(/^#([\w-]+)\+([\w-]+)/)?.slice(1)
    return named?.every(code => code in cells) ? named : Object.keys(cells).slice(0, 2)
  }

  const tell = () => {
    const codes = pair()
    root.lang = cells[codes[0]].lang
    document.title = codes.map(code => cells[code].querySelector("h2").textContent).join(" · ")
    for (const choice of document.querySelectorAll("[data-choice]")) {
      if (choice.dataset.choice === codes.join("+")) choice.setAttribute("aria-current", "true")
      else choice.removeAttribute("aria-current")
    }
  }

  for (const link of document.querySelectorAll(".beside-words nav a")) {
    const whole = link.hash
    link.addEventListener("click", () => {
      const section = location.hash.split(".").slice(1).join(".")
      link.hash = section ? `${whole}.${section}` : whole
    })
  }
  addEventListener("hashchange", tell)
  tell()
})()
