{#- What this reader has chosen, by name; where the browser keeps nothing, it holds for one page. -#}
window.remembered = {
  get(name) {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(name)
      else localStorage.setItem(name, value)
    } catch {}
  }
};
