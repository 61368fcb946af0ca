// The overview: filters, map, timeline, list and address in step; the brush; paging; exports; what is new while it is open.
import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { after, before } from "node:test";
import path from "node:path";
import { browser, build, drawn, examples, feed, fixture, folder, page_test, serve, settled, until, visit } from "./support.mjs";

const here = folder();
const held = browser();
const site = { address: "" };
let server;

before(async () => {
  const ledger = path.join(here, "overview.ledger");
  await build(ledger, examples, fixture("wide.jsonl"));
  server = await serve(ledger);
  site.address = server.address;
});
after(() => server?.stop());

const query_of = (page) => new URL(page.url()).searchParams;

/** The filters of the address, as the API wants them. */
function filter_of(page) {
  const query = query_of(page);
  for (const key of ["view", "order", "open"]) query.delete(key);
  return Object.fromEntries(query);
}

/** What the page shows of the view. */
async function shown(page) {
  await settled(page);
  await drawn(page);
  return page.evaluate(async () => ({
    total: Number(document.querySelector(".overview dl dd").textContent.replaceAll(",", "")),
    list: [...document.querySelectorAll("[aria-labelledby=list-title] article")].map((one) => one.textContent),
    bars: document.querySelectorAll("[aria-labelledby=timeline-title] rect.all").length,
    // Times far from all others are told of in words.
    apart: /earlier|later/.test(document.querySelector("[aria-labelledby=timeline-title] .head").textContent),
    map: [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(document.querySelector(".map canvas").toDataURL())))].join(),
    chips: [...document.querySelectorAll(".bar .chip")].map((one) => one.textContent),
  }));
}

/** The page shows what the API gives for the address. */
async function in_step(page) {
  await settled(page);
  const filter = filter_of(page);
  const { events, total } = await server.get("/events", { ...filter, order: "-date", limit: 50 });
  const { timeline } = await server.get("/overview", { ...filter, ...(filter.from || filter.to ? { timeline: "all" } : {}), zoom: 5 });
  await page.waitForFunction((wanted) => Number(document.querySelector(".overview dl dd")?.textContent.replaceAll(",", "")) === wanted, total);
  const now = await shown(page);
  assert.equal(now.list.length, events.length, "the list has the events of the address");
  const links = await page.locator("[aria-labelledby=list-title] .title a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(links, events.map(({ id }) => `/event/${id}`));
  return { ...now, bins: timeline.bins.length };
}

page_test("each filter changes list, map, timeline and address, and can be taken away", held, site, {}, async (page) => {
  await visit(page, "/?from=2018&to=2018");
  const whole = await in_step(page);
  const filters = page.locator("#filters");
  const fill = (label) => async (words) => {
    await filters.getByLabel(label).fill(words);
    await filters.getByLabel(label).press("Enter");
  };
  const suggested = (label) => async (words) => {
    await filters.getByRole("combobox", { name: label }).pressSequentially(words);
    await filters.locator("li[role=option]").first().click();
  };
  const cases = {
    q: () => fill("Words")("تفجيرات"),
    type: () => filters.getByLabel(/assault/).click(),
    mode: async () => {
      await filters.locator("summary").click();
      await filters.getByLabel(/air strike/).click();
    },
    contested: () => filters.getByLabel("about anything").click(),
    place: () => suggested("Place")("Alep"),
    actor: () => suggested("Who did it or whom it befell")("Syrian army"),
    source: () => suggested("Who tells of it")("Syrian Obs"),
    toll: () => filters.getByLabel("Harm").selectOption("injured"),
  };
  for (const [key, choose] of Object.entries(cases)) {
    await choose();
    await page.waitForURL((url) => url.searchParams.has(key));
    const now = await in_step(page);
    assert.ok(now.total > 0 && now.total < whole.total, `${key}: ${now.total} of ${whole.total}`);
    assert.notEqual(now.map, whole.map, `${key}: the map follows`);
    assert.notEqual(now.bars, whole.bars, `${key}: the timeline follows`);
    if (!now.apart) assert.equal(now.bars, now.bins, `${key}: all bars of the API are drawn`);
    assert.equal(now.chips.length, 3, `${key}: a chip each for from, to and ${key}`);
    await page.locator(".bar .chip").filter({ hasNotText: /From|To/ }).click();
    await page.waitForURL((url) => !url.searchParams.has(key));
    const again = await in_step(page);
    assert.deepEqual(again.list, whole.list);
  }
  // Background and announced events are left out unless asked for.
  await filters.getByRole("checkbox", { name: /not happened yet/ }).click();
  await page.waitForURL(/prospective=1/);
  assert.ok((await in_step(page)).total >= whole.total);
});

page_test("an area drawn on the map filters", held, site, {}, async (page) => {
  await visit(page, "/");
  const whole = await in_step(page);
  await page.getByRole("button", { name: "Draw an area" }).click();
  const map = await page.locator(".map .frame").boundingBox();
  await page.mouse.move(map.x + map.width * 0.55, map.y + 10);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width * 0.95, map.y + map.height * 0.45, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/box=/);
  const now = await in_step(page);
  assert.ok(now.total > 0 && now.total < whole.total);
  assert.notEqual(now.map, whole.map);
  await page.getByRole("button", { name: "Remove the area" }).click();
  await page.waitForURL((url) => !url.searchParams.has("box"));
  assert.equal((await in_step(page)).total, whole.total);
});

page_test("an address alone restores the view", held, site, {}, async (page) => {
  await visit(page, "/");
  await page.locator("#filters").getByLabel(/assault/).click();
  await page.locator("#filters").getByLabel("From").fill("2018-02");
  await page.keyboard.press("Enter");
  await page.waitForURL(/type=ASSAULT.*from=2018-02|from=2018-02.*type=ASSAULT/);
  await page.locator("[aria-labelledby=list-title] select").selectOption("killed");
  await page.waitForURL(/order=killed/);
  const asked = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/v1/overview") asked.push(url.searchParams.get("zoom"));
  });
  const far = await shown(page);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.waitForURL(/view=/);
  const before_leaving = await shown(page);
  assert.notEqual(before_leaving.map, far.map, "the map is moved");
  const address = page.url();

  const other = await page.context().newPage();
  other.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/v1/overview") other.zoom = url.searchParams.get("zoom");
  });
  page.faults.length = 0; // That window was ours.
  await other.goto(address);
  await other.waitForFunction(() => document.querySelectorAll("[aria-labelledby=list-title] article").length > 0);
  await settled(other);
  const restored = await shown(other);
  assert.deepEqual({ ...restored, map: "" }, { ...before_leaving, map: "" });
  assert.equal(other.zoom, asked.at(-1), "the map is as near as it was");
  assert.equal(other.url(), address, "the address stays as it is");

  // And so do back and forward.
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has("from"));
  await in_step(page);
  await page.goForward();
  await page.waitForURL(/from=2018-02/);
  await settled(page);
  assert.equal((await shown(page)).total, before_leaving.total);
});

/** The (last) day of an event in the list. */
const day_of = (text) => new Date(`${/\d{1,2}\s\p{L}+\s\d{4}/u.exec(text)[0]} UTC`).toISOString().slice(0, 10);

async function within_time(page) {
  await settled(page);
  const { from, to } = filter_of(page);
  assert.match(from, /^\d{4}-\d\d-\d\d$/);
  const now = await in_step(page);
  assert.ok(now.total > 0);
  for (const text of now.list) {
    const day = day_of(text);
    assert.ok(from <= day && day <= to, `${day} is between ${from} and ${to}`);
  }
  return now;
}

page_test("the timeline is a brush, by mouse", held, site, {}, async (page) => {
  await visit(page, "/?type=ASSAULT&from=2018&to=2018");
  await page.getByRole("button", { name: "All times" }).click();
  await page.waitForURL((url) => !url.searchParams.has("from"));
  const whole = await in_step(page);
  const bars = await page.locator("[aria-labelledby=timeline-title] rect.all").evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().toJSON()));
  const middle = bars.slice(Math.floor(bars.length * 0.3), Math.ceil(bars.length * 0.7));
  const y = middle[0].bottom - 4;
  await page.mouse.move(middle[0].left, y);
  await page.mouse.down();
  await page.mouse.move(middle.at(-1).right, y, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL(/from=.*to=|to=.*from=/);
  const now = await within_time(page);
  assert.ok(now.total < whole.total);
  assert.equal(now.bars, whole.bars, "what is around stays in sight");
  assert.ok(await page.locator("[aria-labelledby=timeline-title] g.faded").count() > 0);
});

for (const [language, forward] of [["en", "ArrowRight"], ["ar", "ArrowLeft"]]) {
  page_test(`the timeline is a brush, by keyboard, in ${language}`, held, site, { language }, async (page) => {
    await visit(page, "/?type=ASSAULT");
    const whole = await in_step(page);
    const timeline = page.locator("[aria-labelledby=timeline-title] svg[role=application]");
    await timeline.focus();
    await page.keyboard.press(forward);
    await page.keyboard.press(forward);
    for (let step = 0; step < 5; step++) await page.keyboard.press(`Shift+${forward}`);
    assert.match(await page.locator("[aria-live=polite]").last().textContent(), /\d/, "each bar is read out");
    await page.keyboard.press("Enter");
    await page.waitForURL(/from=/);
    // The six bars from the second one on.
    const { timeline: { bins } } = await server.get("/overview", { type: "ASSAULT", zoom: 5 });
    const { from, to } = filter_of(page);
    const begin = bins.findIndex((bin) => bin.from === from);
    assert.equal(bins.findIndex((bin) => bin.to === to), begin + 5);
    const { total } = await server.get("/events", filter_of(page));
    assert.equal(total, bins.slice(begin, begin + 6).reduce((sum, bin) => sum + bin.events, 0));
    assert.ok(total > 0 && total < whole.total);
    await page.waitForFunction((wanted) => Number(document.querySelector(".overview dl dd").textContent) === wanted, total);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "application", "the focus stays");
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.searchParams.has("from"));
    assert.equal((await in_step(page)).total, whole.total);
  });
}

page_test("the list goes on at its end", held, site, {}, async (page) => {
  await visit(page, "/");
  const items = page.locator("[aria-labelledby=list-title] article");
  const { total } = await server.get("/events", {});
  assert.ok(total > 100, "there is something to page through");
  while ((await items.count()) < total) {
    const before_more = await items.count();
    await items.last().scrollIntoViewIfNeeded();
    await page.waitForFunction((count) => document.querySelectorAll("[aria-labelledby=list-title] article").length > count, before_more);
  }
  const links = await page.locator("[aria-labelledby=list-title] .title a").evaluateAll((all) => all.map((link) => link.href));
  assert.equal(new Set(links).size, total, "each event once");
});

page_test("exports have the events of the view", held, site, {}, async (page) => {
  await visit(page, "/?type=ASSAULT&from=2018&to=2018");
  const { total } = await server.get("/events", filter_of(page));
  const count = {
    csv: (text) => text.trimEnd().split("\n").length - 1,
    geojson: (text) => JSON.parse(text).features.length,
    jsonl: (text) => text.trimEnd().split("\n").map((line) => JSON.parse(line)).length,
  };
  for (const [format, count_of] of Object.entries(count)) {
    await page.locator(".export summary").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(`.export a[href*="format=${format}"]`).click(),
    ]);
    assert.match(download.suggestedFilename(), new RegExp(`\\.${format}$`));
    assert.equal(count_of(await readFile(await download.path(), "utf8")), total, format);
    await page.keyboard.press("Escape");
  }
});

page_test("markers can be gone through by keys, and one opens its event", held, site, {}, async (page) => {
  await visit(page, "/?place=Aleppo&type=PROTEST");
  await page.locator(".map .frame").focus();
  await page.keyboard.press("n");
  await page.waitForFunction(() => /Aleppo.*1 event/.test([...document.querySelectorAll("[aria-live=polite]")].at(-1).textContent));
  await page.waitForURL(/open=e/);
  await page.getByRole("complementary", { name: "Chosen on the map" }).getByRole("link").first().waitFor();
  const opened = query_of(page).get("open");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/event/${opened}`);
});

page_test("what is new is told while a build runs, and shown when asked for", held, site, {}, async (page) => {
  const ledger = path.join(here, "growing.ledger");
  await copyFile(path.join(here, "overview.ledger"), ledger);
  const growing = await serve(ledger);
  try {
    page.origins.add(growing.address);
    await page.goto(`${growing.address}/`);
    await settled(page);
    const total = () => page.locator(".overview dl dd").first().textContent().then((text) => Number(text.replaceAll(",", "")));
    const at_first = await total();
    // The build is given articles until the page has said that it runs.
    const building = page.getByText(/A build is running: [\d,]+ articles? read/);
    const input = feed(ledger);
    const wide = (await readFile(fixture("wide.jsonl"), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
    for (let year = 1900; !(await building.isVisible()); year++) {
      for (const one of wide) await input.write({ ...one, id: `${one.id}-${year}`, published: one.published.replace("2018", String(year)) });
    }
    await input.end();
    const { events } = await until(() => growing.get("/ledger"), (ledger_now) => !ledger_now.outdated && ledger_now.events > at_first);
    await page.locator("footer").getByText(`${events.toLocaleString("en-GB")} events`).waitFor();
    assert.equal(await total(), at_first, "nothing moves before it is asked for");
    await page.getByRole("button", { name: "Show what is new" }).click();
    const { total: now } = await growing.get("/events");
    assert.ok(now > at_first);
    await page.waitForFunction((wanted) => Number(document.querySelector(".overview dl dd").textContent.replaceAll(",", "")) === wanted, now);
    await page.getByText("The ledger has changed.").waitFor({ state: "detached" });
  } finally {
    await page.goto("about:blank"); // So that it does not miss its server.
    await growing.stop();
  }
});
