"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const wide = matchMedia("(min-width: 1180px)");
  const pane = byId("pane");
  let opener = null;

  const light = (root, key) => {
    all("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    const hits = all("mark", root).filter((mark) => mark.dataset.c.split(" ").includes(key));
    hits.forEach((mark) => mark.classList.add("lit"));
    return hits[0];
  };

  const close = () => {
    pane.hidden = true;
    document.body.classList.remove("reading");
    all(".cite.open").forEach((link) => link.classList.remove("open"));
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  };

  const open = (link) => {
    const key = link.getAttribute("href").slice(1);
    const copy = byId("r" + link.dataset.report).cloneNode(true);
    all("[id]", copy).concat(copy).forEach((node) => node.removeAttribute("id"));
    const head = document.createElement("div");
    head.className = "pane-head";
    const label = document.createElement("span");
    label.textContent = "The words in their report";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Close";
    button.addEventListener("click", close);
    head.append(label, button);
    const top = link.getBoundingClientRect().top;
    pane.replaceChildren(head, copy);
    pane.hidden = false;
    document.body.classList.add("reading");
    scrollBy({ top: link.getBoundingClientRect().top - top, behavior: "instant" });
    all(".cite.open").forEach((other) => other.classList.remove("open"));
    link.classList.add("open");
    opener = link;
    const hit = light(pane, key);
    pane.scrollTop = hit ? hit.getBoundingClientRect().top - pane.getBoundingClientRect().top - innerHeight / 3 : 0;
    pane.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (!link || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  const follow = () => {
    if (/^#m\d/.test(location.hash)) light(document, location.hash.slice(1));
  };
  addEventListener("hashchange", follow);
  follow();

  const input = byId("words");
  const chips = all(".chip");
  const lines = all("li.line");
  const text = new Map(lines.map((line) => [line, line.textContent.toLowerCase()]));
  const sift = () => {
    const wanted = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const tags = chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.tag);
    let count = 0;
    for (const line of lines) {
      const own = line.dataset.tags.split(" ");
      const kept = wanted.every((word) => text.get(line).includes(word)) && (!tags.length || tags.some((tag) => own.includes(tag)));
      line.hidden = !kept;
      count += kept;
    }
    for (const group of all(".group")) group.hidden = !group.querySelector("li.line:not([hidden])");
    const sifting = wanted.length || tags.length;
    byId("found").textContent = sifting ? count + (count === 1 ? " line" : " lines") : "";
  };
  input.addEventListener("input", sift);
  chips.forEach((chip) => chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    sift();
  }));
  byId("filter").hidden = false;
  all(".party").forEach((button) => button.addEventListener("click", () => {
    input.value = input.value === button.dataset.name ? "" : button.dataset.name;
    sift();
  }));

  const step = (by) => {
    const shown = lines.filter((line) => !line.hidden);
    const at = shown.findIndex((line) => line.classList.contains("on"));
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (!next) return;
    lines.forEach((line) => line.classList.remove("on"));
    next.classList.add("on");
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
    const cite = next.querySelector("a.cite");
    if (!pane.hidden && cite && wide.matches) { open(cite); next.focus({ preventScroll: true }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { if (!pane.hidden) close(); else if (document.activeElement === input) input.blur(); return; }
    if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); input.focus(); }
  });

  const root = document.documentElement;
  const toggle = byId("theme");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const name = () => { toggle.textContent = dark() ? "Light" : "Dark"; };
  const themed = /[#&]theme=(dark|light)/.exec(location.hash);
  if (themed) root.dataset.theme = themed[1];
  toggle.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; name(); });
  toggle.hidden = false;
  name();

  const places = new Map(all("nav a").map((link) => [link.getAttribute("href").slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) {
      places.forEach((link) => link.classList.remove("here"));
      const link = places.get(entry.target.id);
      if (link) link.classList.add("here");
    }
  }, { rootMargin: "-10% 0px -80% 0px" });
  all("section.part").forEach((part) => watch.observe(part));
})();
