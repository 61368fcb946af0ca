// The address bar is the state: pages read `router.url` and change it by `go`. Links are ordinary <a href>; `start`
// takes those clicks that stay within the page.

class Router {
  url = $state.raw(new URL(location.href));
  /** Counts changes of the path, so that the frame can move the focus and scroll for a new page only. */
  visits = $state(0);

  start(): void {
    addEventListener("popstate", () => this.take(new URL(location.href)));
    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element | null)?.closest?.("a[href]");
      if (!(link instanceof HTMLAnchorElement)) return;
      if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
      if (link.pathname.startsWith("/api/")) return;
      // A link to a place in the same page is the browser's.
      if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
      event.preventDefault();
      this.go(link.href);
    });
  }

  /** `replace` for what is no step of its own, such as a map being moved. */
  go(href: string | URL, { replace = false } = {}): void {
    const url = new URL(href, location.href);
    if (url.href === this.url.href) return;
    if (replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
    this.take(url);
  }

  /** Sets (or, with null, removes) parameters of the query of this page. */
  set_query(changes: Record<string, string | null>, options: { replace?: boolean } = {}): void {
    const url = new URL(this.url);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === "") url.searchParams.delete(key);
      else url.searchParams.set(key, value);
    }
    this.go(url, options);
  }

  private take(url: URL): void {
    const moved = url.pathname !== this.url.pathname;
    this.url = url;
    if (moved) this.visits++;
  }
}

export const router = new Router();
