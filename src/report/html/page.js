"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.getElementById("filters");
  const facts = all("tr.fact");
  const detail = (fact) => fact.nextElementSibling;
  const visible = () => facts.filter((fact) => !fact.hidden && !fact.parentElement.hidden);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

  // Opening a fact
  const setOpen = (fact, open) => {
    fact.querySelector(".open").setAttribute("aria-expanded", open);
    detail(fact).classList.toggle("opened", open);
  };
  const isOpen = (fact) => detail(fact).classList.contains("opened");
  const select = (fact) => {
    all(".fact.current").forEach((other) => other.classList.remove("current"));
    fact.classList.add("current");
    fact.querySelector(".open").focus({ preventScroll: true });
    fact.scrollIntoView({ block: "nearest" });
  };
  facts.forEach((fact) => {
    fact.addEventListener("click", (event) => {
      if (event.target.closest("a") || String(getSelection())) return;
      setOpen(fact, !isOpen(fact));
    });
  });

  // Agreements, a line to open them
  const setMore = (button, open) => {
    button.setAttribute("aria-expanded", open);
    button.textContent = open ? button.dataset.less : button.dataset.more;
    document.getElementById(button.getAttribute("aria-controls")).hidden = !open;
  };
  const moreButtons = all(".more button");
  moreButtons.forEach((button) => {
    setMore(button, false);
    button.addEventListener("click", () => setMore(button, button.getAttribute("aria-expanded") !== "true"));
  });

  // Filters
  const texts = new Map();
  const textOf = (fact) => {
    if (!texts.has(fact)) texts.set(fact, plain(fact.textContent + " " + detail(fact).textContent));
    return texts.get(fact);
  };
  const shown = document.getElementById("shown");
  const filter = () => {
    const data = new FormData(form);
    const verdicts = new Set(data.getAll("verdict"));
    const words = plain(data.get("text")).split(/\s+/).filter(Boolean);
    const narrow = Boolean(data.get("facet") || data.get("outlet") || words.length);
    let count = 0;
    for (const fact of facts) {
      const fits = verdicts.has(fact.dataset.verdict)
        && (!data.get("facet") || fact.dataset.facet === data.get("facet"))
        && (!data.get("outlet") || fact.dataset.outlets.split("|").includes(data.get("outlet")))
        && words.every((word) => textOf(fact).includes(word));
      fact.hidden = !fits;
      detail(fact).hidden = !fits;
      count += fits;
    }
    for (const button of moreButtons) {
      const body = button.closest("tbody");
      const agreements = document.getElementById(button.getAttribute("aria-controls"));
      const any = all(".fact", agreements).some((fact) => !fact.hidden);
      const alone = !["conflict", "disputed", "undetermined", "update", "compatible"].some((verdict) => verdicts.has(verdict));
      body.hidden = !any;
      if (narrow || alone) setMore(button, true);
    }
    for (const story of all(".story")) {
      story.hidden = !all(".fact", story).some((fact) => !fact.hidden);
      document.querySelector(`[data-story="${story.id}"]`).hidden = story.hidden;
    }
    document.getElementById("nothing").hidden = count !== 0;
    shown.textContent = shown.dataset.template.replace("{shown}", count).replace("{total}", facts.length);
  };
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(() => {
    moreButtons.forEach((button) => setMore(button, false));
    filter();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());

  // Links to a fact
  const follow = () => {
    const fact = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!fact || !fact.classList.contains("fact")) return;
    if (fact.hidden) form.reset();
    const button = moreButtons.find((button) => button.getAttribute("aria-controls") === fact.parentElement.id);
    if (button) setMore(button, true);
    setOpen(fact, true);
    setTimeout(() => {
      select(fact);
      fact.scrollIntoView({ block: "start" });
    });
  };
  addEventListener("hashchange", follow);

  // Reading the articles of a fact side by side
  const sources = JSON.parse(document.getElementById("sources").textContent);
  const reader = document.getElementById("reader");
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  };
  const marked = (text, offset, marks) => {
    const pieces = [];
    let at = 0;
    for (const mark of marks) {
      const start = Math.max(mark.start - offset, at);
      const end = Math.min(mark.end - offset, text.length);
      if (end <= start) continue;
      pieces.push(text.slice(at, start), element("mark", { class: "side-" + Math.min(mark.side, 4) }, text.slice(start, end)));
      at = end;
    }
    pieces.push(text.slice(at));
    return pieces;
  };
  const paragraphs = (text, marks, name) => {
    const made = [];
    let offset = 0;
    for (const line of text.split("\n")) {
      const within = marks.filter((mark) => mark.start < offset + line.length && offset < mark.end);
      if (line.trim()) made.push(element("p", { class: name }, ...marked(line, offset, within)));
      offset += line.length + 1;
    }
    return made;
  };
  const read = (fact) => {
    const marks = sources.findings[fact.id] || [];
    const list = document.getElementById("reader-articles");
    document.getElementById("reader-title").textContent = detail(fact).querySelector("h4").textContent;
    list.replaceChildren();
    for (const index of new Set(marks.map((mark) => mark.article))) {
      const source = sources.articles[index];
      const of = (field) => marks
        .filter((mark) => mark.article === index && mark.field === field)
        .sort((a, b) => a.start - b.start);
      const meta = element("p", { class: "meta" }, element("b", {}, source.outlet), " · " + source.published);
      if (source.url) {
        meta.append(" · ", element("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, list.dataset.original));
      }
      const article = element("article", {}, meta);
      if (source.title) article.append(element("h3", {}, ...marked(source.title, 0, of("title"))));
      if (source.lead) article.append(...paragraphs(source.lead, of("lead"), "lead"));
      article.append(...paragraphs(source.text, of("text"), "body"));
      list.append(article);
    }
    reader.showModal();
    for (const article of list.children) {
      const mark = article.querySelector("mark");
      if (mark) article.scrollTop = mark.offsetTop - article.offsetTop - article.clientHeight / 3;
    }
  };
  all(".whole").forEach((button) => {
    button.addEventListener("click", () => read(document.getElementById(button.dataset.finding)));
  });
  document.getElementById("reader-close").addEventListener("click", () => reader.close());
  reader.addEventListener("click", (event) => { if (event.target === reader) reader.close(); });

  // Keys
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || reader.open) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const list = visible();
    const at = list.findIndex((fact) => fact.classList.contains("current"));
    const current = list[at];
    if (event.key === "j" && list[at + 1]) select(list[at + 1]);
    else if (event.key === "k" && 0 < at) select(list[at - 1]);
    else if (event.key === "b" && current) read(current);
    else if (event.key === "/") form.elements.text.focus();
    else if (event.key === "Escape" && current) setOpen(current, false);
    else return;
    event.preventDefault();
  });

  // Light and dark; a page opened from a file may have no storage.
  const stored = () => { try { return localStorage.getItem("crosscheck-theme"); } catch { return null; } };
  const store = (theme) => { try { localStorage.setItem("crosscheck-theme", theme); } catch { /* It lasts until the page is closed. */ } };
  if (stored()) root.dataset.theme = stored();
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store(root.dataset.theme);
  });

  // On a phone the list of stories would fill the first screen.
  if (matchMedia("(max-width: 760px)").matches) document.querySelector("nav details").open = false;

  filter();
  follow();
})();
