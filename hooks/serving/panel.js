// What the engine says of this page, while it is served: a list with links to the places.
const AGAIN = 500; // milliseconds
const script = document.currentScript;
const address = new URL("diagnostics.json", script.src);

addEventListener("DOMContentLoaded", ask);

// The engine looks at what has changed while the page is shown already.
async function ask() {
  const response = await fetch(address, { cache: "no-store" });
  const { looking, unusable, pages } = response.ok ? await response.json() : {};
  show(unusable?.[document.documentElement.lang.split("-")[0]] ?? [], pages?.[script.dataset.page]?.diagnostics ?? [], looking);
  if (looking) setTimeout(ask, AGAIN);
}

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

function show(reasons, diagnostics, looking) {
  const former = document.getElementById("isogloss-panel");
  if (!reasons.length && !diagnostics.length) return former?.remove();
  const counts = new Map();
  for (const { label } of diagnostics) counts.set(label, (counts.get(label) ?? 0) + 1);
  const summary = [...counts].map(([label, count]) => `${label}: ${count}`);
  if (reasons.length) summary.unshift("!");
  if (looking) summary.push("…");
  const list = element("ol", {});
  for (const reason of reasons) list.append(element("li", { class: "error", dir: document.dir }, reason));
  for (const diagnostic of diagnostics) {
    const { label, severity, message, rule, line, column, anchor } = diagnostic;
    const link = element("a", { href: anchor ? `#${anchor}` : "#" }, element("bdi", {}, message));
    link.addEventListener("click", (event) => jump(event, diagnostic));
    const place = element("small", { dir: "ltr" }, `${line}:${column} ${rule}`);
    list.append(element("li", { class: severity }, element("b", {}, label), " ", link, " ", place));
  }
  const open = sessionStorage.getItem("isogloss-panel") !== "closed" ? { open: "" } : {};
  const details = element("details", open, element("summary", {}, ["Isogloss", ...summary].join(" · ")), list);
  details.addEventListener("toggle", () => sessionStorage.setItem("isogloss-panel", details.open ? "open" : "closed"));
  const panel = element("aside", { id: "isogloss-panel", "aria-label": "Isogloss" }, details);
  former ? former.replaceWith(panel) : document.body.append(panel);
}

// Selects the words that are spoken of where they stand in their section; without them the link leads to the section.
function jump(event, { anchor, text }) {
  const range = text && find(text, anchor && document.getElementById(anchor));
  if (!range) return;
  event.preventDefault();
  if (anchor) history.replaceState(null, "", `#${anchor}`);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}

function find(words, heading) {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (heading && !(heading.compareDocumentPosition(node) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))) continue;
    for (let at = 0; at < node.data.length; at++) {
      const space = /\s/.test(node.data[at]);
      if (space && text.endsWith(" ")) continue;
      text += space ? " " : node.data[at];
      places.push([node, at]);
    }
  }
  const start = text.indexOf(words);
  if (start < 0) return null;
  const range = document.createRange();
  range.setStart(...places[start]);
  const [node, at] = places[start + words.length - 1];
  range.setEnd(node, at + 1);
  return range;
}
