// Search, menu and colours of the site. Without it the site works; nothing is asked of any network:
// the index lies beside the pages and is loaded as scripts, file by file, as it is needed.
"use strict";
(() => {
  const page = document.documentElement;

  // ---- Words, as src/outputs/search/words.rs cuts them ----

  const FOLDED = [
    ["a", "àáâãäåāăą"], ["c", "çćĉċč"], ["d", "ďđð"], ["e", "èéêëēĕėęě"], ["g", "ĝğġģ"], ["h", "ĥħ"],
    ["i", "ìíîïĩīĭįı"], ["j", "ĵ"], ["k", "ķ"], ["l", "ĺļľŀł"], ["n", "ñńņňŋ"], ["o", "òóôõöøōŏő"],
    ["r", "ŕŗř"], ["s", "śŝşšș"], ["t", "ţťŧț"], ["u", "ùúûüũūŭůűų"], ["w", "ŵ"], ["y", "ýÿŷ"],
    ["z", "źżž"], ["ae", "æ"], ["oe", "œ"], ["ss", "ß"], ["th", "þ"],
  ];
  const PLAIN = new Map(FOLDED.flatMap(([plain, signs]) => [...signs].map((sign) => [sign, plain])));
  const WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f]+(?:(?<=\p{N})\.(?=\p{N})[\p{Alphabetic}\p{N}\u0300-\u036f]+)*/gu;
  const LONGEST = 40;

  const fold = (text) =>
    [...text.toLowerCase().replace(/[\u0300-\u036f]/g, "")].map((sign) => PLAIN.get(sign) ?? sign).slice(0, LONGEST).join("");
  const isWord = (word) => word !== "" && !/^\P{N}$/u.test(word);
  const words = (text) => (text.match(WORD) ?? []).map(fold).filter(isWord);

  // ---- Stems: light, for words without accents ----

  // After J. Savoy's light stemmer for French: [ending, what takes its place, the length it needs].
  const FRENCH = [
    ["issement", "ir", 10], ["issant", "ir", 9], ["ivement", "if", 8], ["ement", "e", 7],
    ["ficatrice", "fier", 12], ["ficateur", "fier", 11], ["catrice", "quer", 10], ["cateur", "quer", 9],
    ["atrice", "er", 9], ["isateur", "", 10], ["ateur", "er", 8], ["trice", "ter", 7], ["teuse", "ter", 8],
    ["teur", "ter", 7], ["ieme", "", 6], ["euse", "eu", 6], ["ere", "er", 9], ["ive", "if", 8],
    ["nnelle", "n", 10], ["nnel", "n", 10], ["ete", "et", 5], ["ique", "", 9], ["esse", "e", 9],
    ["inage", "in", 8], ["isation", "", 10], ["ation", "", 9], ["ition", "", 9],
  ];

  function french(word) {
    let stem = word;
    if (stem.length > 5 && /[^e]aux$/.test(stem)) stem = stem.slice(0, -2) + "l";
    if (stem.length > 3) stem = stem.replace(/x$/, "");
    if (stem.length > 3) stem = stem.replace(/s$/, "");
    const rule = FRENCH.find(([ending, , least]) => stem.length >= least && stem.endsWith(ending));
    if (rule) stem = stem.slice(0, stem.length - rule[0].length) + rule[1];
    if (stem.length > 4) stem = stem.replace(/ie$/, "");
    if (stem.length > 4) stem = stem.replace(/r$/, "").replace(/e{1,2}$/, "");
    return stem.length > 4 ? stem.replace(/(.)\1$/, "$1") : stem;
  }

  // D. Harman's s-stemmer, then -ing and -ed where a vowel stays before them.
  function english(word) {
    let stem = word;
    if (/ies$/.test(stem) && !/[ae]ies$/.test(stem)) stem = stem.slice(0, -3) + "y";
    else if (/es$/.test(stem) && !/[aeo]es$/.test(stem)) stem = stem.slice(0, -1);
    else if (/[^us]s$/.test(stem)) stem = stem.slice(0, -1);
    if (stem.length > 5 && /[aeiouy].*ing$/.test(stem)) stem = stem.slice(0, -3);
    else if (stem.length > 4 && /[aeiouy].*[^e]ed$/.test(stem)) stem = stem.slice(0, -2);
    if (stem.length > 3) stem = stem.replace(/([^aeiouls])\1$/, "$1").replace(/e$/, "");
    return stem;
  }

  const STEMS = { en: english, fr: french };
  const stem = STEMS[page.lang] ?? ((word) => word);

  // ---- The index, as src/outputs/search/index.rs writes it ----

  const given = new Map();
  const asked = new Map();
  let base = "";

  function load(name) {
    if (!asked.has(name)) {
      asked.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${base}search/${name}.js`;
        script.onload = () => (given.has(name) ? done(given.get(name)) : failed(new Error(name)));
        script.onerror = () => { asked.delete(name); failed(new Error(name)); };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  }

  const LAST = "0123456789abcdefghijklmnopqrstuv";
  const MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.~!*";

  /** Calls `each` with every number of a list. */
  function read(list, each) {
    let [next, number, shift, run] = [0, 0, 0, false];
    for (const sign of list) {
      if (sign === "+") { run = true; continue; }
      const more = MORE.indexOf(sign);
      if (more >= 0) { number |= more << shift; shift += 5; continue; }
      number |= LAST.indexOf(sign) << shift;
      if (run) for (let i = 0; i < number; i++) each(next++);
      else { next += number; each(next++); }
      [number, shift, run] = [0, 0, false];
    }
  }

  /** The most files of words that one word may load: two letters of a large site would load many. */
  const MOST = 6;
  /** What a find in the title, in the id, in the text is worth. */
  const WORTH = [8, 6, 1];

  /** How well a word of the index answers a word that was typed; 0 where it does not. */
  const answers = (wanted, word) =>
    word === wanted.word ? 1
      : stem(word) === wanted.stem ? 0.9
        : wanted.open && word.startsWith(wanted.word) ? 0.6 : 0;

  /** What was typed: its words; the last one is open while no space follows it. */
  function parsed(text) {
    const all = words(text);
    const open = !/\s$/.test(text);
    return all.map((word, i) => ({ word, stem: stem(word), open: open && i + 1 === all.length && word.length > 1 }));
  }

  /** The files in which words that begin like this can stand. */
  function span(start, firsts) {
    const from = Math.max(0, firsts.findLastIndex((first) => first <= start));
    const to = firsts.findLastIndex((first) => first <= `${start}\uffff`);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  }

  /** The files to look in: those of the word as typed, then those of its other forms; and whether there are more. */
  function shards(wanted, firsts) {
    let same = 0;
    while (same < wanted.stem.length && wanted.stem[same] === wanted.word[same]) same++;
    const start = wanted.word.slice(0, Math.max(Math.min(2, wanted.word.length), Math.min(same, wanted.stem.length - 2)));
    const own = span(wanted.word, firsts).slice(0, wanted.open ? undefined : 1);
    const all = [...new Set([...own, ...span(start, firsts)])];
    return { names: all.slice(0, MOST).map((i) => `words-${i}`), cut: own.length > MOST };
  }

  /** What every entry is worth for one word. */
  async function worths(wanted, names) {
    const worth = new Map();
    for (const shard of await Promise.all(names.map(load))) {
      for (const [word, lists] of Object.entries(shard)) {
        const answer = answers(wanted, word);
        if (answer === 0) continue;
        lists.split("|").forEach((list, field) => read(list, (at) => {
          worth.set(at, Math.max(worth.get(at) ?? 0, answer * WORTH[field]));
        }));
      }
    }
    return worth;
  }

  /** The entries that have every word, the best first; and whether files were left out. */
  async function find(text) {
    const wanted = parsed(text);
    if (wanted.length === 0) return { wanted, found: [], cut: false };
    const contents = await load("contents");
    const places = wanted.map((word) => shards(word, contents.words));
    const [first, ...others] = await Promise.all(wanted.map((word, i) => worths(word, places[i].names)));
    const found = [];
    for (const [at, worth] of first) {
      if (others.every((other) => other.has(at))) {
        found.push([at, others.reduce((sum, other) => sum + other.get(at), worth)]);
      }
    }
    found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { wanted, found: found.map(([at]) => at), cut: places.some((place) => place.cut) };
  }

  async function entry(at) {
    const { per_file: size } = await load("contents");
    const [href, title, within, text] = (await load(`entries-${Math.floor(at / size)}`))[at % size];
    return { href: base + href, title, within, text };
  }

  // ---- Results ----

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /** A text as nodes, with the words that were found marked. */
  function marked(text, wanted) {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      const word = fold(match[0]);
      if (!isWord(word) || !wanted.some((own) => answers(own, word) > 0)) continue;
      nodes.push(text.slice(end, match.index), element("mark", "", match[0]));
      end = match.index + match[0].length;
    }
    nodes.push(text.slice(end));
    return nodes;
  }

  const LEAD = 50;
  const QUOTED = 170;

  /** The part of a text around the first word found. */
  function quoted(text, wanted) {
    const hit = [...text.matchAll(WORD)].find((match) => {
      const word = fold(match[0]);
      return isWord(word) && wanted.some((own) => answers(own, word) > 0);
    });
    let start = hit && hit.index > QUOTED - LEAD ? text.indexOf(" ", hit.index - LEAD) + 1 : 0;
    if (hit && start > hit.index) start = hit.index;
    let end = text.length;
    if (end - start > QUOTED) end = Math.max(text.lastIndexOf(" ", start + QUOTED), start + LEAD);
    return marked(`${start > 0 ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`, wanted);
  }

  const pieces = (hit, wanted) => [
    element("span", "within", hit.within),
    element("span", "title", ...marked(hit.title, wanted)),
    element("span", "text", ...quoted(hit.text, wanted)),
  ].filter((piece) => piece.textContent !== "");

  function counted(n, said) {
    if (n === 0) return said.none;
    const one = new Intl.PluralRules(page.lang).select(n) === "one";
    return (one ? said.one : said.many).replace("#", new Intl.NumberFormat(page.lang).format(n));
  }

  /** Runs `show` with what a field asks for, the last question only. */
  function asker(input, status, show) {
    let question = 0;
    return async () => {
      const own = ++question;
      try {
        const { wanted, found, cut } = await find(input.value);
        if (own !== question) return;
        const said = (await load("contents")).said;
        const note = cut ? said.cut : "";
        await show({ wanted, found, note }, said, () => own === question);
        if (own === question) status.textContent = wanted.length > 0 ? [counted(found.length, said), note].filter((text) => text !== "").join(". ") : "";
      } catch {
        // The index lies beside the page; without it there is nothing to say.
        status.textContent = "";
      }
    };
  }

  // ---- The field at the head of every page ----

  const LISTED = 8;

  function combobox(box) {
    const [input, list, status] = ["input", "ul", "[role=status]"].map((name) => box.querySelector(name));
    let options = [];
    let active = -1;

    const choose = (at) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = at;
      options[active]?.setAttribute("aria-selected", "true");
      options[active]?.scrollIntoView({ block: "nearest" });
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options[active].id);
    };
    const open = (shown) => {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      if (!shown) choose(-1);
    };
    const all = () => `${base}search.html?q=${encodeURIComponent(input.value.trim())}`;
    const option = (href, children, at, className = "") => {
      const made = element("li", className, ...children);
      Object.assign(made, { id: `hit-${at}`, role: "option" });
      Object.assign(made.dataset, { href });
      made.setAttribute("aria-selected", "false");
      return made;
    };

    // What is said in the list leads nowhere.
    const saying = (text) => {
      const made = element("li", "none", text);
      made.setAttribute("role", "option");
      made.setAttribute("aria-disabled", "true");
      return made;
    };

    const ask = asker(input, status, async ({ wanted, found, note }, said, current) => {
      const hits = await Promise.all(found.slice(0, LISTED).map(entry));
      if (!current()) return;
      options = hits.map((hit, at) => option(hit.href, pieces(hit, wanted), at));
      if (found.length > LISTED) options.push(option(all(), [`${said.more} (${counted(found.length, said)})`], LISTED, "all"));
      const notes = [found.length === 0 && wanted.length > 0 ? said.none : "", note].filter((text) => text !== "");
      list.replaceChildren(...options, ...notes.map(saying));
      choose(-1);
      open(wanted.length > 0 && document.activeElement === input);
    });

    input.addEventListener("focus", () => load("contents").catch(() => {}), { once: true });
    input.addEventListener("input", ask);
    input.addEventListener("focus", () => { if (input.value.trim() !== "" && list.hidden) ask(); });
    box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) open(false); });
    list.addEventListener("click", (event) => {
      const { href } = event.target.closest("[data-href]")?.dataset ?? {};
      if (href) location.assign(href);
    });
    // Without this the field loses the focus, and the list is gone before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps && !list.hidden && options.length > 0) {
        event.preventDefault();
        const count = options.length + 1;
        choose(((active + 1 + steps[event.key] + count) % count) - 1);
      } else if (event.key in steps) {
        ask();
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) input.value = "";
        open(false);
      } else if (event.key === "Enter" && !event.isComposing && input.value.trim() !== "") {
        event.preventDefault();
        location.assign(options[active]?.dataset.href ?? all());
      }
    });
  }

  // ---- The page of results ----

  const AT_ONCE = 20;

  function results(box) {
    const [input, list, status, more] = ["input", "ol", "[role=status]", "button"].map((name) => box.querySelector(name));
    let left = [];
    let asking = [];
    const extend = async (current) => {
      const hits = await Promise.all(left.slice(0, AT_ONCE).map(entry));
      if (!current()) return;
      left = left.slice(AT_ONCE);
      more.hidden = left.length === 0;
      list.append(...hits.map((hit) => {
        const made = element("li", "", element("a", "", ...pieces(hit, asking)));
        made.firstChild.href = hit.href;
        return made;
      }));
    };
    const ask = asker(input, status, async ({ wanted, found }, said, current) => {
      [left, asking] = [found, wanted];
      list.replaceChildren();
      await extend(current);
      const query = input.value.trim();
      history.replaceState(null, "", query === "" ? location.pathname : `?q=${encodeURIComponent(query)}`);
      for (const link of document.querySelectorAll(".tongues a")) {
        link.search = query === "" ? "" : `?q=${encodeURIComponent(query)}`;
      }
    });
    more.addEventListener("click", async () => {
      const next = list.children.length;
      await extend(() => true);
      list.children[next]?.firstChild.focus();
    });
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.addEventListener("input", ask);
    input.focus();
    if (input.value !== "") ask();
  }

  // ---- Menu, keys, colours ----

  const field = document.querySelector(".search input");
  for (const box of document.querySelectorAll(".search")) {
    base = box.dataset.base;
    (box.dataset.as === "page" ? results : combobox)(box);
  }

  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && field && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
    const opened = document.querySelector(".menu details[open]");
    if (event.key === "Escape" && opened) {
      opened.open = false;
      opened.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const opened of document.querySelectorAll(".menu details[open]")) {
      if (!opened.contains(event.target)) opened.open = false;
    }
  });

  const ORDER = ["auto", "light", "dark"];
  const button = document.querySelector(".colours");
  if (button) {
    const name = () => button.setAttribute("aria-label", button.dataset[page.dataset.colours ?? "auto"]);
    button.addEventListener("click", () => {
      const next = ORDER[(ORDER.indexOf(page.dataset.colours ?? "auto") + 1) % ORDER.length];
      if (next === "auto") delete page.dataset.colours;
      else page.dataset.colours = next;
      try {
        localStorage.setItem("smqc-colours", next);
      } catch {
        // The choice holds for this page.
      }
      name();
    });
    name();
  }

  window.smqcSearch = Object.freeze({ give: (name, value) => given.set(name, value), words, stems: STEMS });
})();
