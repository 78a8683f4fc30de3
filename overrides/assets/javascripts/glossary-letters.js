// The own page of a large glossary has no entries: whoever asks it for a concept is led to the page that has it. Without
// this script there are the letters.

import { card } from "./terms/cards.js"

async function leadOn() {
  const concept = decodeURIComponent(location.hash.slice(1))
  if (!concept || document.getElementById(concept)) return
  const found = await card(concept).catch(console.warn)
  if (found && location.hash === `#${encodeURIComponent(concept)}`) {
    location.replace(new URL(`../../${found.address}`, import.meta.url))
  }
}

addEventListener("hashchange", leadOn)
leadOn()
