// Text: positions are code points, as in the tables; what does not show is written by its number.

/** Where each code point begins in the string's own units; null where the two counts agree. */
function beginnings(text) {
  if (!/[\ud800-\udfff]/.test(text)) return null;
  const places = [];
  let at = 0;
  for (const char of text) {
    places.push(at);
    at += char.length;
  }
  places.push(at);
  return places;
}

/** The characters `[start, end)` of an article, counted in code points. */
function sliced(article, start, end) {
  const { text, begins } = article;
  return begins ? text.slice(begins[start], begins[end]) : text.slice(start, end);
}

/** `text` on one line, with what does not show, or turns the line around, written as ⟨U+202E⟩. */
function shown(text, unseen) {
  return text
    .replace(/[ \t\r\n]+/g, " ")
    .replace(unseen, (char) => `⟨U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** `text` as it is searched, and for each of its units the code point that it comes from.
 * Case, quotation marks and apostrophes do not count; dashes are one, white space is one space. */
function folded(text) {
  let made = "";
  const from = [];
  let number = 0;
  for (const char of text) {
    const plain = foldedChar(char);
    if (plain !== " " || !made.endsWith(" ")) {
      made += plain;
      for (let unit = 0; unit < plain.length; unit += 1) from.push(number);
    }
    number += 1;
  }
  return { text: made, from };
}

function foldedChar(char) {
  if (/["'`´“”„‟«»‹›‘’‚‛″′\u00ad]/.test(char)) return "";
  if (/[‐‑‒–—―−]/.test(char)) return "-";
  if (/\s/.test(char)) return " ";
  return char === "…" ? "..." : char.toLowerCase();
}

/** The places of `wanted` in `fold`, as code points of the text that was folded; they do not overlap. */
function placesOf(wanted, fold) {
  const found = [];
  for (let at = fold.text.indexOf(wanted); at >= 0; at = fold.text.indexOf(wanted, at + wanted.length)) {
    found.push([fold.from[at], fold.from[at + wanted.length - 1] + 1]);
  }
  return found;
}
