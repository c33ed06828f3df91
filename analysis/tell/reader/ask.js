// Asking: an address names a place, or rows of a table, and how the articles are read.
//   herald-79-82-hedging                                    a place, and the layer of its mark
//   marks:measure=hedging&outlet=Wire&voice=narrator        rows of a table, or of a figure of the report
//   ...&mode=annotated&article=herald&layers=claims,tone    how it is read
// All of it is text that is looked up or compared; nothing of it is drawn but through text nodes.

const LAYER_OF = { voices: "voice", attributions: "attribution", tellings: "claims", quotations: "quotations" };
const READING = ["mode", "article", "layers"];

/** What an address names: `{ place, table, wanted, mode, article, layers }`, each null where it names none. */
function addressOf(fragment) {
  const [first, ...rest] = fragment.split("&");
  const named = /^([\w-]+):(.*)$/s.exec(first);
  const pairs = (named ? [named[2], ...rest] : first.includes("=") ? [first, ...rest] : rest).map(pairOf);
  const reading = Object.fromEntries(pairs.filter(([name]) => READING.includes(name)));
  return {
    place: named || first.includes("=") ? null : first || null,
    table: named ? named[1] : null,
    wanted: pairs.filter(([name]) => name && !READING.includes(name)),
    mode: ["beside", "annotated"].includes(reading.mode) ? reading.mode : null,
    article: reading.article ?? null,
    layers: reading.layers === undefined ? null : reading.layers.split(",").map(asWritten),
  };
}

/** A name and its value; the names of layers are parted before they are decoded. */
function pairOf(text) {
  const at = text.indexOf("=");
  const name = at < 0 ? asWritten(text) : asWritten(text.slice(0, at));
  const value = at < 0 ? "" : text.slice(at + 1);
  return [name, name === "layers" ? value : asWritten(value)];
}

/** The rows that are asked for, each `{ article, row, start, end, layer }`, in the order of the corpus. */
function rowsAsked(library, { table, wanted }) {
  if (table === "places") return wanted.map(([, at]) => placeNamed(library, at)).filter(Boolean);
  if (!Object.hasOwn(library.columns, table)) return [];
  const tests = testsOf(wanted);
  return library.articles.flatMap((article) =>
    records(article, table)
      .filter((row) => tests.every((test) => test(article, row)))
      .map((row) => ({ article, row, start: startOf(row), end: row.end ?? row.cue_end, layer: layerOf(library, table, row) }))
      .filter(({ start }) => start !== undefined),
  );
}

/** Of the values that one column is asked for a row has one; of those with "!" it has none. */
function testsOf(wanted) {
  return [...new Set(wanted.map(([name]) => name))].map((asked) => {
    const values = new Set(wanted.filter(([name]) => name === asked).map(([, value]) => value));
    const isNot = asked.endsWith("!");
    const name = isNot ? asked.slice(0, -1) : asked;
    return (article, row) => values.has(String(cellOf(article, row, name) ?? "")) !== isNot;
  });
}

function cellOf(article, row, name) {
  if (name === "outlet") return article.outlet;
  if (name === "doc_id") return article.id;
  if (name === "kind") return sentenceAt(article, startOf(row))?.kind;
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function startOf(row) {
  return row.start ?? row.cue_start;
}

function layerOf(library, table, row) {
  return table === "marks" ? row.measure : LAYER_OF[table] ?? library.figures[table]?.layer ?? null;
}

/** A place named as `herald-79-82`, by the id as it is: in a list of places it was decoded before. */
function placeNamed(library, at) {
  const found = /^(.+)-(\d+)-(\d+)$/s.exec(at);
  return found && placeOf(library, `${encodeURIComponent(found[1])}-${found[2]}-${found[3]}`);
}

/** What was asked for, in words: a figure by its title, and the values; the noun of the count tells the table. */
function askedInWords(library, { table, wanted }) {
  if (table === "places") return "";
  const told = wanted.map(([asked, value]) => {
    const name = asked.replace("!", "");
    const known = name === "claim" ? library.claimById.get(value)?.says : null;
    if (name === "sure") return value === "true" ? "sure" : "unsure";
    const words = value === "" ? `no ${readable(name)}` : name === "voice" && value === "all" ? "all voices" : readable(known ?? value);
    return asked.endsWith("!") ? `not ${words}` : words;
  });
  return [library.figures[table]?.title, ...new Set(told)].filter(Boolean).join(", ");
}

/** Where the report tells of what was asked for: a figure, or the section of a layer; null for what it has not. */
function wayBack(library, { table }, found) {
  if (Object.hasOwn(library.figures, table)) return table;
  return library.layers.find(({ id }) => id === found[0]?.layer)?.section ?? null;
}

/** How many there are, of voices the words too; of a figure the marks. */
function countAsked(library, found, asked) {
  const isTable = Object.hasOwn(library.columns, asked) && !Object.hasOwn(library.figures, asked);
  const table = isTable || asked === "places" ? asked : "marks";
  const one = { voices: "stretch", boilerplate: "line set aside" }[table] ?? table.replace(/s$/, "");
  const many = { voices: "stretches", boilerplate: "lines set aside" }[table] ?? table;
  const n = `${found.length.toLocaleString("en")} ${found.length === 1 ? one : many}`;
  const words = found.reduce((sum, { row }) => sum + (row?.n_words ?? 0), 0);
  return `${table === "voices" ? `${words.toLocaleString("en")} words in ` : ""}${n}`;
}
