// The basket: rows of corrections.csv that a person has chosen, kept where the browser lets a page keep anything.

const COLUMNS = ["doc_id", "start", "end", "field", "was", "now", "who", "why"];

/** Empty, or what was kept of this corpus: rows that no longer fit an article are left out. */
function basketOf(library) {
  const key = `corrections|${library.corpus}`;
  const basket = { key, who: "", rows: [] };
  try {
    const told = JSON.parse(window.localStorage.getItem(key) ?? "null");
    if (typeof told?.who === "string") basket.who = told.who;
    if (Array.isArray(told?.rows)) basket.rows = told.rows.filter((row) => fits(library, row));
  } catch {
    // Nothing is kept here, or it is not ours: the basket lasts as long as the page.
  }
  return basket;
}

function fits(library, row) {
  const article = library.byId.get(row?.doc_id);
  const isText = ["field", "was", "now", "why", "words"].every((name) => typeof row?.[name] === "string");
  return Boolean(article) && isText && row.start < row.end && sliced(article, row.start, row.end) === row.words;
}

function keepBasket(basket) {
  try {
    window.localStorage.setItem(basket.key, JSON.stringify({ who: basket.who, rows: basket.rows }));
  } catch {
    // It lasts as long as the page.
  }
}

/** Put rows in; of two about the same field of the same words the later one stays. */
function putIn(basket, rows) {
  const name = (row) => JSON.stringify([row.doc_id, row.start, row.end, row.field]);
  const names = new Set(rows.map(name));
  basket.rows = [...basket.rows.filter((row) => !names.has(name(row))), ...rows];
  keepBasket(basket);
}

function counted(basket) {
  const n = basket.rows.length;
  return `${n.toLocaleString("en")} ${n === 1 ? "correction" : "corrections"}`;
}

/** Rows as lines of the file, without its header. */
function linesOf(basket, rows = basket.rows) {
  const cell = (value) => {
    const text = String(value).replace(/[\t\r\n]+/g, " ").trim();
    const inert = /^[=+@＝＋－＠-]/.test(text) ? `'${text}` : text; // a spreadsheet runs no cell of ours
    return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  return rows.map((row) => `${COLUMNS.map((name) => cell({ who: basket.who, ...row }[name])).join(",")}\n`).join("");
}

/** What a row does, in words. */
function toldOf(row) {
  const what = `“${shown(row.words, library.unseen)}”, ${{ speaker: "source", commitment: "verb" }[row.field] ?? readable(row.field)}: `;
  if (row.field === "attribution" && row.now === "sure") return `${what}this is right`;
  if (row.field !== "speaker" && !row.now) return `${what}removed`;
  const now = row.now || "not known";
  if (row.field !== "speaker" && !row.was) return `${what}added as ${now}`;
  return `${what}${row.was || "not known"} → ${now}`;
}

/** The bar that shows the basket: how many, who, each row, and ways to take them along. */
function drawnBasket(basket) {
  const button = (act, text) => made("button", { type: "button", "data-basket": act }, text);
  const name = made("input", { id: "basket-who", autocomplete: "name", placeholder: "for the column who" });
  name.value = basket.who;
  const rows = basket.rows.map((row, number) => {
    const remove = made("button", { type: "button", "data-basket": "drop", "data-row": number }, "Take out");
    return made("li", {}, made("bdi", {}, toldOf(row)), " ", remove);
  });
  const text = made("textarea", { id: "basket-rows", readonly: "", rows: "3", "aria-label": "Rows of corrections.csv" });
  text.value = linesOf(basket);
  return [
    made("b", {}, counted(basket)),
    button("copy", "Copy all"),
    button("save", "Save as CSV"),
    made("label", {}, "Your name ", name),
    made("details", {}, made("summary", {}, "Show them"), made("ul", {}, rows), text, button("empty", "Empty the basket")),
    made("p", { class: "how-to" }, "Next: ", made("code", {}, `python -m analysis correct ${library.corpus} --paste`)),
  ];
}
