// What strangers may not do: articles that are no news, other programs that ask, more bytes than a slow line can bear.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import path from "node:path";
import { browser, build, examples, fixture, folder, open_page, page_test, serve, settled, visit, write_marks } from "./support.mjs";

const here = folder();
const held = browser();
const site = { address: "" };
const marks = {};
let server;

before(async () => {
  const ledger = path.join(here, "hostile.ledger");
  await build(ledger, examples, fixture("wide.jsonl"), fixture("hostile.jsonl"), await write_marks(path.join(here, "marks.jsonl")));
  server = await serve(ledger);
  site.address = server.address;
  const { events } = await server.get("/events", { from: "2018-07-01", to: "2018-07-06", limit: 100 });
  for (const { id } of events) {
    const { event } = await server.get(`/events/${id}`);
    for (const claim of event.claims) if (/^hostile-/.test(claim.document)) marks[claim.document] = { event: id, article: claim.article_key };
  }
  assert.deepEqual(Object.keys(marks).sort(), ["hostile-bidi", "hostile-html", "hostile-marks"], "each hostile article tells an event");
  const [tame] = (await server.get("/events", { q: "تفجير", from: "2018-07", to: "2018-07" })).events;
  const { event } = await server.get(`/events/${tame.id}`);
  marks.tame = { event: tame.id, article: event.claims[0].article_key };
});
after(() => server?.stop());

/** Where what is not the article's text stands, and what there is beside text. */
const frame = (page) => page.waitForFunction(() => document.title.includes("–")).then(() => page.evaluate(() => ({
  boxes: ["header", ".brand", "header nav", "header form", ".switches", "main", ".body > :first-child", ".body > :last-child"].map((selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return box && { selector, x: box.x, width: box.width, y: /^(header|\.brand|\.switches)/.test(selector) ? box.y : 0, height: /header|brand|switches/.test(selector) ? box.height : 0 };
  }),
  direction: document.documentElement.dir,
  title: document.title,
  base: document.baseURI === location.href,
  wide: document.documentElement.scrollWidth,
  foreign: [...document.querySelectorAll("iframe, object, embed, base, meta[http-equiv], img, audio, video, form[action], a[href^='javascript:'], [onerror], [onload], [onclick]")].map((one) => one.outerHTML),
  scripts: [...document.scripts].filter((script) => !script.src.startsWith(location.origin)).length,
  styles: [...document.styleSheets].filter((sheet) => sheet.href && !sheet.href.startsWith(location.origin)).length + document.querySelectorAll("body style").length,
  pwned: "pwned" in window,
})));

for (const language of ["en", "ar"]) {
  for (const name of ["hostile-html", "hostile-bidi", "hostile-marks"]) {
    page_test(`${name} changes nothing but its own text, in ${language}`, held, site, { language }, async (page) => {
      for (const kind of ["article", "event"]) {
        await visit(page, `/${kind}/${marks.tame[kind]}`);
        const tame = await frame(page);
        await visit(page, `/${kind}/${marks[name][kind]}`);
        assert.deepEqual(await frame(page), { ...tame, base: true }, kind);
        assert.equal(tame.foreign.length, 0);
      }
      // The text is there, as text.
      if (name === "hostile-html") {
        await visit(page, `/article/${marks[name].article}`);
        assert.ok((await page.locator(".text").textContent()).includes("<script>alert(1)</script>"));
      }
      // Nor where it stands among others.
      await visit(page, "/?from=2018-07-01&to=2018-07-06");
      const items = await page.locator("[aria-labelledby=list-title] li").evaluateAll((all) => all.map((one) => {
        const box = one.getBoundingClientRect();
        return [one.scrollWidth <= one.clientWidth, box.x, box.width].join();
      }));
      assert.equal(new Set(items).size, 1, "entries of the list are equally wide");
      await visit(page, `/search?q=${encodeURIComponent("مدنيين")}`);
      await page.locator("ol li").first().waitFor();
      assert.equal((await frame(page)).wide, 1280);
      assert.deepEqual((await frame(page)).foreign, []);
    });
  }
}

test("a token is asked for, of every request", { timeout: 60_000 }, async () => {
  const ledger = path.join(here, "token.ledger");
  await build(ledger, examples);
  const guarded = await serve(ledger, { args: ["--token", "a-long-secret"] });
  try {
    for (const address of ["/", "/api/v1/events", "/api/v1/stream", "/event/e000000000000", "/?token=wrong"]) {
      const answer = await fetch(guarded.address + address, { redirect: "manual" });
      assert.equal(answer.status, 401, address);
      assert.ok(!(await answer.text()).includes("<script"), "nothing of the page is given");
    }
    const page = await open_page(held, guarded.address, { expected: /401/ });
    await page.goto("/");
    assert.match(await page.locator("body").innerText(), /token/i, "it says what is missing");
    await page.goto("/?token=a-long-secret");
    await settled(page);
    assert.equal(page.url(), `${guarded.address}/`, "the token does not stay in the address");
    await page.locator("[aria-labelledby=list-title] article").first().waitFor();
    assert.equal(await page.evaluate(() => document.cookie), "", "scripts cannot read it");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  } finally {
    await guarded.stop();
  }
});

page_test("the first view is no more than 400 KB", held, site, {}, async (page) => {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  let bytes = 0;
  const addresses = new Map();
  network.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    addresses.delete(requestId);
    bytes += encodedDataLength;
  });
  // What the page no longer needs (an answer that the stream has overtaken) it breaks off.
  network.on("Network.loadingFailed", ({ requestId }) => addresses.delete(requestId));
  await visit(page, "/");
  // Fonts and the map come last; the stream never ends.
  await page.evaluate(() => document.fonts.ready);
  const deadline = Date.now() + 10_000;
  while ([...addresses.values()].some((address) => !address.endsWith("/stream"))) {
    assert.ok(Date.now() < deadline, [...addresses.values()].join());
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.ok(bytes > 100_000, `all was counted: ${bytes}`);
  assert.ok(bytes <= 400 * 1024, `${bytes} bytes`);
});
