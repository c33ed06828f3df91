// The address: what it names is opened, and what is open is named by it, so that a link keeps what is seen.

/** Open what the address names: how the articles are read, then a place, or rows. */
function openAddress() {
  const asked = addressOf(location.hash.slice(1));
  const article = asked.article === null ? null : library.byId.get(asked.article);
  if (asked.mode) view.mode = asked.mode;
  if (asked.layers) view.layers = new Set(asked.layers.filter(hasLayer));
  else if (asked.mode) putOnNoted();
  if (article) view.current = article;
  if (asked.layers || asked.mode || article) {
    drawLayers();
    drawMode();
    if (article) columnOf(article).scrollIntoView({ block: "nearest", inline: "start" });
  }
  const place = asked.place && placeOf(library, asked.place);
  if (place) openPlace(place);
  else if (asked.table) openRows(asked);
}

function openPlace(place) {
  const { article, start, end, layer } = place;
  view.place = start === null ? null : place;
  const layers = layersAt(article, start, end, layer);
  for (const id of layers) view.layers.add(id);
  drawLayers();
  view.current = article;
  if (view.mode === "annotated" && !columnOf(article)) drawMode();
  else drawText();
  showCurrent();
  const column = columnOf(article);
  if (view.mode === "beside") fill(column);
  const target = column.querySelector(".place") ?? column;
  target.scrollIntoView({ block: start === null ? "start" : "center", inline: "center" });
  const aim = target.closest(".stop") ?? target;
  takeFocus(aim);
  view.named = start === null ? anchorAlone(article) : anchorOf(article, start, end, layer ?? "");
  const keys = layers.map((id) => `${start}-${end}-${id}`).filter((key) => itemsOf(article).has(key));
  if (view.sheet === "places") {
    lightLine(); // a list of places stays open
    if (isCovered(aim)) aim.scrollIntoView({ block: "start", inline: "nearest" });
  } else if (keys.length) choose(article, keys, aim);
  if (start !== null && !keys.length && view.sheet === "places") offerWords({ article, start, end }); // the way to select by keyboard
  keepAddress();
}

/** List the rows that the address asks for, their layer alone on unless it says which. */
function openRows(asked) {
  const found = rowsAsked(library, asked);
  const [first] = found;
  const layers = new Set(found.map(({ layer }) => layer).filter((id) => id && hasLayer(id)));
  if (!asked.layers && layers.size) view.layers = layers;
  if (first && !asked.article) view.current = first.article;
  drawLayers();
  drawMode();
  if (first && view.mode === "beside") columnOf(view.current).scrollIntoView({ block: "nearest", inline: "start" });
  view.chosen = null;
  view.place = null;
  view.named = location.hash.slice(1).split("&").filter((part) => !isReading(part)).join("&");
  const count = inArticles(countAsked(library, found, asked.table), found);
  openSheet("places", drawnPlaces(count, found, shown(askedInWords(library, asked), library.unseen), wayBack(library, asked, found)));
  document.getElementById("sheet-title").focus();
  say(count);
  keepAddress();
}

function isReading(part) {
  return READING.includes(part.split("=")[0]);
}

function anchorAlone(article) {
  return encodeURIComponent(article.id);
}

/** Whoever followed a link goes on from where it led. */
function takeFocus(element) {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** The layers to put on for a place: its own, or those that have a mark just there. */
function layersAt(article, start, end, layer) {
  if (start === null) return [];
  if (layer) return hasLayer(layer) ? [layer] : [];
  return library.layers.map(({ id }) => id).filter((id) => itemsOf(article).has(`${start}-${end}-${id}`));
}

/** `named`, which is a place, rows or "", with how the articles are read now. */
function permalink(named) {
  const layers = [...view.layers].map(encodeURIComponent).join(",");
  const isPlace = named && !named.includes(":");
  const article = view.current && !isPlace ? [`article=${anchorAlone(view.current)}`] : [];
  return [named, `mode=${view.mode}`, ...article, `layers=${layers}`].filter(Boolean).join("&");
}

/** The address bar names what is seen; going back leads to the link before, not through every click. */
function keepAddress() {
  history.replaceState(null, "", `#${permalink(view.named)}`);
}

async function copyLink(button) {
  const link = `${location.href.split("#")[0]}#${permalink(button.dataset.anchor)}`;
  try {
    await navigator.clipboard.writeText(link);
    button.textContent = "Copied";
    say("Link copied");
  } catch {
    view.named = button.dataset.anchor;
    keepAddress();
    say("The link stands in the address bar");
  }
}

// The list of places: one of its lines is the one that is seen.

function lines() {
  return [...parts.sheet.querySelectorAll(".kwic")];
}

/** Go to the next place of the list, or the one before; from none to the first or the last. */
function stepLine(by) {
  const all = lines();
  const at = all.findIndex((line) => line.getAttribute("aria-current") === "true");
  const next = at < 0 ? all.at(by > 0 ? 0 : -1) : all[at + by];
  next?.click();
}

function lightLine() {
  const { article, start, end } = view.place;
  const name = anchorOf(article, start, end);
  for (const line of lines()) {
    if (line.dataset.at === name) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
  parts.sheet.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}
