// What must hold of the look of any page: nothing wider than the window, nothing over something else, no text cut off, each
// language in its own letters.

/** Problems of the layout as it is now, as texts. */
export function layout_problems(page) {
  return page.evaluate(() => {
    const problems = [];
    const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}.${[...element.classList].filter((one) => !one.startsWith("svelte-")).join(".")} «${(element.textContent ?? "").trim().slice(0, 40)}»`;
    const wide = document.documentElement;
    if (wide.scrollWidth > wide.clientWidth) problems.push(`the page is ${wide.scrollWidth} wide in a window of ${wide.clientWidth}`);

    // What stands beside or below one another must not touch: the parts of the frame and of each page.
    const groups = [
      "body > header, #app > header, main, footer",
      "header > *",
      ".overview > *:not(.progress)",
      ".bar > *:not(.progress)",
      ".overview .middle > *",
      "article.column > *, section.column > *",
      ".body > *",
      ".sides > *",
      ".filters form > *",
      "ol > li, ul > li",
    ];
    for (const group of groups) {
      const parts = [...document.querySelectorAll(group)].filter(visible);
      for (const [index, one] of parts.entries()) {
        const next = parts.slice(index + 1).filter((other) => other.parentElement === one.parentElement);
        for (const other of next) {
          // Parts that stay in sight while the rest scrolls lie over it by intent.
          if ([one, other].some((part) => ["absolute", "fixed", "sticky"].includes(getComputedStyle(part).position))) continue;
          const a = one.getBoundingClientRect();
          const b = other.getBoundingClientRect();
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (getComputedStyle(one).display.startsWith("inline")) continue;
          if (width > 1 && height > 1) problems.push(`${name(one)} and ${name(other)} overlap by ${Math.round(width)}×${Math.round(height)}`);
        }
      }
    }

    // Controls and headings are inside the window and show their whole text.
    for (const element of document.querySelectorAll("header a, header button, h1, h2, h3, button, label, summary, dd, th, .chip")) {
      if (!visible(element) || element.closest(".hidden, .skip, svg")) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      // What can be scrolled to is not lost.
      const scrolls = (one) => one !== null && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
      if (!scrolls(element) && (box.left < -1 || box.right > wide.clientWidth + 1)) {
        problems.push(`${name(element)} leaves the window: ${Math.round(box.left)}…${Math.round(box.right)}`);
      }
      const style = getComputedStyle(element);
      if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1 && style.textOverflow !== "ellipsis") {
        problems.push(`${name(element)} is cut off: ${element.scrollWidth} in ${element.clientWidth}`);
      }
    }
    return problems;
  });
}

/** Text of the interface (not of articles, nor names) that is in letters of the other language. */
export function foreign_words(page) {
  return page.evaluate(() => {
    const arabic = document.documentElement.lang === "ar";
    // Names, codes and what is written in Latin letters in Arabic too.
    const known = /\b(Isnad|isnad|serve|GeoNames|CC BY 4\.0|Natural Earth|JSON Lines|GeoJSON|JSON|CSV|OR|N|P|Shift|Enter|Escape|Ctrl|C|UTC)\b/g;
    const foreign = arabic ? /[A-Za-z]{2,}/ : /[\u0600-\u06ff]/;
    const found = [];
    const own = (element) => element.closest("bdi, mark, q, textarea, script, noscript, style, title, [lang]:not(html), .text, .print-only") !== null;
    const look = (element, text, where) => {
      // Names of places and persons are isolated where they stand within a text.
      const rest = text.replace(/\u2068[^\u2069]*\u2069|«[^»]*»|“[^”]*”/g, "").replace(known, "");
      if (!own(element) && foreign.test(rest)) found.push(`${where}: ${text.trim().slice(0, 80)}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) look(node.parentElement, node.data, node.parentElement.tagName.toLowerCase());
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
      for (const attribute of ["aria-label", "title", "placeholder"]) {
        const text = element.getAttribute(attribute);
        if (text) look(element, text, `@${attribute}`);
      }
    }
    return found;
  });
}
