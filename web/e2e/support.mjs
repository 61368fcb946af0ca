// What the end-to-end tests share: ledgers that they build, the server on them, and pages of a real browser that watch
// for what must never happen. ISNAD names the program, CHROMIUM the browser.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const isnad = path.resolve(process.env.ISNAD ?? path.join(root, "build/isnad"));
const output = path.join(root, "output/e2e");
const run = promisify(execFile);

/** Each wait of a page, and each test as a whole, in milliseconds: only so that what hangs ends. */
const patience = Number(process.env.PATIENCE ?? 10_000);
const test_limit = 90_000;

export const examples = path.join(root, "examples/articles");
export const fixture = (name) => path.join(here, "fixtures", name);

/** A folder of its own, which goes when the tests of the file have ended. */
export function folder() {
  const place = mkdtempSync(path.join(tmpdir(), "isnad-e2e-"));
  process.on("exit", () => rmSync(place, { recursive: true, force: true }));
  return place;
}

/** An article with a million combining marks: too large to lie in the repository. */
export async function write_marks(file) {
  const marks = "\u0651\u064b\u0489".repeat(333_334);
  const text = `غارة على تدمر\nقال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين قتلوا في غارة جوية على مدينة تدمر أمس الخميس.\nا${marks}\nوأصيب خمسة آخرون.`;
  const outlet = `م${"\u0651\u064b".repeat(2000)}`;
  await writeFile(file, `${JSON.stringify({ id: "hostile-marks", outlet, published: "2018-07-06", title: "غارة على تدمر", text })}\n`);
  return file;
}

/** Runs the program to its end; what it wrote to standard output. */
export async function command(...args) {
  return (await run(isnad, args, { timeout: 60_000, maxBuffer: 64 << 20 })).stdout;
}

export const build = (ledger, ...inputs) => command("build", "-l", ledger, ...inputs);

/** A build that reads what it is given, as long as it is given something. */
export function feed(ledger) {
  const child = spawn(isnad, ["build", "-l", ledger, "-q", "-"], { stdio: ["pipe", "inherit", "inherit"] });
  const ended = new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
  return {
    write: (document) => new Promise((resolve, reject) =>
      child.stdin.write(`${JSON.stringify(document)}\n`, (error) => (error ? reject(error) : resolve()))),
    async end() {
      child.stdin.end();
      assert.equal(await ended, 0, "the build ends well");
    },
  };
}

/** Starts `isnad serve`; `port` 0 takes any free one. */
export async function serve(ledger, { port = 0, args = [] } = {}) {
  const child = spawn(isnad, ["serve", "-l", ledger, "--port", String(port), "--no-imported-gazetteers", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (bytes) => (said += bytes));
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`isnad serve has said nothing for ${patience} ms: ${said}`)), patience);
    let line = "";
    child.stdout.on("data", (bytes) => {
      line += bytes;
      const found = /^Isnad is at (http:\S+)\/ /m.exec(line);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`isnad serve ended with ${code}: ${said}`)));
  });
  return {
    address,
    port: Number(new URL(address).port),
    /** Ends it as Ctrl+C does. */
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      assert.equal(await ended, 0, `isnad serve ends cleanly\n${said}`);
    },
    /** JSON of the API. */
    async get(address_path, query = {}) {
      const url = new URL(`/api/v1${address_path}`, address);
      url.search = new URLSearchParams(query).toString();
      const answer = await fetch(url);
      assert.equal(answer.status, 200, `GET ${url}`);
      return answer.json();
    },
  };
}

/** One browser for the tests of a file. */
export function browser() {
  const held = { now: null };
  before(async () => {
    held.now = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    });
  });
  after(() => held.now?.close());
  return held;
}

// Runs in the page before anything of its own: a breach of the Content-Security-Policy is told as an error.
function report_breaches() {
  addEventListener("securitypolicyviolation", (event) =>
    console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
}

/**
 * A page at the server, watched: dialogs, errors, breaches of the policy and requests to elsewhere are collected in
 * `page.faults`. `expected` matches messages that a test brings about on purpose (an answer 404 is told as an error).
 */
export async function open_page(held, address, {
  language = "en", theme = "light", width = 1280, height = 900, expected = null, storage = undefined,
} = {}) {
  const context = await held.now.newContext({
    baseURL: address, locale: language === "ar" ? "ar" : "en-GB", timezoneId: "UTC", colorScheme: theme,
    viewport: { width, height }, reducedMotion: "reduce", storageState: storage,
  });
  context.setDefaultTimeout(patience);
  await context.addInitScript(report_breaches);
  const page = await context.newPage();
  page.faults = [];
  page.origins = new Set([new URL(address).origin]);
  const fault = (text) => {
    if (!expected?.test(text)) page.faults.push(text);
  };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") fault(`${message.type()}: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => fault(`error: ${error.stack ?? error.message}`));
  page.on("dialog", (dialog) => {
    fault(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!page.origins.has(url.origin) && url.protocol !== "data:") fault(`request to elsewhere: ${url}`);
  });
  context.on("page", (other) => {
    if (other !== page) fault(`another window: ${other.url()}`);
  });
  return page;
}

/**
 * A test with a page of its own. It fails if the page was at fault, whatever else held, and a failure leaves a picture in
 * output/e2e.
 */
export function page_test(name, held, site, options, act) {
  test(name, { timeout: test_limit }, async () => {
    const page = await open_page(held, site.address, options);
    try {
      await act(page);
      assert.deepEqual(page.faults, [], "the page is without faults");
    } catch (error) {
      await mkdir(output, { recursive: true });
      const file = path.join(output, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`);
      await page.screenshot({ path: file }).catch(() => {});
      const faults = page.faults.length ? `\n  faults: ${page.faults.join("\n    ")}` : "";
      const line = error.stack?.split("\n").find((one) => one.includes(".test.mjs")) ?? "";
      throw new Error(`${error.message}\n${line}\n  at ${page.url()}; picture: ${file}${faults}`);
    } finally {
      await page.context().close();
    }
  });
}

/** Asks again and again until the answer is good; that one. */
export async function until(ask, good) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    assert.ok(Date.now() < end, `not so within ${patience} ms: ${good}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens an address and waits until the page has what it shows. */
export async function visit(page, address) {
  await page.goto(address);
  await settled(page);
}

/** Waits until nothing is being loaded any more. */
export async function settled(page) {
  await page.waitForFunction(() => {
    if (!document.querySelector("h1") || document.querySelector("[aria-busy=true]")) return false;
    const words = { en: "Loading …", ar: "جارٍ التحميل …" }[document.documentElement.lang];
    return ![...document.querySelectorAll("p[role=status]")].some((status) => status.textContent.trim() === words);
  });
}

/** Waits until what has changed is drawn, charts that follow the window too. */
export const drawn = (page) => page.evaluate(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));

/** Takes a picture for people to look at, if PICTURES names a folder. */
export async function picture(page, name) {
  if (!process.env.PICTURES) return;
  await mkdir(process.env.PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(process.env.PICTURES, `${name}.png`) });
}
