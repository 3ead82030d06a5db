// Opens a report page in headless Chromium and tries what a reader does: `node report_page.mjs PAGE.html [PICTURES]`.
// Needs nothing but Node and Chromium: it speaks the DevTools protocol over a pipe. Where there is no Chromium it says
// so and ends well. With a folder for pictures it saves what it sees.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [page, pictures] = process.argv.slice(2);
const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"].filter(Boolean);
const browser = names.find((name) => spawnSync(name, ["--version"]).status === 0);
if (!browser) {
  console.log("skipped: there is no Chromium on this machine");
  process.exit(0);
}

const profile = mkdtempSync(join(tmpdir(), "report-page-"));
const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe",
  `--user-data-dir=${profile}`, "about:blank",
];
const chromium = spawn(browser, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map();
const problems = [];
const requests = [];
let rest = "";
chromium.stdio[4].setEncoding("utf8").on("data", (data) => {
  const messages = (rest + data).split("\0");
  rest = messages.pop();
  for (const text of messages) {
    const message = JSON.parse(text);
    if (message.id) {
      const [done, failed] = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) failed(new Error(message.error.message));
      else done(message.result);
    } else if (message.method === "Runtime.exceptionThrown") {
      problems.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
    } else if (message.method === "Log.entryAdded" && message.params.entry.level === "error") {
      problems.push(message.params.entry.text);
    } else if (message.method === "Page.javascriptDialogOpening") {
      problems.push(`a dialog opened: ${message.params.message}`);
    } else if (message.method === "Network.requestWillBeSent") {
      requests.push(message.params.request.url);
    }
  }
});
let next = 0;
let session;
const send = (method, params = {}) => new Promise((done, failed) => {
  next += 1;
  waiting.set(next, [done, failed]);
  chromium.stdio[3].write(JSON.stringify({ id: next, method, params, sessionId: session }) + "\0");
});
const run = async (code) => {
  const { result, exceptionDetails } = await send("Runtime.evaluate", { expression: code, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
};
// On a busy machine things take their time: what is to hold is asked for again for a while.
const holds = async (code) => {
  for (let left = 100; 0 < left; left -= 1) {
    const value = await run(code).catch(() => false);
    if (value) return value;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
};
// What the page has put off until the current work is done.
const settled = () => run("new Promise((done) => setTimeout(done, 50))");
const open = async (hash = "") => {
  await send("Page.navigate", { url: "about:blank" });
  await holds("location.href === 'about:blank'");
  await send("Page.navigate", { url: pathToFileURL(resolve(page)).href + hash });
  await holds("location.protocol === 'file:' && document.readyState === 'complete'");
  await settled();
};
const width = (pixels) => send("Emulation.setDeviceMetricsOverride", { width: pixels, height: 1000, deviceScaleFactor: 1, mobile: pixels < 500 });
const picture = async (name, full = false) => {
  if (!pictures) return;
  const { data } = await send("Page.captureScreenshot", { format: "png", captureBeyondViewport: full });
  writeFileSync(join(pictures, `${name}.png`), Buffer.from(data, "base64"));
};
const key = async (text) => {
  const code = { "/": "Slash", Escape: "Escape", Enter: "Enter" }[text] ?? `Key${text.toUpperCase()}`;
  const windowsVirtualKeyCode = { Escape: 27, Enter: 13 }[text];
  const typed = text.length === 1 ? text : text === "Enter" ? "\r" : undefined;
  await send("Input.dispatchKeyEvent", { type: "keyDown", key: text, code, text: typed, windowsVirtualKeyCode });
  await send("Input.dispatchKeyEvent", { type: "keyUp", key: text, code, windowsVirtualKeyCode });
  await settled();
};
let checks = 0;
const check = (condition, what) => {
  checks += 1;
  if (!condition) problems.push(what);
};
const wide = "[...document.querySelectorAll('body *')].filter((it) => innerWidth < it.getBoundingClientRect().right && !it.closest('.scroll, dialog, .unseen, .skip')).map((it) => it.tagName + '.' + it.className + ' ' + it.textContent.slice(0, 40)).slice(0, 3).join('; ')";
const visible = "[...document.querySelectorAll('tr.fact')].filter((fact) => fact.offsetParent !== null)";

try {
  const { targetInfos } = await send("Target.getTargets");
  const target = targetInfos.find((target) => target.type === "page");
  session = (await send("Target.attachToTarget", { targetId: target.targetId, flatten: true })).sessionId;
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await send(`${domain}.enable`);

  for (const pixels of [1400, 390]) {
    await width(pixels);
    await open();
    await picture(`top-${pixels}`);
    const total = await run("document.querySelectorAll('tr.fact').length");
    check(0 < total, "the page has facts");
    check(await holds("document.documentElement.scrollWidth <= innerWidth"), `at ${pixels} the page is no wider than the window: ${await run(wide)}`);
    check(await holds("[...document.querySelectorAll('.detail')].every((detail) => detail.offsetParent === null)"), "evidence is closed at first");

    // A click opens the evidence.
    const id = await run(`${visible}[0].id`);
    await run(`document.getElementById(${JSON.stringify(id)}).querySelector('.open').click()`);
    check(await holds(`document.getElementById(${JSON.stringify(id + "-detail")}).offsetParent !== null`), "a click opens the evidence");
    check(await holds(`document.querySelectorAll('#' + CSS.escape(${JSON.stringify(id + "-detail")}) + ' mark').length`), "the evidence has marked words");
    check(await holds("document.documentElement.scrollWidth <= innerWidth"), `at ${pixels} the open page is no wider than the window`);
    await picture(`open-${pixels}`);

    // The articles side by side.
    await run(`document.getElementById(${JSON.stringify(id + "-detail")}).querySelector('.whole').click()`);
    check(await holds("document.getElementById('reader').open"), "the reader opens");
    check(await holds("document.querySelectorAll('#reader mark').length"), "the articles have marked words");
    await settled();
    await picture(`reader-${pixels}`);
    await key("Escape");
    check(await holds("!document.getElementById('reader').open"), "Escape closes the reader");

    // Filters.
    const verdict = await run("document.querySelector('tr.fact').dataset.verdict");
    await run(`document.querySelectorAll('input[name=verdict]').forEach((box) => { if (box.value !== ${JSON.stringify(verdict)}) box.click(); })`);
    check(await holds(`${visible}.every((fact) => fact.dataset.verdict === ${JSON.stringify(verdict)})`), "the verdict filter works");
    await run("document.querySelector('#filters [type=reset]').click()");
    await settled();
    const facet = await run("document.querySelector('tr.fact').dataset.facet");
    await run(`{ const box = document.querySelector('[name=facet]'); box.value = ${JSON.stringify(facet)}; box.dispatchEvent(new Event('input', { bubbles: true })); }`);
    check(await holds(`${visible}.length && ${visible}.every((fact) => fact.dataset.facet === ${JSON.stringify(facet)})`), "the filter of kinds works");
    await run("document.querySelector('#filters [type=reset]').click()");
    await settled();
    const outlet = await run("document.querySelector('tr.fact').dataset.outlets.split('|')[0]");
    await run(`{ const box = document.querySelector('[name=outlet]'); box.value = ${JSON.stringify(outlet)}; box.dispatchEvent(new Event('input', { bubbles: true })); }`);
    check(await holds(`${visible}.length && ${visible}.every((fact) => fact.dataset.outlets.split('|').includes(${JSON.stringify(outlet)}))`), "the outlet filter works");
    await run("document.querySelector('#filters [type=reset]').click()");
    await settled();
    await run("{ const box = document.querySelector('[name=text]'); box.value = 'zzzz-no-such-word'; box.dispatchEvent(new Event('input', { bubbles: true })); }");
    check(await holds(`${visible}.length === 0 && !document.getElementById('nothing').hidden`), "a word that is nowhere leaves nothing");
    await run("document.querySelector('#filters [type=reset]').click()");
    await settled();

    // A link to a fact, and the keys.
    await open("#" + encodeURIComponent(id));
    check(await holds(`document.getElementById(${JSON.stringify(id + "-detail")}).offsetParent !== null`), "a link opens its fact");
    await open();
    await key("j");
    check(await holds(`document.activeElement.closest('tr.fact') === ${visible}[0]`), "j goes to the first fact");
    await key("Enter");
    check(await holds(`${visible}[0].nextElementSibling.offsetParent !== null`), "Enter opens it");
    await key("/");
    check(await holds("document.activeElement.name === 'text'"), "/ goes to the search");

    // For screen readers: names, headings in order, no id twice.
    check(await holds("[...document.querySelectorAll('button, a, input, select, svg[role=img]')].every((it) => (it.textContent || it.getAttribute('aria-label') || it.closest('label')?.textContent || '').trim())"), "every control has a name");
    check(await holds("document.querySelectorAll('h1').length === 1"), "there is one main heading");
    check(await holds("(() => { const ids = [...document.querySelectorAll('[id]')].map((it) => it.id); return new Set(ids).size === ids.length; })()"), "no id stands twice");
  }
  await width(1400);
  await open();
  await picture("whole-1400", true);
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
  await run(`${visible}[0].querySelector('.open').click()`);
  await picture("dark-1400");
  await send("Emulation.setEmulatedMedia", { media: "print", features: [] });
  await open();
  check(await holds("document.querySelector('.filters').offsetParent === null"), "the print has no filters");
  await picture("print-1400", true);
  const outside = requests.filter((url) => !/^(file|data|about):/.test(url));
  check(outside.length === 0, `the page asks for ${outside}`);
} catch (error) {
  problems.push(String(error.stack ?? error));
} finally {
  chromium.kill();
  await new Promise((done) => chromium.once("exit", done));
  // The browser's own children may still write their profile; a folder left in the system's temporary one is no fault of
  // the page.
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    console.error(`left ${profile}: ${error.code}`);
  }
}
problems.forEach((problem) => console.error(`failed: ${problem}`));
console.log(`${checks} checks, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
