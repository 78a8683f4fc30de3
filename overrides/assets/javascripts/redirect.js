// An old address of a page may name a section, which a refresh would lose.
location.replace(document.querySelector("main a").href + location.hash);
