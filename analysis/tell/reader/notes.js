// Notes: what stands beside a claim or a quotation: how the other articles tell it, or that it was not found.

const MOST_NAMED = 6; // articles in the short form of a note; the long form has all

/** The notes of a block of an article, in the order of the text. */
function notesOf(article, block, compared) {
  const inside = ({ start }) => block.start <= start && start < block.end;
  const claims = [...itemsOf(article).values()].filter((item) => item.layer === "claims" && inside(item));
  const told = claims.flatMap((item) => item.rows.map((row) => claimNote(article, item, row, compared)));
  const quoted = records(article, "quotations").filter(inside).map((row) => quotationNote(article, row, compared));
  return [...told, ...quoted].sort((one, other) => one.start - other.start);
}

/** What is compared: tellings and missing tellings by claim, quotations by utterance. */
function comparedIn(library) {
  return {
    tellings: grouped(library, "tellings", "claim"),
    unfound: grouped(library, "unfound", "claim"),
    quotations: grouped(library, "quotations", "utterance"),
  };
}

function claimNote(article, item, row, compared) {
  const others = (compared.tellings.get(row.claim) ?? []).filter((one) => one.article !== article);
  const unfound = (compared.unfound.get(row.claim) ?? []).filter((one) => one.article !== article);
  const before = (compared.tellings.get(row.claim) ?? []).find((one) => one.article === article).row;
  return {
    start: item.start,
    key: item.key,
    title: article.library.claimById.get(row.claim)?.says ?? row.claim,
    own: `here: ${whose(row)}`,
    again: before.start === item.start ? null : anchorOf(article, before.start, before.end, "claims"),
    told: others.map((one) => ({ ...one, layer: "claims", how: whose(one.row) })),
    unfound: unfound.map((one) => ({ article: one.article, said: one.row.said })),
  };
}

/** On whose word a claim is told, how surely, and whether it is denied. */
function whose(row) {
  const unknown = row.voice === "unclear" ? "unsure" : "quoted; source not identified";
  const own = row.voice === "narrator" ? "in its own voice" : unknown;
  const hedge = row.hedge ? `hedged: ${row.hedge}` : null;
  const denied = row.polarity === "affirmed" ? null : row.polarity;
  const chain = row.chain && row.sure === false ? `unsure: ${row.chain}` : row.chain;
  return [chain ?? own, hedge, denied].filter(Boolean).join("; ");
}

function quotationNote(article, row, compared) {
  const same = compared.quotations.get(row.utterance).filter((one) => one.article !== article);
  const having = new Set([article, ...same.map((one) => one.article)]);
  const lacking = article.library.articles.filter((one) => one.scored && !having.has(one));
  return {
    start: row.start,
    key: `${row.start}-${row.end}-quotations`,
    title: sliced(article, row.start, row.end),
    own: [row.speaker ?? "speaker not known", ownChanges(article, row)].filter(Boolean).join("; "),
    base: row.base_text === null || article.library.byId.has(row.base_id) ? null : [row.base_id, row.base_text],
    near: row.nearest === null ? null : [row.nearest_id, row.nearest],
    again: null,
    told: same.map((one) => ({ ...one, layer: "quotations", how: quotedAs(one.row) })),
    unfound: lacking.map((one) => ({ article: one, said: "not found there between quotation marks" })),
  };
}

function quotedAs(row) {
  return [row.speaker ?? "speaker not known", changesIn(row) ?? "the longest of them"].join("; ");
}

function changesIn({ changes }) {
  return changes === null || changes.startsWith("exact") ? changes : `changed: ${changes}`;
}

function ownChanges(article, row) {
  if (row.changes === null) return row.status === "unverified" ? null : "the longest of them";
  const base = article.library.byId.get(row.base_id);
  return `against ${base ? base.label : row.base_id}: ${changesIn(row)}`;
}

/** A note as it is drawn: closed it names the others, open it has their words. */
function drawnNote(article, note, isOpen) {
  const say = (text) => shown(text, article.library.unseen);
  const kind = note.key.endsWith("-claims") ? "of-claim" : "of-quotation";
  const title = made("bdi", { class: "note-title" }, say(note.title));
  const own = made("p", { class: "own" }, say(note.own));
  if (note.again !== null) {
    const before = made("a", { href: `#${note.again}` }, "Told before in this article");
    return made("div", { class: `note ${kind}`, "data-note": note.key }, title, own, made("p", {}, before));
  }
  const box = made("details", { class: `note ${kind}`, "data-note": note.key });
  box.append(made("summary", {}, title, own, shortOf(note, say)));
  const fill = () => box.open && box.childElementCount === 1 && box.append(longOf(note, say));
  box.open = isOpen;
  fill();
  box.addEventListener("toggle", fill);
  return box;
}

/** Who tells it in which way, those who tell it alike on one line. */
function shortOf(note, say) {
  const ways = new Map();
  for (const { article, how } of note.told) ways.set(article, [...new Set(ways.get(article)).add(how)]);
  const named = [...ways].slice(0, MOST_NAMED);
  const alike = new Map();
  for (const [article, own] of named) {
    const way = own.join(" | ");
    alike.set(way, [...(alike.get(way) ?? []), article]);
  }
  const lines = [...alike].map(([way, articles]) => {
    const names = articles.flatMap((article) => [outletName(article), " "]);
    return made("p", { class: "other" }, names, made("bdi", {}, say(way)));
  });
  const more = ways.size - named.length;
  if (more > 0) lines.push(made("p", { class: "other" }, `and ${more.toLocaleString("en")} more`));
  if (note.unfound.length) lines.push(drawnUnfound(note.unfound.map((one) => one.article), say));
  return lines;
}

function drawnUnfound(articles, say) {
  const names = articles.slice(0, MOST_NAMED).map((article) => article.label);
  const more = articles.length - names.length;
  return made(
    "p",
    { class: "unfound" },
    "Not found there: ",
    made("bdi", {}, say(names.join(", "))),
    more > 0 ? ` and ${more.toLocaleString("en")} more` : "",
  );
}

function longOf(note, say) {
  const list = made("ul", { class: "long" });
  for (const each of [note.base, note.near]) {
    if (!each) continue;
    const how = each === note.base ? "the original" : "the nearest sentence of an original";
    list.append(made("li", {}, made("b", {}, say(each[0])), ` (${how}): `, made("bdi", {}, say(each[1]))));
  }
  for (const one of note.told) list.append(drawnPassage(one, say));
  for (const { article, said } of note.unfound) {
    list.append(made("li", { class: "unfound" }, outletName(article), " ", made("bdi", {}, say(said))));
  }
  return list;
}

/** Another article's passage in its sentence, with a link to its place. */
function drawnPassage({ article, row, layer, how }, say) {
  const sentence = sentenceAt(article, row.start) ?? row;
  const before = say(sliced(article, sentence.start, row.start));
  const after = row.end < sentence.end ? say(sliced(article, row.end, sentence.end)) : "";
  const href = `#${anchorOf(article, row.start, row.end, layer)}`;
  const passage = made("b", {}, say(sliced(article, row.start, row.end)));
  return made(
    "li",
    {},
    made("a", { href }, outletName(article)),
    made("span", { class: "how" }, ` ${say(how)}`),
    made("blockquote", { dir: "auto" }, before, passage, after),
  );
}
