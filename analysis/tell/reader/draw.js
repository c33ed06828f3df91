// Drawing: elements are made of text nodes only, so that a document never becomes markup.

/** An element with attributes (null: none) and children; strings become text. */
function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}

function readable(name) {
  return name.replaceAll("_", " ");
}

/** The marks of a block cut where one begins or ends: each segment with the parts that cover it. */
function segmentsOf(start, end, parts) {
  const inside = parts.filter((part) => part.start < end && start < part.end);
  const cuts = new Set([start, end]);
  for (const part of inside) {
    if (part.start > start) cuts.add(part.start);
    if (part.end < end) cuts.add(part.end);
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(1).map((last, number) => {
    const first = places[number];
    return { start: first, end: last, parts: inside.filter((part) => part.start <= first && last <= part.end) };
  });
}

/** The parts of an article that its layers draw, the longest first: they are the outer ones. */
function partsOf(article, view) {
  const parts = [];
  for (const item of itemsOf(article).values()) {
    if (view.layers.has(item.layer)) for (const part of item.parts) parts.push({ ...part, item });
  }
  const { place } = view;
  if (place?.article === article && place.start !== null) parts.push({ ...place, item: null, role: "place" });
  return parts.sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start);
}

/** The paragraphs of an article with its marks; `beside(block)` may add what stands beside each. */
function drawnText(article, view, beside = null) {
  const parts = partsOf(article, view);
  const blocks = blocksOf(article).map((block) => {
    const drawn = drawnBlock(article, block, parts);
    return { start: block.start, element: beside ? made("div", { class: "row" }, drawn, beside(block)) : drawn };
  });
  const aside = asideOf(article, blocks).map((lines) => ({ start: lines[0].start, element: drawnAside(article, lines) }));
  return [...blocks, ...aside].sort((one, other) => one.start - other.start).map(({ element }) => element);
}

/** What was set aside, together where no block stands between. */
function asideOf(article, blocks) {
  const found = [];
  let before = null;
  for (const line of records(article, "boilerplate")) {
    const next = blocks.findIndex((block) => block.start > line.start);
    if (found.length && next === before) found.at(-1).push(line);
    else found.push([line]);
    before = next;
  }
  return found;
}

function drawnBlock(article, block, parts) {
  const tag = { headline: "h3", heading: "h4" }[block.kind] ?? "p";
  const segments = segmentsOf(block.start, block.end, parts);
  const text = segments.map((segment) => drawnSegment(article, segment));
  return made(tag, { class: `block ${block.kind}`, dir: "auto" }, text);
}

function drawnAside(article, lines) {
  const count = lines.length === 1 ? "1 line set aside" : `${lines.length} lines set aside`;
  const told = lines.map(({ start, end, rule }) => {
    const text = shown(sliced(article, start, end), article.library.unseen);
    return made("p", { dir: "auto" }, made("span", {}, `${readable(rule)}: `), text);
  });
  return made("details", { class: "aside" }, made("summary", {}, count), told);
}

const pieces = new WeakMap(); // where each drawn text stands: selected words are found by it

/** A stretch of text inside the marks that cover it; where marks begin, it can be reached and chosen. */
function drawnSegment(article, segment) {
  const { unseen, styles } = article.library;
  const text = shown(sliced(article, segment.start, segment.end), unseen);
  let drawn = document.createTextNode(text);
  pieces.set(drawn, { start: segment.start, end: segment.end });
  if (!segment.parts.length) return drawn;
  for (const part of [...segment.parts].reverse()) drawn = made("span", attributesOf(part, segment, styles), drawn);
  const begun = segment.parts.filter((part) => isStop(part, segment.start)).map((part) => part.item);
  if (begun.length) {
    const [first] = begun;
    drawn.id = anchorOf(article, first.start, first.end, first.layer);
    drawn.tabIndex = 0;
    drawn.setAttribute("role", "button");
    drawn.setAttribute("aria-label", `${text.trim()} – ${begun.map(named).join("; ")}`);
    drawn.classList.add("stop");
  }
  return drawn;
}

/** Whether a mark is reached here: at its beginning, an attribution at its cue; the narrator is what is left. */
function isStop(part, start) {
  if (!part.item || part.start !== start || (part.role !== "cue" && part.role !== "")) return false;
  return part.item.layer !== "voice" || part.item.rows[0].voice !== "narrator";
}

function attributesOf(part, segment, styles) {
  if (!part.item) return { class: "place" };
  const { item, role } = part;
  const row = item.rows[0];
  const names = ["mark", styles.get(item.layer)];
  if (part.start === segment.start) names.push("begins");
  if (part.end === segment.end) names.push("ends");
  if (role) names.push(role);
  if (item.layer === "voice") names.push(row.voice);
  if (item.rows.every((one) => one.sure === false)) names.push("unsure");
  else if (role === "cue" && row.commitment) names.push(row.commitment);
  if (item.layer === "tone") names.push(`tone${toneStep(item)}`);
  return { class: names.join(" "), "data-key": item.key, "data-score": item.layer === "tone" ? score(item) : null };
}

function toneOf(item) {
  const whole = item.rows.find((row) => row.label === "raw" && row.voice === "all") ?? item.rows[0];
  return whole.value ?? 0;
}

/** From -3, the most negative, to 3. */
function toneStep(item) {
  const value = toneOf(item);
  return Math.sign(value) * Math.ceil(Math.abs(value) * 3);
}

function score(item) {
  return signed(toneOf(item));
}

function signed(value) {
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}`;
}

/** What a mark is called where it cannot be seen. */
function named(item) {
  const [row] = item.rows;
  const what = {
    voice: () => `${row.voice}${row.speaker ? `, ${row.speaker}` : ""}`,
    attribution: () =>
      [row.speaker ?? row.source ?? "no source", row.commitment, row.sure === false ? "unsure" : ""].filter(Boolean).join(", "),
    claims: () => item.rows.map((one) => one.claim).join(", "),
    tone: () => score(item),
  };
  const told = what[item.layer] ?? (() => [...new Set(item.rows.map((one) => readable(one.label)))].join(", "));
  return `${readable(item.layer)}: ${told()}`;
}

/** The name of an outlet with its colour beside it. */
function outletName(article) {
  const swatch = made("span", { class: "swatch", "aria-hidden": "true" });
  swatch.style.backgroundColor = article.library.colours.get(article.outlet);
  return made("span", { class: "outlet" }, swatch, made("bdi", {}, shown(article.label, article.library.unseen)));
}

/** What is known of a document, and that it was not scored, where it was not. */
function drawnHead(article, hasHeadline) {
  const { unseen } = article.library;
  const known = [article.byline, article.published, `${article.n_words.toLocaleString("en")} words`];
  const head = made("header", { class: "head" }, made("h2", { id: `head-${article.number}` }, outletName(article)));
  if (article.title && !hasHeadline) head.append(made("p", { class: "title" }, shown(article.title, unseen)));
  head.append(made("p", { class: "known" }, shown(known.filter(Boolean).join(" · "), unseen)));
  if (!article.scored) {
    const language = article.language && article.language !== "en" ? `Language: ${article.language}. ` : "";
    head.append(made("p", { class: "unscored" }, `${language}Read, but not scored: nothing in it is marked.`));
  }
  return head;
}
