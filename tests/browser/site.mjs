// Holds the sites of `smqc build` to what a reader needs, in a real browser:
//
//   node tests/browser/site.mjs PACKAGES CHROMIUM FOLDER…
//
// PACKAGES is where `npm install playwright-core axe-core` was run, FOLDER what `smqc build` wrote. Every
// fault is printed; the exit code is 1 when there is one.

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [packages, executablePath, ...folders] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), "package.json"));
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [PHONE, DESK] = [{ width: 390, height: 844 }, { width: 1280, height: 900 }];

const faults = new Set();
const fault = (where, what) => faults.add(`${where}: ${what}`);
const check = (holds, where, what) => { if (!holds) fault(where, what); };

// ---- The pages of a site ----

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** Editions of a built folder that have pages: name, folder, languages. */
function editions(root) {
  return ["auditor", "staff", "customer"].map((name) => ({ name, folder: join(root, name) }))
    .filter(({ folder }) => existsSync(folder))
    .map((edition) => ({
      ...edition,
      languages: ["fr", "en"].filter((tag) => existsSync(join(edition.folder, tag, "index.html"))),
    }))
    .filter(({ languages }) => languages.length > 0);
}

/** One page of each type: each page at the top, one of each folder, the languages in turn. */
function types({ folder, languages }) {
  const seen = new Map();
  const pages = files(join(folder, languages[0])).filter((file) => file.endsWith(".html"));
  for (const file of pages) {
    const path = relative(join(folder, languages[0]), file);
    const type = path.includes(sep) ? dirname(path) : path;
    if (!seen.has(type)) seen.set(type, path);
  }
  return [...seen.values()].map((path, i) => join(folder, languages[i % languages.length], path)).filter(existsSync);
}

// ---- Links, read by the browser's own parser ----

async function links(page, root) {
  const pages = files(root).filter((file) => file.endsWith(".html"));
  const known = new Map();
  for (const file of pages) {
    known.set(file, await page.evaluate((html) => {
      const made = new DOMParser().parseFromString(html, "text/html");
      const all = (selector, name) => [...made.querySelectorAll(selector)].map((own) => own.getAttribute(name));
      return {
        ids: all("[id]", "id"),
        links: all("a[href]", "href"),
        loads: [...all("link[href]", "href"), ...all("[src]", "src")],
        tongues: all(".tongues a", "href"),
      };
    }, readFileSync(file, "utf8")));
  }
  const target = (file, link) => {
    const url = new URL(link, pathToFileURL(file));
    return { path: fileURLToPath(new URL(url.pathname, "file:///")), anchor: decodeURIComponent(url.hash.slice(1)) };
  };
  const resolves = (file, link, where) => {
    const { path, anchor } = target(file, link);
    check(existsSync(path), where, `${link} leads nowhere`);
    const ids = known.get(path)?.ids;
    if (anchor !== "" && ids) check(ids.includes(anchor), where, `${link}: there is no such place on the page`);
  };
  for (const [file, { ids, links, loads, tongues }] of known) {
    const where = relative(root, file);
    check(new Set(ids).size === ids.length, where, `an id stands twice: ${ids.filter((id, i) => ids.indexOf(id) !== i)}`);
    for (const link of links) if (!/^(https?|mailto|tel):/.test(link)) resolves(file, link, where);
    for (const load of loads) if (load !== "data:,") {
      check(!/^[a-z]+:|^\/\//i.test(load), where, `${load} is loaded from elsewhere`);
      resolves(file, load, where);
    }
    for (const tongue of tongues) {
      const there = target(file, tongue).path;
      const back = known.get(there)?.tongues.map((link) => target(there, link).path);
      check(basename(there) === basename(file) && back?.includes(file), where, `${tongue}: another language, another page`);
    }
  }
  for (const file of files(root).filter((file) => /search[\\/]entries-\d+\.js$/.test(file))) {
    const [, rows] = given(file);
    for (const [href] of rows) resolves(join(dirname(file), "../x.html"), href, relative(root, file));
  }
  return pages.length;
}

/** The data of a search file: its name and value. */
const given = (file) => JSON.parse(`[${readFileSync(file, "utf8").trim().replace(/^smqcSearch\.give\(/, "").replace(/\);$/, "")}]`);

// ---- A page as a reader meets it ----

/** Opens pages of a root, and takes note of whatever a page must not do. */
async function reader(browser, root, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const home = pathToFileURL(root).href;
  const where = () => `${basename(root)}${decodeURIComponent(page.url()).replace(home, "")}`;
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) fault(where(), message.text()); });
  page.on("pageerror", (error) => fault(where(), error.message));
  page.on("request", (request) => {
    const url = request.url();
    check(url.startsWith(`${home}/`) || url.startsWith("data:,"), where(), `asks for ${url}`);
  });
  await context.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.shifts += shift.value; })
      .observe({ type: "layout-shift", buffered: true });
  });
  return { page, context, where, open: (file, query = "") => page.goto(pathToFileURL(file).href + query) };
}

async function accessible({ page, where }, note) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, preload: false, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${node.any[0]?.message ?? ""})`).join(" | ")}`);
  }, TAGS);
  for (const violation of violations) fault(`${where()} (${note})`, violation);
}

/** Less than a tenth of a line of text on a phone. */
const STILL = 0.002;

async function stands({ page, where }, note) {
  const { wide, shifts } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    shifts: window.shifts,
  }));
  check(wide <= 0, `${where()} (${note})`, `is ${wide} pixels too wide`);
  check(shifts < STILL, `${where()} (${note})`, `the layout shifts by ${shifts}`);
}

/** Every type of page, in both colours, on a phone and on a desk. */
async function looks(browser, root, edition) {
  const pages = types(edition);
  const ways = [["light", PHONE], ["dark", PHONE], ["light", DESK], ["dark", DESK]];
  await Promise.all(ways.map(async ([colorScheme, viewport]) => {
    const own = await reader(browser, root, { colorScheme, viewport });
    const note = `${colorScheme}, ${viewport.width}`;
    for (const file of pages) {
      await own.open(file);
      await stands(own, note);
      await accessible(own, note);
    }
    await own.context.close();
  }));
  return pages.length;
}

// ---- Search ----

/** The same question in several spellings, first as in the texts. */
const ASKED = {
  fr: [["réclamation", "reclamation", "réclamations", "RECLAMATIONS"]],
  en: [["complaint", "complaints", "Complaints"]],
};

const FIELD = ".top .search input";

async function ask(page, text) {
  await page.fill(FIELD, "");
  await page.locator(FIELD).pressSequentially(`${text} `);
  await page.waitForFunction((selector) => document.querySelector(selector).getAttribute("aria-expanded") === "true", FIELD);
  await page.waitForFunction(() => /\d/.test(document.querySelector(".top [role=status]").textContent));
  return page.evaluate(() => ({
    count: document.querySelector(".top [role=status]").textContent,
    titles: [...document.querySelectorAll("#hits .title")].map((title) => title.textContent),
    marks: [...document.querySelectorAll("#hits mark")].map((mark) => mark.textContent),
  }));
}

async function search(browser, root, { folder, languages }) {
  for (const tag of languages) {
    const own = await reader(browser, root, { viewport: DESK });
    const { page, where } = own;
    const start = join(folder, tag, "index.html");
    for (const spellings of ASKED[tag]) {
      const answers = [];
      for (const spelling of spellings) {
        await own.open(start);
        answers.push(await ask(page, spelling));
      }
      const [first, ...others] = answers;
      const spelled = new RegExp(spellings[0], "i");
      check(first.titles.length > 0 && first.marks.some((mark) => spelled.test(mark)), where(), `${spellings[0]} is not found`);
      others.forEach((other, i) => check(other.count === first.count, where(), `${spellings[i + 1]}: ${other.count}, not ${first.count}`));
    }
    await keyboard(own, start, ASKED[tag][0][0]);
    await pageOfResults(own, join(folder, tag, "search.html"), ASKED[tag][0][1]);
    await wordsAgree(own, join(folder, tag));
    await own.context.close();
  }
}

/** Where more files of words begin like this than are loaded, it is said that pages are left out. */
async function leftOut(browser, { folder, languages: [tag] }) {
  const root = mkdtempSync(join(tmpdir(), "search-"));
  const index = join(root, tag, "search");
  const write = (name, value) => writeFileSync(join(index, `${name}.js`), `smqcSearch.give("${name}",${JSON.stringify(value)});\n`);
  try {
    mkdirSync(index, { recursive: true });
    for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())) {
      copyFileSync(join(folder, name), join(root, name));
    }
    for (const name of ["index.html", "search.html"]) copyFileSync(join(folder, tag, name), join(root, tag, name));
    const firsts = [..."abcdefghi"].map((letter) => `re${letter}a`);
    const { said } = given(join(folder, tag, "search", "contents.js"))[1];
    firsts.forEach((word, i) => write(`words-${i}`, { [word]: "0" }));
    write("entries-0", [["index.html", "Found", "", ""]]);
    write("contents", { entries: 1, per_file: 16, words: firsts, said });
    const own = await reader(browser, root, { viewport: DESK });
    const { page, where } = own;
    for (const [text, told] of [["re", true], ["reha", false], ["reha ", false]]) {
      await own.open(join(root, tag, "search.html"), `?q=${encodeURIComponent(text)}`);
      await page.locator(".results li a").first().waitFor();
      await page.waitForFunction(() => document.querySelector(".results [role=status]").textContent !== "");
      const status = await page.textContent(".results [role=status]");
      check(status.includes(said.cut) === told, where(), `“${text}”: ${status}`);
    }
    await own.open(join(root, tag, "index.html"));
    await page.locator(FIELD).pressSequentially("re");
    const note = page.locator("#hits .none");
    await note.waitFor();
    check(await note.textContent() === said.cut, where(), "the list says that pages are left out");
    await own.context.close();
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** From the first page to a result and back, without a mouse. */
async function keyboard(own, start, text) {
  const { page, where } = own;
  await own.open(start);
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement.className === "skip"), where(), "the first Tab leads to the skip link");
  await page.keyboard.press("/");
  check(await page.evaluate((field) => document.activeElement === document.querySelector(field), FIELD), where(), "/ leads to the search");
  const { titles } = await ask(page, text);
  await accessible(own, "list of results");
  await page.keyboard.press("Escape");
  check(await page.locator("#hits").isHidden(), where(), "Escape closes the list");
  await page.keyboard.press("ArrowDown");
  await page.locator("#hits").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const active = await page.evaluate((field) => {
    const id = document.querySelector(field).getAttribute("aria-activedescendant");
    return document.getElementById(id)?.querySelector(".title").textContent;
  }, FIELD);
  check(active === titles[0], where(), `the arrows lead to ${active}, not ${titles[0]}`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const there = await page.textContent("main");
  check(there.includes(titles[0]), where(), `Enter leads to ${titles[0]}`);
  await page.goBack();
}

async function pageOfResults(own, file, text) {
  const { page, where } = own;
  await own.open(file, `?q=${encodeURIComponent(text)}`);
  await page.locator(".results li a").first().waitFor();
  check(/\d/.test(await page.textContent(".results [role=status]")), where(), "the number of results is said");
  check(await page.locator(".results mark").count() > 0, where(), "what was found is marked");
  await stands(own, "results");
  await accessible(own, "results");
  await page.fill(".results input", "xyzzyx");
  await page.waitForFunction(() => document.querySelectorAll(".results li").length === 0);
  check(!/\d/.test(await page.textContent(".results [role=status]")), where(), "nothing is found, and said so");
}

/** Words that are one for a reader, and words that are not. */
const STEMS = {
  fr: {
    same: ["réclamation réclamations", "accusé accusés", "délai délais", "engagement engagements", "général générale généraux",
      "client clients cliente clientes", "traitement traitements", "indicateur indicateurs", "enquête enquêtes", "satisfait satisfaits",
      "objectif objectifs objective", "admirateur admiratrice", "qualité qualités", "écrit écrits écrite écrites"],
    different: ["réclamation réception", "client clé", "promesse procès", "audit auditoire", "cible ciel"],
  },
  en: {
    same: ["complaint complaints", "promise promises promised", "answer answers answered answering", "policy policies",
      "delay delays delayed", "survey surveys", "handle handled handling", "process processes", "plan planned planning"],
    different: ["complaint compliment", "need speed", "policy police", "ring string"],
  },
};

/** The script cuts texts as the program did, and its stems join what belongs together. */
async function wordsAgree(own, folder) {
  const { page, where } = own;
  const data = files(join(folder, "search"));
  const index = new Set(data.filter((file) => /words-\d+\.js$/.test(file)).flatMap((file) => Object.keys(given(file)[1])));
  const rows = data.filter((file) => /entries-\d+\.js$/.test(file)).flatMap((file) => given(file)[1]);
  // A quoted text may end in the middle of a word.
  const texts = rows.flatMap(([, title, within, text]) => [title, within, text.replace(/\S*$/u, "")]);
  const cut = await page.evaluate((texts) => [...new Set(texts.flatMap((text) => smqcSearch.words(text)))], texts);
  const lost = cut.filter((word) => !index.has(word));
  check(cut.length > 50 && lost.length === 0, where(), `words that the index does not have: ${lost.slice(0, 9)}`);
  for (const [tag, { same, different }] of Object.entries(STEMS)) {
    const stems = (group) => page.evaluate(([tag, group]) => smqcSearch.words(group).map(smqcSearch.stems[tag]), [tag, group]);
    for (const group of same) check(new Set(await stems(group)).size === 1, tag, `${group}: ${await stems(group)}`);
    for (const group of different) check(new Set(await stems(group)).size > 1, tag, `${group}: ${await stems(group)}`);
  }
}

// ---- Menu, languages, colours, no script ----

async function around(browser, root, { folder, languages }) {
  const own = await reader(browser, root, { viewport: PHONE, colorScheme: "light" });
  const { page, where } = own;
  const start = join(folder, languages[0], "index.html");
  await own.open(start);
  const group = page.locator(".menu summary").first();
  if (await group.count() > 0) {
    await group.focus();
    await page.keyboard.press("Enter");
    check(await page.locator(".menu details[open] a").first().isVisible(), where(), "Enter opens a group of the menu");
    await accessible(own, "menu");
    await stands(own, "menu");
    await page.keyboard.press("Escape");
    check(await page.locator(".menu details[open]").count() === 0, where(), "Escape closes the group");
  }
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.click(".colours");
  await page.click(".colours");
  const dark = await paper();
  check(light !== dark, where(), "the colours can be chosen");
  await page.reload();
  check(await paper() === dark, where(), "the choice of colours stays");
  if (languages.length > 1) {
    const pages = types({ folder, languages: [languages[0]] });
    const deep = pages.find((file) => relative(folder, file).split(sep).length > 2) ?? start;
    await own.open(deep);
    for (const tag of [languages[1], languages[0]]) {
      await Promise.all([page.waitForNavigation(), page.click(`.tongues a[lang=${tag}]`)]);
      check(await page.evaluate(() => document.documentElement.lang) === tag, where(), `the page is in ${tag}`);
    }
    check(fileURLToPath(page.url()) === deep, where(), "the other language and back is the same page");
  }
  await own.context.close();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(pathToFileURL(start).href);
  check(await bare.locator(FIELD).isHidden() && await bare.locator("main h1").isVisible(), start, "without scripts the page stands, without the search");
  await plain.close();
}

// ---- All of it ----

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const root of folders.map((folder) => resolve(folder))) {
    const page = await browser.newPage();
    const pages = await links(page, root);
    await page.close();
    for (const edition of editions(root)) {
      const began = Date.now();
      const kinds = await looks(browser, root, edition);
      await search(browser, root, edition);
      await leftOut(browser, edition);
      await around(browser, root, edition);
      console.log(`${basename(root)}/${edition.name}: ${kinds} types of pages, ${Math.round((Date.now() - began) / 1000)} s`);
    }
    console.log(`${basename(root)}: the links of ${pages} pages`);
  }
} finally {
  await browser.close();
}
if (faults.size > 0) console.error([...faults].map((own) => `- ${own}`).join("\n"));
process.exit(faults.size > 0 ? 1 : 0);
