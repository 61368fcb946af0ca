// A list that is fetched page by page: the first when what it depends on changes, more when they are asked for.
import type { Parameters } from "../lib/api";

export class Paged<Item> {
  items = $state.raw<Item[]>([]);
  total = $state.raw<number | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(true);
  private next = $state.raw<string | null>(null);
  private attempt = $state(0);
  private abort = new AbortController();

  /**
   * `parameters` reads what the list depends on; null: nothing is asked for. `fetch_page` asks with these and the cursor.
   * To be made while a component is.
   */
  constructor(
    private readonly parameters: () => Record<string, string | number | boolean> | null,
    private readonly fetch_page: (
      parameters: Parameters, signal: AbortSignal,
    ) => Promise<{ items: Item[]; next: string | null; total?: number | undefined }>,
  ) {
    $effect(() => {
      void this.attempt;
      const asked = this.parameters();
      this.abort = new AbortController();
      if (asked) void this.load(asked, true);
      else {
        this.items = [];
        this.busy = false;
      }
      return () => this.abort.abort();
    });
  }

  get has_more(): boolean {
    return this.next !== null;
  }

  more = (): void => {
    const asked = this.parameters();
    if (asked && this.next !== null && !this.busy) void this.load({ ...asked, cursor: this.next }, false);
  };

  again = (): void => {
    this.attempt++;
  };

  private async load(asked: Record<string, string | number | boolean>, first: boolean): Promise<void> {
    const { signal } = this.abort;
    this.busy = true;
    try {
      const page = await this.fetch_page(asked, signal);
      if (signal.aborted) return;
      this.items = first ? page.items : [...this.items, ...page.items];
      this.next = page.next;
      this.total = page.total ?? null;
      this.error = null;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
    }
    this.busy = false;
  }
}
