/// <reference types="vitest/config" />
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The server that answers /api while the page is worked on: `isnad serve -l LEDGER --port 8642`, `npm run dev`.
const server = process.env.ISNAD_SERVER ?? "http://127.0.0.1:8642";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // The tests mount components, so they need Svelte's browser half.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  build: {
    target: "es2022",
    // The Content-Security-Policy allows files of our own only: nothing inline, no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  // The server accepts its own Host and Origin only.
  server: { proxy: { "/api": { target: server, changeOrigin: true, headers: { Origin: server } } } },
  test: { environment: "jsdom", include: ["tests/**/*.test.ts"], setupFiles: ["tests/setup.ts"] },
}));
