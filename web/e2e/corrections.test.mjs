// What people correct on the page of an event: it is there at once, after more articles, after the server has been started
// again, and until it is withdrawn.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import path from "node:path";
import { browser, build, examples, fixture, folder, page_test, serve, settled, until, visit } from "./support.mjs";

const here = folder();
const held = browser();
const site = { address: "" };
const ledger = path.join(here, "corrected.ledger");
let server;

before(async () => {
  await build(ledger, examples, fixture("wide.jsonl"));
  server = await serve(ledger);
  site.address = server.address;
});
after(() => server?.stop());

/** Opens the page of an event, ready to correct it. */
async function start(page, id) {
  await visit(page, `/event/${id}`);
  await page.getByRole("button", { name: "Correct", exact: true }).click();
  await page.getByRole("region", { name: "Corrections to make" }).waitFor();
}

/** Signs the dialog that is open, with the name that was given before. */
async function sign(page) {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign and save" }).click();
  await dialog.waitFor({ state: "detached" });
  await settled(page);
}

const ask = (page, act) => page.getByRole("region", { name: "Corrections to make" }).getByRole("button", { name: act, exact: true }).click();
const event_of = async (id) => (await server.get(`/events/${id}`)).event;
const find = async (query) => (await server.get("/events", { limit: 200, ...query })).events;
/** Where an event of which this claim is one stands now. */
async function holder(key) {
  const { articles } = await server.get(`/articles/${key.article_key}`);
  return articles.find(({ number }) => number === key.article).claims.find(({ id }) => id === key.claim).event;
}
const key_of = (claim) => ({ article_key: claim.article_key, article: claim.article, claim: claim.claim ?? claim.id });

page_test("corrections hold until they are withdrawn", held, site, {}, async (page) => {
  const [market] = await find({ q: "معرة النعمان", contested: "toll", order: "claims" });

  // A correction needs a name.
  await start(page, market.id);
  await ask(page, "Set a toll");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("At least").fill("45");
  await dialog.getByLabel("At most").fill("39");
  await dialog.getByRole("button", { name: "Sign and save" }).click();
  await dialog.getByText("Write your name").waitFor();
  await dialog.getByLabel("Your name").fill("Amal");
  await dialog.getByRole("button", { name: "Sign and save" }).click();
  await dialog.getByText("The first number must not be greater").waitFor();
  // A toll.
  await dialog.getByLabel("At least").fill("39");
  await dialog.getByLabel("At most").fill("45");
  await sign(page);
  await page.getByRole("heading", { name: /killed: .*39–45/ }).waitFor();
  await page.getByText("set by a person").first().waitFor();

  // A claim is rejected: it leaves the event.
  const before_rejecting = await event_of(market.id);
  await page.getByRole("main").locator(".telling input[type=checkbox]").first().check();
  await page.getByText("1 claim chosen").waitFor();
  await ask(page, "Reject claims");
  await sign(page);
  const rejected = await until(() => event_of(market.id), ({ claims }) => claims.length < before_rejecting.claims.length);
  assert.equal(rejected.claims.length, before_rejecting.claims.length - 1);
  const left = key_of(before_rejecting.claims.find((claim) => !rejected.claims.some((other) => JSON.stringify(key_of(other)) === JSON.stringify(key_of(claim)))));
  assert.equal(await holder(left), null, "it stands in no event");

  // A claim is moved to an event of its own.
  await page.getByRole("main").locator(".telling input[type=checkbox]").last().check();
  await ask(page, "Move claims");
  await page.getByRole("dialog").getByLabel("To an event of their own").check();
  await sign(page);
  const moved = await until(() => event_of(market.id), ({ claims }) => claims.length < rejected.claims.length);
  const gone = key_of(rejected.claims.find((claim) => !moved.claims.some((other) => JSON.stringify(key_of(other)) === JSON.stringify(key_of(claim)))));
  const own = await holder(gone);
  assert.ok(own && own !== market.id);

  // Two events are joined, the other one chosen among those near.
  const [first, second] = (await find({ type: "ASSAULT", from: "2018-01", to: "2018-09", q: "تفجير" }));
  await start(page, first.id);
  await ask(page, "Join events");
  await page.getByRole("dialog").getByRole("searchbox").fill(second.id);
  await page.getByRole("dialog").locator(`input[type=radio][value="${second.id}"]`).check();
  await sign(page);
  const [one, other] = [(await event_of_now(first.id)), (await event_of_now(second.id))];
  assert.equal(one.id, other.id, "both are one");
  assert.equal(one.claims.length, first.claims + second.claims);

  // All of it outlives more articles …
  await build(ledger, fixture("later.jsonl"));
  const { articles } = await until(() => server.get("/ledger"), ({ outdated, articles: now }) => !outdated && now > 98);
  assert.ok(articles > 98);
  async function all_holds() {
    await visit(page, "/corrections");
    await page.getByText("4 corrections").waitFor();
    assert.equal(await page.locator("main li").count(), 4);
    assert.equal(await page.locator("main li").filter({ hasText: "dormant" }).count(), 0, "all are in force");
    await page.getByText("Amal").first().waitFor();
    const now = (await find({ q: "معرة النعمان", order: "claims" }))[0].id;
    await visit(page, `/event/${now}`);
    await page.getByRole("heading", { name: /killed: .*39–45/ }).waitFor();
    assert.equal(await holder(left), null, "the rejected claim is still in no event");
    assert.notEqual(await holder(gone), now, "the moved claim is still elsewhere");
    assert.equal((await event_of_now(first.id)).id, (await event_of_now(second.id)).id, "the joined are still one");
    return now;
  }
  await all_holds();
  // … and another start of the server.
  await page.goto("about:blank");
  const { port } = server;
  await server.stop();
  server = await serve(ledger, { port });
  const now = await all_holds();

  // Withdrawn, the toll is what the claims say.
  await visit(page, "/corrections");
  await page.getByRole("button", { name: "Withdraw: Set a toll" }).click();
  await sign(page);
  await page.getByText("5 corrections").waitFor();
  await page.locator("main li").filter({ hasText: "withdrawn by" }).waitFor();
  await visit(page, `/event/${now}`);
  assert.equal(await page.getByRole("heading", { name: /39–45/ }).count(), 0);
  assert.ok((await event_of(now)).tolls.every(({ reviewed }) => !reviewed));
});

/** An event by an id that may have gone. */
async function event_of_now(id) {
  const answer = await (await fetch(`${server.address}/api/v1/events/${id}`)).json();
  return answer.event ?? (await event_of(answer.error.now[0]));
}
