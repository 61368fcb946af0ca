// What a page shows of the API: asked for when what it depends on changes, the old answer kept while the new one is under
// way, an answer that comes too late dropped.

export class Loading<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(true);
  private attempt = $state(0);

  /** `load` reads what it depends on at once, before anything is awaited. To be made while a component is. */
  constructor(load: (signal: AbortSignal) => Promise<T>) {
    $effect(() => {
      void this.attempt;
      const abort = new AbortController();
      this.busy = true;
      load(abort.signal).then(
        (value) => {
          if (abort.signal.aborted) return;
          this.value = value;
          this.error = null;
          this.busy = false;
        },
        (error: unknown) => {
          if (abort.signal.aborted) return;
          this.error = error;
          this.busy = false;
        },
      );
      return () => abort.abort();
    });
  }

  again = (): void => {
    this.attempt++;
  };
}
