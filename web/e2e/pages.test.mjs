// Every page, in both languages: what it must show, no serious finding of axe in either theme, and a layout without
// overlaps at the width of a telephone and of a wide screen.
import assert from "node:assert/strict";
import axe from "axe-core";
import { after, before } from "node:test";
import path from "node:path";
import { foreign_words, layout_problems } from "./layout.mjs";
import { browser, build, drawn, examples, fixture, folder, page_test, picture, serve, settled, visit, write_marks } from "./support.mjs";

const here = folder();
const held = browser();
const site = { address: "" };
const world = {};
let server;

before(async () => {
  const ledger = path.join(here, "pages.ledger");
  await build(ledger, examples, fixture("wide.jsonl"), fixture("hostile.jsonl"), await write_marks(path.join(here, "marks.jsonl")));
  server = await serve(ledger);
  site.address = server.address;
  const { events } = await server.get("/events", { q: "معرة النعمان", contested: "toll", order: "claims" });
  world.event = events[0].id;
  const { event } = await server.get(`/events/${world.event}`);
  world.article = event.claims[0].article_key;
  world.source = event.claims.find((claim) => claim.independent?.id?.startsWith("NGO"))?.independent.id ?? event.claims[0].speaker.id;
  world.agreement = (await server.get("/agreements")).agreements[0].id;
});
after(() => server?.stop());

const pages = {
  overview: () => "/",
  event: () => `/event/${world.event}`,
  correcting: () => `/event/${world.event}?correct=1`,
  article: () => `/article/${world.article}`,
  sources: () => "/sources",
  source: () => `/source/${encodeURIComponent(world.source)}`,
  agreements: () => "/agreements",
  agreement: () => `/agreement/${encodeURIComponent(world.agreement)}`,
  search: () => `/search?q=${encodeURIComponent("غارات")}`,
  corrections: () => "/corrections",
  nowhere: () => "/nowhere",
};

/** What axe finds that keeps people out, as texts. */
async function axe_problems(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary})`).join("; ")}`);
}

for (const [name, address] of Object.entries(pages)) {
  for (const language of ["en", "ar"]) {
    page_test(`${name} in ${language}`, held, site, { language }, async (page) => {
      await visit(page, address());
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
      assert.equal(await page.locator("h1").count(), 1, "one heading of the first level");
      // All that is wrong is told at once.
      const problems = {};
      const note = (where, found) => found.length > 0 && (problems[where] = found);
      note("words of the other language", await foreign_words(page));
      for (const theme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: theme });
        note(`axe, ${theme}`, await axe_problems(page));
        await picture(page, `${name}-${language}-1280-${theme}`);
      }
      await page.emulateMedia({ colorScheme: "light" });
      for (const [width, height] of [[2560, 1300], [1280, 800], [820, 1100], [390, 800]]) {
        await page.setViewportSize({ width, height });
        await settled(page);
        await drawn(page);
        note(`layout at ${width}`, await layout_problems(page));
        await picture(page, `${name}-${language}-${width}`);
      }
      note("axe at 390", await axe_problems(page));
      assert.deepEqual(problems, {});
    });
  }
}
