// The switch of light and dark: as the system wishes, light, dark, and so on. What is chosen holds in all languages;
// partials/scheme.html shows it. Without this script the system's wish holds, and there is no switch.
(() => {
  "use strict"

  const KEY = "isogloss-scheme"
  const switch_ = document.querySelector("[data-scheme-switch]")
  if (!switch_) return
  const buttons = [...switch_.querySelectorAll("button")]

  const chosen = () => remembered.get(KEY) ?? "system"

  const choose = scheme => {
    remembered.set(KEY, scheme === "system" ? null : scheme)
    dispatchEvent(new Event("storage"))
  }

  const show = () => {
    for (const button of buttons) button.hidden = button.dataset.scheme !== chosen()
  }

  buttons.forEach((button, number) => {
    const next = buttons[(number + 1) % buttons.length]
    button.addEventListener("click", () => {
      choose(next.dataset.scheme)
      buttons.find(button => !button.hidden).focus()
    })
  })
  addEventListener("storage", show)
  show()
  switch_.hidden = false
})()
