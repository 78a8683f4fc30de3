      // The reader's language: the one chosen last, or else the first of the browser's that the site has.
      const KEY = "isogloss-language"
      const links = [...document.querySelectorAll("main a[hreflang]")]
      const remembered = () => {
        try {
          return localStorage.getItem(KEY)
        } catch {
          return null
        }
      }
      const own = tags => {
        for (const tag of tags) {
          const link = links.find(link => link.hreflang === tag?.toLowerCase().split("-")[0])
          if (link) return link
        }
      }
      for (const link of links) {
        link.addEventListener("click", () => {
          try {
            localStorage.setItem(KEY, link.hreflang)
          } catch {
            /* then it is asked for again */
          }
        })
      }
