// The sheet: what is known of a mark that was chosen, or the places of a search.

const HIDDEN = new Set(["start", "end", "sent_id", "ids"]);
const ORDER = ["label", "value", "claim", "voice", "speaker", "source", "cue", "commitment", "act", "chain", "polarity"];
const AROUND = 60; // characters on either side of a place found
const MOST_PLACES = 500;

/** What the tables have of the marks at one place, the innermost first, with links to each. */
function drawnFacts(article, items) {
  const { library } = article;
  const boxes = items.map((item) => {
    const layer = library.layers.find((one) => one.id === item.layer);
    const anchor = anchorOf(article, item.start, item.end, item.layer);
    const copy = made("button", { type: "button", class: "copy", "data-anchor": anchor }, "Copy link");
    const back = made("a", { href: `report.html#${layer.section}` }, "in the report");
    const text = shown(sliced(article, item.start, item.end), library.unseen);
    return made(
      "div",
      { class: "fact", "data-fact": item.key },
      made("h3", {}, readable(item.layer)),
      made("p", { class: "passage" }, made("bdi", {}, text)),
      drawnRows(item, layer, library),
      made("p", { class: "links" }, made("a", { href: `#${anchor}` }, "Link"), " ", copy, " ", back),
      drawnCorrecting(article, item),
    );
  });
  return sheetWith(outletName(article), "Close", boxes);
}

/** One row as terms and values; several as a table. */
function drawnRows(item, layer, library) {
  const rows = item.rows.map((row) => factsOf(item, row, layer, library));
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const value = (row, name) => made("bdi", {}, shown(row.get(name) ?? "–", library.unseen));
  if (rows.length === 1) {
    return made("dl", {}, names.flatMap((name) => [made("dt", {}, name), made("dd", {}, value(rows[0], name))]));
  }
  const head = made("tr", {}, names.map((name) => made("th", { scope: "col" }, name)));
  const body = rows.map((row) => made("tr", {}, names.map((name) => made("td", {}, value(row, name)))));
  return made("div", { class: "wide", tabindex: "0" }, made("table", {}, made("thead", {}, head), made("tbody", {}, body)));
}

/** What a row tells, by name; what is unknown is not there. */
function factsOf(item, row, layer, library) {
  const facts = new Map();
  for (const [name, value] of Object.entries(row)) {
    if (HIDDEN.has(name) || value === null) continue;
    const meaning = name === "label" && item.rows.length === 1 ? layer.labels[value] : null;
    facts.set(readable(name), meaning ? `${readable(value)}: ${meaning}` : written(name, value, library));
  }
  const place = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return new Map([...facts].sort(([one], [other]) => place(one) - place(other)));
}

function written(name, value, library) {
  if (name === "claim") return library.claimById.get(value)?.says ?? value;
  if (name === "confidence") return `${value} that source, cue and content are right; who the source is, was not weighed`;
  if (name === "sure") return value ? "yes" : "no: it counts for nobody until a person confirms it";
  if (name === "position") return `after ${Math.round(100 * value)} % of the words`;
  if (name === "value" && typeof value === "number") return signed(value);
  if (typeof value === "number") return String(value).replace("-", "−");
  return name === "label" ? readable(value) : value;
}

/** Places found, each with what stands around it, by article; `asked` in words, `back` a part of the report. */
function drawnPlaces(title, places, asked = "", back = null) {
  const byArticle = new Map();
  for (const place of places.slice(0, MOST_PLACES)) {
    byArticle.set(place.article, [...(byArticle.get(place.article) ?? []), place]);
  }
  const lists = [...byArticle].map(([article, own]) =>
    made(
      "div",
      { class: "found" },
      made("h3", {}, outletName(article)),
      made("ol", {}, own.map((place) => made("li", {}, drawnPlace(place)))),
    ),
  );
  const told = asked ? made("span", { class: "asked" }, `: ${asked}`) : "";
  const step = (by, name) => made("button", { type: "button", class: "step", "data-step": by }, name);
  const steps = places.length > 1 ? [step(-1, "Previous"), " ", step(1, "Next"), " "] : [];
  const way = back ? [made("a", { href: `report.html#${back}` }, "in the report"), " "] : [];
  return sheetWith([title, told], "Close", lists, [...way, ...steps]);
}

function countOf(places) {
  const n = places.length;
  return n ? inArticles(`${n.toLocaleString("en")} ${n === 1 ? "place" : "places"}`, places) : "no place has it";
}

/** As in "3 places in 2 articles", and how many of them are listed. */
function inArticles(count, places) {
  const articles = new Set(places.map((place) => place.article)).size;
  const most = places.length > MOST_PLACES ? `, the first ${MOST_PLACES} shown` : "";
  return articles ? `${count} in ${articles.toLocaleString("en")} ${articles === 1 ? "article" : "articles"}${most}` : count;
}

/** A place in its line; a passage that is longer than a line by itself. */
function drawnPlace({ article, row, start, end, layer }) {
  const cut = (first, last) => shown(sliced(article, first, last), article.library.unseen);
  const block = blocksOf(article).find((one) => one.start <= start && start < one.end) ?? { start, end };
  const name = anchorOf(article, start, end);
  const attributes = { href: `#${anchorOf(article, start, end, layer ?? "")}`, "data-at": name };
  if (end - start > AROUND) {
    const worth = layer === "tone" && row?.value !== undefined ? made("small", {}, `${signed(row.value)} `) : null;
    return made("a", { ...attributes, class: "kwic long" }, worth, made("bdi", {}, cut(start, end)));
  }
  const from = Math.max(block.start, start - AROUND);
  const to = Math.min(block.end, end + AROUND);
  const before = from > block.start ? cut(from, start).replace(/^\S*\s/, "… ") : cut(from, start);
  const after = to < block.end ? cut(end, to).replace(/\s\S*$/, " …") : cut(end, to);
  return made(
    "a",
    { ...attributes, class: "kwic" },
    made("span", { class: "left" }, made("bdi", {}, before)),
    made("b", {}, cut(start, end)),
    made("bdi", { class: "right" }, after),
  );
}

function sheetWith(title, close, content, tools = []) {
  return [
    made(
      "div",
      { class: "sheet-head" },
      made("h2", { id: "sheet-title", tabindex: "-1" }, title),
      made("div", { class: "steps" }, tools, made("button", { type: "button", class: "close" }, close)),
    ),
    made("div", { class: "sheet-body" }, content),
  ];
}
