// From an event to its words and back: sides, copies, figures, the article, search, sources, agreements, languages, colours.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import path from "node:path";
import { browser, build, examples, fixture, folder, page_test, serve, settled, visit } from "./support.mjs";

const here = folder();
const held = browser();
const site = { address: "" };
let server;
let event;

before(async () => {
  const ledger = path.join(here, "records.ledger");
  await build(ledger, examples, fixture("wide.jsonl"));
  server = await serve(ledger);
  site.address = server.address;
  const { events } = await server.get("/events", { q: "معرة النعمان", contested: "toll", order: "claims" });
  ({ event } = await server.get(`/events/${events[0].id}`));
});
after(() => server?.stop());

page_test("an event opens from the list, its sides stand in columns", held, site, {}, async (page) => {
  await visit(page, `/?q=${encodeURIComponent("معرة النعمان")}&contested=toll&order=claims`);
  await page.locator("[aria-labelledby=list-title] .title a").first().click();
  await page.waitForURL(`**/event/${event.id}`);
  await settled(page);
  assert.match(await page.evaluate(() => document.activeElement.tagName), /^(H1|MAIN)$/, "the focus is at the begin of the new page");
  const contests = page.locator(".contest");
  assert.equal(await contests.count(), event.contested.length);
  for (const [index, contest] of (await contests.all()).entries()) {
    const boxes = await contest.locator(".side").evaluateAll((all) => all.map((side) => side.getBoundingClientRect().toJSON()));
    assert.ok(boxes.length >= 2, "two sides at least");
    assert.ok(boxes[1].left >= boxes[0].right && Math.abs(boxes[1].top - boxes[0].top) < 2, `beside one another: contest ${index}`);
    // Each side: who says so, how it came, and the words, marked.
    for (const side of await contest.locator(".side").all()) {
      assert.ok(await side.locator(".voice").count() > 0);
      assert.ok(await side.locator("mark").count() > 0);
    }
  }
  const toll = contests.filter({ hasText: "How many?" }).first();
  for (const { says } of event.contested.find(({ about }) => about === "toll").sides) {
    assert.ok((await toll.locator(".says").allTextContents()).some((text) => says.every?.((number) => text.includes(number)) ?? text.match(/\d/)));
  }
  await page.setViewportSize({ width: 390, height: 800 });
  const narrow = await contests.first().locator(".side").evaluateAll((all) => all.map((side) => side.getBoundingClientRect().toJSON()));
  assert.ok(narrow[1].top >= narrow[0].bottom, "on a telephone, below one another");
});

page_test("copies are folded under the words that they repeat", held, site, {}, async (page) => {
  const copies = event.claims.filter((claim) => claim.copy_of !== null);
  assert.ok(copies.length > 0);
  await visit(page, `/event/${event.id}`);
  const fold = page.locator(".telling details").filter({ hasText: /cop(y|ies), word for word/ }).first();
  const link = fold.locator("li a").first();
  assert.equal(await link.isVisible(), false, "folded at first");
  await fold.locator("summary").click();
  assert.ok(await link.isVisible());
  const href = await link.getAttribute("href");
  assert.ok(copies.some((copy) => href.includes(copy.article_key)));
});

page_test("a figure leads to the words that it came from", held, site, {}, async (page) => {
  await visit(page, `/event/${event.id}`);
  const figure = page.locator(".plot a.figure").first();
  const number = /\d+/.exec(await figure.textContent())[0];
  const href = await figure.getAttribute("href");
  await figure.click();
  await page.waitForURL(/\/article\//);
  await settled(page);
  const [, key, claim_id] = /article\/(\w+)\?.*claim=(\w+)/.exec(href);
  const article = await server.get(`/articles/${key}`);
  const claim = article.articles.flatMap(({ claims }) => claims).find(({ id }) => id === claim_id);
  const marked = page.locator(".text .shown-trigger");
  assert.equal((await marked.allTextContents()).join(""), claim.trigger, "the claim's word is marked, and it alone");
  assert.ok(await marked.first().evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }), "and in sight");
  assert.ok((await page.locator(".text .shown-evidence, .text .role-toll, .text .shown-trigger").allTextContents()).join("").includes(number), "with its number");
  // The record beside it says what was read and why.
  const record = page.getByRole("complementary", { name: "Record of the marked words" });
  await record.getByText("Why it was read so").waitFor();
  const other = page.locator(`.text a[data-claim]:not([aria-current])`).first();
  const first_record = await record.innerText();
  await other.hover();
  await page.waitForFunction((text) => document.querySelector(".side aside").innerText !== text, first_record);
  // And the event that it feeds is beside the text.
  assert.ok(await page.locator(`.events a[href="/event/${event.id}"]`).count() > 0);
});

page_test("search finds other inflections, and shows them", held, site, {}, async (page) => {
  await visit(page, "/");
  await page.getByRole("searchbox", { name: "Search in all articles" }).fill("قتيل غارات");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  await settled(page);
  await page.locator("ol li").first().waitFor();
  const marked = await page.locator("ol mark").allTextContents();
  assert.ok(marked.includes("قتيلاً"), "another case of «قتيل»");
  assert.ok(marked.includes("غارة") && marked.includes("الغارة"), "the singular of «غارات», with the article too");
  // Nothing without a word that is searched for.
  const unmarked = await page.locator("main ol > li").evaluateAll((all) => all.filter((one) => !one.querySelector("mark")).map((one) => one.textContent));
  assert.deepEqual(unmarked, []);
  await page.locator("ol h2 a").first().click();
  await page.waitForURL(/\/article\//);
  await page.goBack();
  await page.waitForURL(/\/search/);
  await page.getByRole("main").getByRole("searchbox").fill("كلمةلاوجودلها");
  await page.keyboard.press("Enter");
  await page.getByText("No article has these words.").waitFor();
});

page_test("a source: what it said, whom it contradicts, what it calls others", held, site, {}, async (page) => {
  await visit(page, "/sources");
  await page.getByRole("link", { name: "Syrian Observatory for Human Rights" }).click();
  await page.waitForURL(/\/source\/NGO\.SOHR/);
  await settled(page);
  const { source } = await server.get("/sources/NGO.SOHR");
  const main = page.getByRole("main");
  for (const one of source.contradicts) assert.ok(await main.getByText(one.name, { exact: false }).count() > 0, one.name);
  assert.ok(source.recent.length > 0);
  assert.ok(await main.locator("mark").count() > 0, "its words, with the word that tells the event");
});

page_test("an agreement with the violations of each side by month", held, site, {}, async (page) => {
  await visit(page, "/agreements");
  const { agreements } = await server.get("/agreements");
  assert.equal(await page.locator("main ol > li").count(), agreements.length);
  const broken = agreements.find(({ violations }) => violations.length > 0);
  await page.locator(`a[href="/agreement/${broken.id}"]`).click();
  await page.waitForURL(/\/agreement\//);
  await settled(page);
  const text = await page.getByRole("main").innerText();
  for (const { accused, accuser } of broken.violations) {
    for (const who of [accused, accuser]) if (who?.name) assert.ok(text.includes(who.name), who.name);
  }
  assert.match(text, /May 2018/);
  assert.match(text, /Jun(e)? 2018/);
  await page.getByRole("link", { name: "Read it in the article" }).first().click();
  await page.waitForURL(/\/article\/.*claim=/);
  await page.locator(".text .shown-trigger").first().waitFor();
});

page_test("the language is switched, and stays", held, site, {}, async (page) => {
  await visit(page, `/event/${event.id}`);
  const strings = () => page.evaluate(() => [...document.querySelectorAll("header a, header button, main h2, main button, main summary, footer p")]
    .filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()).filter((text) => /\p{L}/u.test(text) && text !== "JSON"));
  const english = await strings();
  await page.getByRole("button", { name: "التبديل إلى العربية" }).click();
  await page.locator("html[lang=ar][dir=rtl]").waitFor();
  const arabic = await strings();
  assert.equal(arabic.length, english.length);
  assert.deepEqual(arabic.filter((text, index) => text === english[index]), [], "every text is another");
  const brand = await page.locator(".brand").boundingBox();
  assert.ok(brand.x > 640, "the page is mirrored");
  await page.reload();
  await settled(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "ar", "kept");
  assert.deepEqual(await strings(), arabic);
});

page_test("the colours are switched, and stay", held, site, {}, async (page) => {
  await visit(page, "/");
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  const button = page.getByRole("button", { name: /^Colours:/ });
  await button.click();
  assert.equal(await paper(), light, "light, as the system was");
  await button.click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.reload();
  await settled(page);
  assert.equal(await paper(), dark, "kept");
});

/** Presses Tab until the focus is on what is wanted; every stop on the way must be seen. */
async function tab_to(page, wanted, limit = 400) {
  const target = page.locator(wanted).first();
  await target.waitFor();
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((selector) => {
      const active = document.activeElement;
      // An entry of the list is outlined as a whole.
      const style = getComputedStyle(active.closest("li:has(.title a:focus-visible)") ?? active);
      const box = active.getBoundingClientRect();
      return {
        lost: active === document.body || active === null,
        seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none",
        inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        what: active.outerHTML.slice(0, 150),
        there: active === document.querySelector(selector),
      };
    }, wanted);
    assert.ok(!stop.lost, "the focus is somewhere");
    assert.ok(stop.seen, `the focus is seen: ${stop.what}`);
    assert.ok(stop.inside, `the focus is in the window: ${stop.what}`);
    if (stop.there) return;
  }
  assert.fail(`no way to ${wanted} by Tab`);
}

for (const language of ["en", "ar"]) {
  page_test(`from filter to list to event to figure to article and back, by keyboard, in ${language}`, held, site, { language }, async (page) => {
    await visit(page, "/");
    await tab_to(page, ".skip", 1);
    await tab_to(page, "#filter-q");
    await page.keyboard.type("معرة النعمان");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=/);
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), "filter-q", "the focus stays in the filter");
    await tab_to(page, "[aria-labelledby=list-title] .title a");
    // Arrow keys go from event to event.
    while (!(await page.evaluate((id) => document.activeElement.getAttribute("href") === `/event/${id}`, event.id))) {
      const at = await page.evaluate(() => document.activeElement.getAttribute("href"));
      await page.keyboard.press("ArrowDown");
      assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute("href")), at, "the event is in the list");
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/event\//);
    await settled(page);
    await page.waitForFunction(() => /^(H1|MAIN)$/.test(document.activeElement.tagName));
    await tab_to(page, ".plot a.figure");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/article\//);
    await settled(page);
    await page.waitForFunction(() => document.activeElement !== document.body);
    const first = new URL(page.url()).searchParams.get("claim");
    await tab_to(page, ".steps button:nth-child(2), .text a[data-claim]");
    await page.keyboard.press("n");
    await page.waitForFunction((claim) => new URL(location.href).searchParams.get("claim") !== claim, first);
    assert.ok(await page.evaluate(() => document.activeElement.matches("[data-claim]")), "N leads to the next claim's word");
    await page.goBack();
    await page.waitForURL(/\/event\//);
    await settled(page);
    await page.waitForFunction(() => /^(H1|MAIN)$/.test(document.activeElement.tagName));
    await page.goBack();
    await page.waitForURL(/\/\?q=/);
    await settled(page);
    await page.waitForFunction(() => /^(H1|MAIN)$/.test(document.activeElement.tagName));
    assert.ok((await page.locator("[aria-labelledby=list-title] article").count()) > 0);
  });
}
