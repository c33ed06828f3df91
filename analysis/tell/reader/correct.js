// Correcting: what a mark's sheet offers, and what words that were selected in an article can become.

const NEW = { article: null, was: "", cue: null, source: null, content: null }; // an attribution in the making
const FIELD_NAMES = { neutral: "neutral", endorse: "endorses", distance: "doubts" };

/** What can be changed of an item; null where its layer cannot be corrected mark by mark. */
function drawnCorrecting(article, item) {
  const { fields } = article.library;
  if (item.layer !== "attribution" && !(item.layer in fields)) return null;
  const row = item.rows.at(-1);
  const act = (does, text, of = "") =>
    made("button", { type: "button", "data-correct": does, "aria-label": of ? `${text}: ${of}` : null }, text);
  const chosen = (field, values, was, label) => {
    const options = values.map((value) => made("option", { value }, FIELD_NAMES[value] ?? readable(value)));
    const select = made("select", { "data-field": field }, options);
    select.value = was;
    return made("p", {}, made("label", {}, `${label} `, select), act(field, "Change", label));
  };
  const why = made("input", { class: "why", placeholder: "a reason, for the column why" });
  const box = made("div", { class: "correcting", "data-item": item.key, hidden: "" });
  box.append(made("p", {}, made("label", {}, "Why ", why)));
  if (item.layer === "attribution") {
    const source = made("input", { "data-field": "speaker", list: "known-sources", placeholder: "empty: not known" });
    source.value = row.speaker ?? "";
    box.append(
      made("p", {}, row.sure === false ? act("confirm", "This is right") : "", act("remove", "Remove"), act("words", "Choose other words")),
      made("p", {}, made("label", {}, "Source ", source), act("speaker", "Change", "Source")),
      chosen("commitment", fields.commitment, row.commitment, "The verb"),
      chosen("act", fields.act, row.act, "What the source does"),
    );
  } else {
    box.append(
      made("p", {}, act("remove", "Remove")),
      chosen(item.layer, fields[item.layer], row.label, "Kind"),
      made("p", {}, "Other words: select them in the article."),
    );
  }
  return made("div", {}, made("button", { type: "button", "data-opens": item.key, "aria-expanded": "false" }, "Correct"), box);
}

/** The rows that an action in the form of an item means. */
function rowsMeant(article, item, does, form) {
  const row = item.rows.at(-1);
  const base = { start: item.start, end: item.end, why: form.querySelector(".why").value };
  const make = (field, was, now) => [rowOf(article, { ...base, field, was: was ?? "", now })];
  const value = form.querySelector(`[data-field="${does}"]`)?.value.trim();
  const sure = row.sure === false ? "unsure" : "sure";
  if (does === "confirm") return make("attribution", sure, "sure");
  if (does === "remove") return item.layer === "attribution" ? make("attribution", sure, "") : make(item.layer, row.label, "");
  const was = item.layer === "attribution" ? row[does] : row.label;
  return value === (was ?? "") ? [] : make(does, was, value);
}

function rowOf(article, row) {
  return { doc_id: article.id, was: "", now: "", why: "", ...row, words: sliced(article, row.start, row.end) };
}

/** An attribution that is changed by its words: it begins with those that it has. */
function wordsOf(article, item) {
  const spans = (role) => item.parts.filter((part) => part.role === role).map(({ start, end }) => ({ start, end }));
  const [source] = spans("source");
  const content = spans("content");
  const was = item.rows.at(-1).sure === false ? "unsure" : "sure";
  return { ...NEW, article, was, cue: { start: item.start, end: item.end }, source: source ?? null, content };
}

/** The rows of an attribution of chosen words: source and content as they stand there. */
function rowsOfWords({ article, was, had, cue, source, content }, why) {
  const text = (span) => sliced(article, span.start, span.end);
  const said = content.flatMap((span) => text(span).split(/[\r\n]+/)).map((part) => part.trim()).filter(Boolean);
  const now = `${source ? text(source) : ""} :: ${said.join(" | ")}`.trim();
  const isThere = had && had.start === cue.start && had.end === cue.end;
  const gone = had && !isThere ? [rowOf(article, { ...had, field: "attribution", was, why })] : [];
  return [...gone, rowOf(article, { ...cue, field: "attribution", was: !had || isThere ? was : "", now, why })];
}

/** What selected words can become. `open` is a mark whose form is open in the same article, or null. */
function drawnAdding(words, making, open) {
  const say = (span) => `“${shown(sliced(words?.article ?? making.article, span.start, span.end), library.unseen)}”`;
  const act = (does, text) => made("button", { type: "button", "data-add": does }, text);
  const parts = [made("h2", { class: "unseen" }, "Add")];
  if (words) {
    parts.push(made("p", {}, "Selected: ", made("b", {}, made("bdi", {}, say(words)))));
    const options = Object.keys(library.fields)
      .filter((name) => name !== "commitment" && name !== "act")
      .flatMap((name) => library.fields[name].map((label) => [`${name}|${label}`, `${readable(name)}: ${readable(label)}`]));
    const select = made("select", { id: "add-label", "aria-label": "Kind of mark" }, options.map(([value, text]) => made("option", { value }, text)));
    parts.push(made("p", {}, select, act("mark", "Add a mark"), open ? act("boundary", `Put the open mark here`) : ""));
    const roles = [["source", "Source"], ["cue", "Verb"], ["content", "What is said"]];
    parts.push(made("p", {}, "For an attribution these words are the: ", roles.map(([role, name]) => act(role, name))));
  }
  const slot = (role, name, without) => {
    const spans = [making[role]].flat().filter(Boolean);
    return made("li", {}, `${name}: `, made("bdi", {}, spans.length ? spans.map((span) => say(span)).join(" … ") : without));
  };
  if (making.article) {
    const list = [slot("source", "Source", "none named"), slot("cue", "Verb", "select it"), slot("content", "What is said", "select it")];
    const isWhole = making.cue && making.content?.length;
    parts.push(made("ul", {}, list));
    parts.push(made("p", {}, isWhole ? act("attribution", making.had ? "Change the attribution" : "Add the attribution") : ""));
  }
  parts.push(act("cancel", "Cancel"));
  return parts;
}

/** The words that are selected in an article, whole ones; null where none are. */
function selectedWords() {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = range.startContainer.parentElement?.closest?.("[data-article] .text");
  if (!from) return null;
  const article = articleOf(from);
  let [start, end] = [Infinity, -Infinity];
  const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const piece = pieces.get(node);
    if (!piece || !range.intersectsNode(node)) continue;
    const first = node === range.startContainer ? range.startOffset : 0;
    const last = node === range.endContainer ? range.endOffset : node.length;
    if (first >= last) continue;
    start = Math.min(start, placeIn(article, piece, first));
    end = Math.max(end, placeIn(article, piece, last));
  }
  return start < end ? wholeWords(article, start, end) : null;
}

/** The code point of an article at a unit of a drawn piece, in which white space is one space. */
function placeIn(article, { start, end }, unit) {
  let at = start;
  for (let seen = ""; at < end && seen.length < unit; at += 1) seen = shown(sliced(article, start, at + 1), library.unseen);
  return at;
}

/** Without white space and punctuation around it, and to the ends of the words that it cuts. */
function wholeWords(article, start, end) {
  const { length } = [...article.text];
  const isWord = (at) => at >= 0 && at < length && /[\p{L}\p{N}\p{M}]/u.test(sliced(article, at, at + 1));
  const isJoint = (at) => isWord(at) || (/['’-]/.test(sliced(article, at, at + 1)) && isWord(at - 1) && isWord(at + 1));
  while (start < end && !isWord(start)) start += 1;
  while (end > start && !isWord(end - 1)) end -= 1;
  if (start >= end) return null;
  while (start > 0 && isJoint(start - 1)) start -= 1;
  while (end < length && isJoint(end)) end += 1;
  return { article, start, end };
}
