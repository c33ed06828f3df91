// The reader: one view of the library, drawn anew where it changes. What is shown hangs on `view` alone.

const library = libraryOf(JSON.parse(document.getElementById("data").textContent));
const view = {
  mode: "beside", // or "annotated"
  current: library.articles[0] ?? null,
  layers: new Set(["attribution", "hedging"]),
  place: null, // where a link led: { article, start, end, layer }
  named: "", // what the address names: a place, rows, or nothing
  chosen: null, // the marks in the sheet: { article, keys, from }
  sheet: null, // "facts" or "places"
  notesOpen: false,
  inSight: new Set(), // columns
  drawing: 0, // goes up with each change of what articles show
};
const parts = Object.fromEntries(
  ["articles", "layers", "picker", "query", "search", "sheet", "said", "key", "adding", "basket"].map((id) => [id, document.getElementById(id)]),
);
const modeButtons = [...document.querySelectorAll("[data-mode]")];
const sight = new IntersectionObserver(noticed, { rootMargin: "0px 600px", scrollMargin: "0px 600px" });

/** Draw the way of reading anew. */
function drawMode() {
  sight.disconnect();
  view.inSight.clear();
  view.drawing += 1;
  document.body.dataset.mode = view.mode;
  for (const button of modeButtons) button.setAttribute("aria-pressed", String(button.dataset.mode === view.mode));
  if (view.mode === "annotated") {
    parts.articles.replaceChildren(...(view.current ? [drawnAnnotated(view.current)] : []));
  } else {
    parts.articles.replaceChildren(...library.articles.map(drawnColumn));
    for (const column of parts.articles.children) sight.observe(column);
  }
  showCurrent();
}

/** The column of an article, empty until it comes into sight. */
function drawnColumn(article) {
  const hasHeadline = blocksOf(article).some((block) => block.kind === "headline");
  const name = `head-${article.number}`;
  const text = made("div", { class: "text", tabindex: "0", role: "group", "aria-labelledby": name, lang: article.language });
  const attributes = { class: "column", "aria-labelledby": name, "data-article": article.number };
  return made("article", attributes, drawnHead(article, hasHeadline), text);
}

function drawnAnnotated(article) {
  const hasHeadline = blocksOf(article).some((block) => block.kind === "headline");
  const name = `head-${article.number}`;
  const head = drawnHead(article, hasHeadline);
  const toggle = made("button", { type: "button", id: "notes", "aria-pressed": String(view.notesOpen) }, "Open all notes");
  head.append(made("p", { class: "tools" }, toggle));
  const beside = (block) => {
    const notes = article.scored ? notesOf(article, block, compared()) : [];
    return made("div", { class: "notes" }, notes.map((note) => drawnNote(article, note, view.notesOpen)));
  };
  const text = made("div", { class: "text", lang: article.language }, drawnText(article, view, beside));
  const attributes = { class: "annotated", "aria-labelledby": name, "data-article": article.number };
  return made("article", attributes, head, text);
}

/** What all articles tell, made when it is first asked for. */
function compared() {
  return (library.compared ??= comparedIn(library));
}

function noticed(entries) {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) view.inSight.add(target);
    else view.inSight.delete(target);
    if (isIntersecting) fill(target);
  }
}

/** Draw the text of a column, unless it is drawn as it now has to be. */
function fill(column) {
  if (Number(column.dataset.drawn) === view.drawing) return;
  const article = library.articles[column.dataset.article];
  column.querySelector(".text").replaceChildren(...drawnText(article, view));
  column.dataset.drawn = view.drawing;
}

/** Draw the text of what is shown anew: a layer went on or off, or a link led to a place. */
function drawText() {
  view.drawing += 1;
  if (view.mode === "annotated") {
    const open = new Set([...document.querySelectorAll(".note[open]")].map((note) => note.dataset.note));
    const at = parts.articles.scrollTop;
    parts.articles.replaceChildren(drawnAnnotated(view.current));
    for (const note of document.querySelectorAll(".note")) note.open = open.has(note.dataset.note);
    parts.articles.scrollTop = at;
  } else {
    view.inSight.forEach(fill);
  }
  lightChosen();
}

function columnOf(article) {
  return parts.articles.querySelector(`[data-article="${article.number}"]`);
}

function showCurrent() {
  if (!view.current) return;
  parts.picker.value = String(view.current.number);
  for (const one of parts.articles.children) {
    one.classList.toggle("current", Number(one.dataset.article) === view.current.number);
  }
}

function setMode(mode) {
  view.mode = mode;
  putOnNoted();
  drawLayers();
  drawMode();
  lightChosen();
  keepAddress();
}

/** Beside an annotated article stands what is told of its claims and quotations. */
function putOnNoted() {
  if (view.mode === "annotated") for (const id of ["claims", "quotations"]) if (hasLayer(id)) view.layers.add(id);
}

function hasLayer(id) {
  return library.layers.some((layer) => layer.id === id);
}

/** Go to an article: in its column, or as the annotated one. */
function setCurrent(article) {
  view.current = article;
  if (view.mode === "annotated" && !columnOf(article)) {
    drawMode();
    parts.articles.scrollTop = 0;
  }
  showCurrent();
  columnOf(article).scrollIntoView({ block: "nearest", inline: "start" });
  keepAddress();
}

// Layers

function drawLayers() {
  parts.layers.replaceChildren(
    ...library.layers.map((layer, number) =>
      made(
        "button",
        {
          type: "button",
          class: "layer",
          "data-layer": layer.id,
          "aria-pressed": String(view.layers.has(layer.id)),
          "aria-keyshortcuts": number < 9 ? String(number + 1) : null,
        },
        number < 9 ? made("kbd", { "aria-hidden": "true" }, String(number + 1)) : null,
        made("span", { class: `mark sample ${library.styles.get(layer.id)} begins ends` }, readable(layer.id)),
      ),
    ),
  );
}

/** What each layer's labels mean, and how it is drawn. */
function drawKey() {
  parts.key.replaceChildren(
    ...library.layers.map((layer) => {
      const meanings = Object.entries(layer.labels).map(([label, meaning]) => [
        made("dt", {}, readable(label)),
        made("dd", {}, meaning),
      ]);
      const sample = made("span", { class: `mark sample ${library.styles.get(layer.id)} begins ends` }, readable(layer.id));
      return made("div", {}, sample, made("dl", {}, meanings.flat()));
    }),
  );
}

function toggleLayer(id) {
  if (view.layers.has(id)) view.layers.delete(id);
  else view.layers.add(id);
  for (const button of parts.layers.children) {
    button.setAttribute("aria-pressed", String(view.layers.has(button.dataset.layer)));
  }
  drawText();
  say(`${readable(id)} ${view.layers.has(id) ? "on" : "off"}`);
  keepAddress();
}

// The sheet

/** Show what is known of the marks of an article with these keys. */
function choose(article, keys, from) {
  view.chosen = { article, keys, from };
  const items = keys.map((key) => itemsOf(article).get(key));
  openSheet("facts", drawnFacts(article, items));
  lightChosen();
  view.named = anchorOf(article, items[0].start, items[0].end, items[0].layer);
  keepAddress();
  if (isCovered(from)) from.scrollIntoView({ block: "start", inline: "nearest" });
}

/** Whether the sheet, or an edge of the window, hides what it tells of. */
function isCovered(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top < 0 || bottom > parts.sheet.getBoundingClientRect().top;
}

function openSheet(kind, content) {
  view.sheet = kind;
  parts.sheet.replaceChildren(...content);
  parts.sheet.hidden = false;
}

function closeSheet() {
  const back = view.sheet === "places" ? parts.query : stopOf(view.chosen);
  view.chosen = null;
  view.sheet = null;
  view.place = null;
  view.named = "";
  for (const one of document.querySelectorAll(".place")) one.classList.remove("place");
  parts.sheet.hidden = true;
  parts.sheet.replaceChildren();
  lightChosen();
  keepAddress();
  back?.focus?.();
}

/** Where the focus goes back to: the place that was chosen, also if it was drawn anew since. */
function stopOf({ article, keys, from }) {
  return from.isConnected ? from : piecesOf(article, keys[0])[0]?.closest(".stop");
}

function lightChosen() {
  for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
  if (!view.chosen) return;
  const { article, keys } = view.chosen;
  for (const one of piecesOf(article, keys[0])) one.classList.add("chosen");
  for (const one of columnOf(article)?.querySelectorAll(".note") ?? []) {
    one.classList.toggle("chosen", keys.includes(one.dataset.note));
  }
}

/** Every drawn piece of a mark: of an attribution its source, cue and content. */
function piecesOf(article, key) {
  return columnOf(article)?.querySelectorAll(`[data-key="${CSS.escape(key)}"]`) ?? [];
}

/** Light all of the mark that is under the pointer or has the focus, or that a note or a fact tells of. */
function light(target) {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  const [article, key] = meantBy(target);
  if (article) for (const one of piecesOf(article, key)) one.classList.add("lit");
}

function meantBy(target) {
  const mark = target.closest("#articles .mark");
  if (mark) return [articleOf(mark), keysAt(mark)[0]];
  const note = target.closest(".note");
  if (note) return [articleOf(note), note.dataset.note];
  const fact = target.closest("[data-fact]");
  return fact && view.chosen ? [view.chosen.article, fact.dataset.fact] : [];
}

function articleOf(element) {
  return library.articles[element.closest("[data-article]").dataset.article];
}

/** The marks that cover an element of the text, the innermost first. */
function keysAt(element) {
  const keys = [];
  const inner = [element, ...element.querySelectorAll("[data-key]")].reverse();
  for (const one of inner) if (one.dataset.key) keys.push(one.dataset.key);
  for (let one = element.parentElement.closest("[data-key]"); one; one = one.parentElement.closest("[data-key]")) {
    keys.push(one.dataset.key);
  }
  return [...new Set(keys)];
}

function chooseAt(element, isByKey) {
  choose(articleOf(element), keysAt(element), element);
  if (isByKey) document.getElementById("sheet-title").focus();
  else say(`${element.getAttribute("aria-label") ?? "mark"}, shown below`);
}

function search(query) {
  const places = searched(library, query);
  view.chosen = null;
  openSheet("places", drawnPlaces(`“${query.trim()}”: ${countOf(places)}`, places));
  lightChosen();
  say(countOf(places));
}

function say(text) {
  parts.said.textContent = text;
}

// Keys

/** Go to the mark before or after the one that has the focus. */
function step(by) {
  const stops = [...document.querySelectorAll("#articles .stop")].filter((one) => one.checkVisibility());
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + by];
  if (at < 0 || !next) return false;
  next.focus();
  if (view.sheet === "facts") chooseAt(next, false);
  return true;
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isWriting = event.target.matches("input, select, textarea");
  if (event.key === "Escape" && !parts.adding.hidden) stopAdding();
  else if (event.key === "Escape" && view.sheet) closeSheet();
  else if (isWriting) return;
  else if (event.key === "/") parts.query.focus();
  else if (event.key === "a" && !parts.adding.hidden) parts.adding.querySelector("select, button").focus();
  else if (/^[np]$/.test(event.key) && view.sheet === "places") stepLine(event.key === "n" ? 1 : -1);
  else if (/^[1-9]$/.test(event.key) && library.layers[event.key - 1]) toggleLayer(library.layers[event.key - 1].id);
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    if (!step(event.key === "ArrowRight" ? 1 : -1)) return;
  } else if ((event.key === "Enter" || event.key === " ") && event.target.matches(".stop")) chooseAt(event.target, true);
  else return;
  event.preventDefault();
}

function clicked(event) {
  const { target } = event;
  if (target.closest("a")) {
    if (target.closest("a").hash && target.closest("a").href === location.href) openAddress(); // no event comes
    return;
  }
  const button = target.closest("button");
  if (button?.dataset.mode) setMode(button.dataset.mode);
  else if (button?.dataset.layer) toggleLayer(button.dataset.layer);
  else if (button?.classList.contains("close")) closeSheet();
  else if (button?.dataset.anchor) copyLink(button);
  else if (button && correctingClicked(button)) return;
  else if (button?.dataset.step) stepLine(Number(button.dataset.step));
  else if (button?.id === "notes") {
    view.notesOpen = !view.notesOpen;
    drawMode();
  } else if (target.closest("#articles .mark") && document.getSelection().isCollapsed) {
    const mark = target.closest("#articles .mark");
    chooseAt(mark.closest(".stop") ?? mark, false);
  }
}

function start() {
  parts.picker.append(
    ...library.articles.map((article) =>
      made("option", { value: article.number }, shown(`${article.label}: ${article.title ?? article.id}`, library.unseen)),
    ),
  );
  drawLayers();
  drawKey();
  drawMode();
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  document.addEventListener("pointerover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  parts.picker.addEventListener("change", () => setCurrent(library.articles[parts.picker.value]));
  parts.search.addEventListener("submit", (event) => {
    event.preventDefault();
    search(parts.query.value);
  });
  window.addEventListener("hashchange", openAddress);
  startCorrecting();
  openAddress();
}

start();
