// A choice that the browser keeps. A browser that keeps nothing (private windows) is no error.

export interface Kept<T extends string> {
  read(): T;
  write(value: T): void;
}

/** `allowed`: other values that are found count as `otherwise`; left out: any text. */
export function kept<T extends string>(key: string, otherwise: T, allowed?: readonly T[]): Kept<T> {
  return {
    read() {
      try {
        const value = localStorage.getItem(key) as T | null;
        if (value === null || (allowed && !allowed.includes(value))) return otherwise;
        return value;
      } catch {
        return otherwise;
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Then it holds until the page is closed.
      }
    },
  };
}
