// What there is to say of a concept, from the files that isogloss/publishing/term_links.py writes: one of them is read
// for a concept, however many concepts there are.

const HERE = new URL("../../terms.json", import.meta.url)
const files = new Map()

// The card of a concept; undefined if there is no such concept.
export async function card(concept) {
  const { folder, first } = await read(HERE)
  const file = first.findLastIndex(other => other <= concept)
  return file < 0 ? undefined : (await read(new URL(`${folder}${file}.json`, HERE)))[concept]
}

function read(address) {
  const { href } = address
  if (!files.has(href)) {
    const reading = fetch(href, href === HERE.href ? { cache: "no-cache" } : {}).then(response => {
      if (!response.ok) throw new Error(`${href}: ${response.status}`)
      return response.json()
    })
    reading.catch(() => files.delete(href)) // to be tried again
    files.set(href, reading)
  }
  return files.get(href)
}
