/* The map of concepts is a drawing of links, and the list below says the same; this script adds that

   - what is pointed at or has the focus stands out, with the concepts it has to do with,
   - one subject field can be shown alone, in the drawing and in the list,
   - the drawing grows and shrinks, by buttons or Ctrl and the wheel, and can be dragged. */
(() => {
  "use strict"

  const SMALLEST = 0.2
  const LARGEST = 2.5
  const LEGIBLE = 0.85 // the scale below which words are too small to begin with
  const STEP = 1.25 // of a button
  const NOTCH = 1.1 // of the wheel

  const whole = document.querySelector(".concept-map")
  if (!whole) return
  const map = whole.querySelector(".map")
  const frame = whole.querySelector(".map-frame")
  const controls = whole.querySelector(".map-controls")
  const concepts = [...map.querySelectorAll("a[data-concept]")]
  const lines = [...map.querySelectorAll("line")]
  const ends = line => line.dataset.ends.split(" ")
  const width = map.viewBox.baseVal.width
  const height = map.viewBox.baseVal.height

  const focus = concept => {
    const id = concept?.dataset.concept
    const near = new Set([id])
    for (const line of lines) {
      const touches = ends(line).includes(id)
      line.classList.toggle("map-near", touches)
      if (touches) ends(line).forEach(end => near.add(end))
    }
    for (const other of concepts) other.classList.toggle("map-near", near.has(other.dataset.concept))
    map.classList.toggle("map--focus", Boolean(concept))
  }

  for (const concept of concepts) {
    concept.addEventListener("pointerenter", () => focus(concept))
    concept.addEventListener("pointerleave", () => focus(concepts.find(other => other.matches(":focus-visible"))))
    concept.addEventListener("focus", () => {
      focus(concept)
      // a browser shows a part of what has the focus, which may be its edge
      if (concept.matches(":focus-visible")) concept.scrollIntoView({ block: "nearest", inline: "nearest" })
    })
    // from one concept to the next they are drawn anew once
    concept.addEventListener("blur", event => concepts.includes(event.relatedTarget) || focus())
  }

  const filter = whole.querySelector("[data-map-field]")
  filter.addEventListener("change", () => {
    const out = element => Boolean(filter.value) && element.dataset.field !== filter.value
    const left = new Set()
    for (const concept of concepts) {
      concept.classList.toggle("map-out", out(concept))
      if (!out(concept)) left.add(concept.dataset.concept)
    }
    for (const line of lines) line.classList.toggle("map-out", !ends(line).every(end => left.has(end)))
    for (const section of whole.querySelectorAll("section[data-field]")) section.hidden = out(section)
    const first = concepts.find(concept => filter.value && !out(concept))
    first?.scrollIntoView({ block: "nearest", inline: "center" })
  })

  let scale = 1
  const zoom = wanted => {
    const box = frame.getBoundingClientRect()
    const middle = [frame.scrollLeft + box.width / 2, frame.scrollTop + box.height / 2].map(place => place / scale)
    scale = Math.min(LARGEST, Math.max(SMALLEST, wanted))
    map.style.width = `${width * scale}px`
    map.style.height = `${height * scale}px`
    frame.scrollLeft = middle[0] * scale - box.width / 2
    frame.scrollTop = middle[1] * scale - box.height / 2
  }
  const fit = () => zoom(frame.clientWidth / width)
  const ways = { "zoom-in": () => zoom(scale * STEP), "zoom-out": () => zoom(scale / STEP), fit }
  for (const button of controls.querySelectorAll("[data-zoom]")) button.addEventListener("click", ways[button.dataset.zoom])
  frame.addEventListener(
    "wheel",
    event => {
      if (!event.ctrlKey) return
      event.preventDefault()
      zoom(event.deltaY < 0 ? scale * NOTCH : scale / NOTCH)
    },
    { passive: false }
  )

  let held
  frame.addEventListener("pointerdown", event => {
    if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest("a")) held = event
  })
  addEventListener("pointermove", event => {
    if (!held) return
    frame.scrollLeft -= event.clientX - held.clientX
    frame.scrollTop -= event.clientY - held.clientY
    held = event
  })
  addEventListener("pointerup", () => (held = undefined))

  // as much as can be read at once, and of what is more, the middle
  zoom(Math.min(1, Math.max(LEGIBLE, frame.clientWidth / width)))
  frame.scrollTo((map.clientWidth - frame.clientWidth) / (getComputedStyle(frame).direction === "rtl" ? -2 : 2), 0)
})()
