      {% include "partials/remembered.js" %}
      // The reader's language: the one chosen last, or else the first of the browser's that the site has.
      const KEY = "isogloss-language"
      const links = [...document.querySelectorAll("main a[hreflang]")]
      const own = tags => {
        for (const tag of tags) {
          const link = links.find(link => link.hreflang === tag?.toLowerCase().split("-")[0])
          if (link) return link
        }
      }
      for (const link of links) {
        link.addEventListener("click", () => remembered.set(KEY, link.hreflang))
      }
