// The model: the tables of the page as articles, each with its items; an item is one thing that can be marked.

const STYLED = ["voice", "attribution", "quotations", "claims", "hedging", "certainty", "tone"];

/** The corpus as the page holds it, its rows turned into records when an article is first asked for. */
function libraryOf(book) {
  const library = { ...book, unseen: new RegExp(book.unseen, "gu"), byId: new Map() };
  library.articles = book.articles.map((raw, number) => ({ ...raw, number, raw, library, kept: {} }));
  const outlets = book.articles.map(({ outlet }) => outlet);
  const repeated = new Set(outlets.filter((outlet, number) => outlets.indexOf(outlet) !== number));
  for (const article of library.articles) {
    article.begins = beginnings(article.text);
    article.label = repeated.has(article.outlet) ? `${article.outlet} (${article.id})` : article.outlet;
    library.byId.set(article.id, article);
  }
  library.claimById = new Map(book.claims.map((claim) => [claim.claim, claim]));
  library.styles = stylesOf(book.layers);
  library.colours = new Map(book.outlets.map((outlet) => [outlet.name, outlet.colour]));
  return library;
}

/** The class of each layer: those that the style sheet does not know take its further styles in turn. */
function stylesOf(layers) {
  const further = layers.filter(({ id }) => !STYLED.includes(id));
  const name = ({ id }) => (STYLED.includes(id) ? `layer-${id}` : `further${further.findIndex((one) => one.id === id) % 5}`);
  return new Map(layers.map((layer) => [layer.id, name(layer)]));
}

/** What `make` gives, made once for each article. */
function kept(article, name, make) {
  if (!(name in article.kept)) article.kept[name] = make();
  return article.kept[name];
}

/** The rows of one table of an article, as records. */
function records(article, table) {
  return kept(article, `rows of ${table}`, () => {
    const { strings, columns } = article.library;
    return article.raw[table].map((row) =>
      Object.fromEntries(
        columns[table].map(([name, isText], place) => [
          name,
          isText && row[place] !== null ? strings[row[place]] : row[place],
        ]),
      ),
    );
  });
}

/** Every item of an article by its key, `1926-1945-attribution`: what has one measure and one place. */
function itemsOf(article) {
  return kept(article, "items", () => {
    const items = new Map();
    addAttributions(article, items);
    for (const row of records(article, "voices")) addRow(items, "voice", row);
    addMarks(article, items);
    for (const row of records(article, "tellings")) addRow(items, "claims", row);
    return items;
  });
}

/** The item at a place, new or as it is; its first part is the place itself. */
function itemAt(items, layer, start, end, role = "") {
  const key = `${start}-${end}-${layer}`;
  if (!items.has(key)) {
    items.set(key, { key, layer, start, end, rows: [], parts: [{ start, end, role }] });
  }
  return items.get(key);
}

/** Marks as items: the scores of a sentence's voices go with it, an attribution's voice and rule with its cue. */
function addMarks(article, items) {
  const marks = records(article, "marks");
  const wholes = new Map();
  for (const { measure, ...row } of marks.filter((one) => one.voice === "all")) {
    wholes.set(measure, [...(wholes.get(measure) ?? []), addRow(items, measure, row)]);
  }
  for (const { measure, ...row } of marks.filter((one) => one.voice !== "all")) {
    const { start, end, ...told } = row;
    const whole = wholes.get(measure)?.find((item) => item.start <= start && end <= item.end);
    const cue = measure === "attribution" && items.get(`${start}-${end}-${measure}`);
    if (whole) whole.rows.push(told);
    else if (cue) for (const known of cue.rows) Object.assign(known, { voice: row.voice, rule: row.rule });
    else addRow(items, measure, row);
  }
}

function addRow(items, layer, row) {
  const { start, end, ...told } = row;
  const item = itemAt(items, layer, start, end);
  item.rows.push(told);
  return item;
}

/** An attribution is one item at its cue; its sources and contents are further parts of it. */
function addAttributions(article, items) {
  const byId = attributionsOf(article);
  for (const { cue_start: start, cue_end: end, attribution_id: id, parent, ...told } of byId.values()) {
    const item = itemAt(items, "attribution", start, end, "cue");
    item.rows.push({ ...told, cue: sliced(article, start, end), chain: chainOf(byId, article, id) });
    item.ids = [...(item.ids ?? []), id];
  }
  const byAttribution = new Map();
  for (const item of items.values()) for (const id of item.ids) byAttribution.set(id, item);
  for (const { attribution_id: id, role, start, end } of records(article, "attribution_spans")) {
    if (role !== "cue") byAttribution.get(id)?.parts.push({ start, end, role });
  }
}

function attributionsOf(article) {
  return new Map(records(article, "attributions").map((row) => [row.attribution_id, row]));
}

/** On whose word: the sources around an attribution and its own, the outermost first, each with its cue. */
function chainOf(byId, article, id) {
  const line = [];
  for (let row = byId.get(id); row && !line.includes(row); row = byId.get(row.parent)) line.unshift(row);
  const named = (row) => row.speaker ?? row.source ?? "no source";
  return line.map((row) => `${named(row)} (${sliced(article, row.cue_start, row.cue_end)})`).join(", citing ");
}

/** The sentence in which a place begins, or null. */
function sentenceAt(article, place) {
  return records(article, "sentences").find(({ start, end }) => start <= place && place < end) ?? null;
}

/** The name of a place, as the report and permalinks have it. */
function anchorOf(article, start, end, layer = "") {
  const place = `${encodeURIComponent(article.id)}-${start}-${end}`;
  return layer ? `${place}-${encodeURIComponent(layer)}` : place;
}

/** What an anchor names: an article, a place in it, a layer; null where it names nothing here. */
function placeOf(library, anchor) {
  const found = /^(.+)-(\d+)-(\d+)(?:-([^-]+))?$/.exec(anchor);
  const [id, start, end, layer] = found ? found.slice(1) : [anchor];
  const article = library.byId.get(asWritten(anchor)) ?? library.byId.get(asWritten(id));
  if (!article) return null;
  if (!found || library.byId.has(asWritten(anchor))) return { article, start: null, end: null, layer: null };
  const length = article.begins ? article.begins.length - 1 : article.text.length;
  if (Number(start) >= Number(end) || Number(end) > length) return null;
  return { article, start: Number(start), end: Number(end), layer: layer ? asWritten(layer) : null };
}

function asWritten(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** All rows of a table over all articles, grouped by a column: each with its article. */
function grouped(library, table, column) {
  const found = new Map();
  for (const article of library.articles) {
    for (const row of records(article, table)) {
      if (!found.has(row[column])) found.set(row[column], []);
      found.get(row[column]).push({ article, row });
    }
  }
  return found;
}

/** Every place of a query, in the order of the corpus: `{ article, start, end, block }`. */
function searched(library, query) {
  const wanted = folded(query).text.trim();
  if (!wanted) return [];
  return library.articles.flatMap((article) =>
    blocksOf(article).flatMap((block) =>
      placesOf(wanted, block.fold()).map(([start, end]) => ({
        article,
        block,
        start: block.start + start,
        end: block.start + end,
      })),
    ),
  );
}

/** What stands together on the page: a headline, a paragraph, a bullet; each with its kind and place. */
function blocksOf(article) {
  return kept(article, "blocks", () => {
    const sentences = records(article, "sentences");
    return article.raw.blocks.map(([first, end]) => {
      const block = { start: sentences[first].start, end: sentences[end - 1].end, kind: sentences[end - 1].kind };
      let fold = null;
      block.fold = () => (fold ??= folded(sliced(article, block.start, block.end)));
      return block;
    });
  });
}
