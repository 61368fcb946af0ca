export const orders = ["-date", "date", "killed", "claims"] as const;
export type Order = (typeof orders)[number];

/** What an address says; the newest first otherwise. */
export function order_of(text: string | null): Order {
  return orders.find((order) => order === text) ?? "-date";
}
