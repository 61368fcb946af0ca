// What the server tells of the ledger while the page is open (server-sent events).

class Stream {
  /** State of the ledger as it is now; null until the server has said so. */
  state = $state<string | null>(null);
  /** Articles that a build under way has read; null if none runs. */
  building = $state<number | null>(null);
  /** The server was there and does not answer now. */
  lost = $state(false);
  private source: EventSource | null = null;

  start(): void {
    if (this.source || typeof EventSource === "undefined") return;
    this.source = new EventSource("/api/v1/stream");
    // EventSource connects again by itself.
    this.source.onopen = () => (this.lost = false);
    this.source.onerror = () => (this.lost = true);
    this.on("hello", (data) => (this.state = String(data.state)));
    this.on("state", (data) => {
      this.state = String(data.state);
      this.building = null;
    });
    this.on("building", (data) => (this.building = Number(data.articles)));
  }

  private on(name: string, take: (data: Record<string, unknown>) => void): void {
    this.source?.addEventListener(name, (event) => {
      try {
        take(JSON.parse((event as MessageEvent<string>).data) as Record<string, unknown>);
      } catch {
        // A message that is no JSON tells nothing.
      }
    });
  }
}

export const stream = new Stream();
