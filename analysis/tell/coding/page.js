// The page: one unit at a time, by keyboard or by hand.
const $ = (id) => document.getElementById(id);
const LAST = `codes|${book.sample}`;
let sheet = null;
let current = 0; // the question; the note is the last
let unsaved = false;
let keeps = true;

const unitNow = () => book.units[sheet.at];
const textNow = () => unitNow()[1].join(" ");

function tell() {
  const done = book.units.filter(([unit]) => finished(sheet, unit)).length;
  $("state").textContent = `${sheet.coder}: unit ${sheet.at + 1} of ${book.units.length}; ${done} finished.`;
  $("warning").textContent = keeps ? "" : "This browser keeps nothing: save the CSV before you close the page.";
}

function changed(name, value) {
  setAnswer(sheet, unitNow()[0], name, value);
  unsaved = true;
  keeps = keep(sheet);
  tell();
}

function drawQuestions() {
  const unit = unitNow()[0];
  const fields = book.variables.map((variable, place) => questionOf(variable, answer(sheet, unit, variable.name),
    (value, typed) => { changed(variable.name, value); if (!typed) { current = place; drawQuestions(); focusOn(value ? place + 1 : place); } }, textNow()));
  const note = made("fieldset", "", { tabindex: "-1", "data-name": "note" });
  note.append(made("legend", "note"), fieldOf("note", "Note", answer(sheet, unit, "note"), (value) => changed("note", value)));
  $("questions").replaceChildren(...fields, note);
  fields.concat(note).forEach((field, place) => field.addEventListener("focusin", () => mark(place)));
}

function mark(place) {
  current = place;
  [...$("questions").children].forEach((field, number) => field.classList.toggle("current", number === place));
}

function focusOn(place) {
  mark(Math.max(0, Math.min(place, book.variables.length)));
  const field = $("questions").children[current];
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "nearest" });
}

function show(at) {
  sheet.at = Math.max(0, Math.min(at, book.units.length - 1));
  keeps = keep(sheet);
  $("text").replaceChildren(...unitNow()[1].map((line) => made("p", line)));
  $("text").scrollTop = 0;
  drawQuestions();
  $("questions").scrollTop = 0;
  focusOn(0);
  tell();
}

// The text, a page on or back, wherever the focus is.
const turn = (pages) => $("text").scrollBy({ top: pages * 0.9 * $("text").clientHeight });

function showOpen() {
  const open = book.units.findIndex(([unit]) => !finished(sheet, unit));
  show(open < 0 ? sheet.at : open);
}

function save() {
  const link = made("a", "", { download: fileName(sheet.coder) });
  link.href = URL.createObjectURL(new Blob([asCSV(sheet)], { type: "text/csv" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
}

function begin(coder) {
  sheet = sheetOf(coder);
  kept.write(LAST, coder);
  $("start").hidden = true;
  $("unit").hidden = false;
  for (const id of ["back", "next", "open", "save", "other"]) $(id).disabled = false;
  show(sheet.at);
}

function ask() {
  sheet = null;
  $("unit").hidden = true;
  $("start").hidden = false;
  for (const id of ["back", "next", "open", "save", "other"]) $(id).disabled = true;
  $("state").textContent = "";
  $("coder").focus();
}

// The words that are marked in the text go to the question, if it asks for words.
function takeWords() {
  const variable = book.variables[current];
  const words = String(window.getSelection()).trim().replace(/\s+/g, " ");
  if (variable?.answers !== "words" || !words) return;
  const before = answer(sheet, unitNow()[0], variable.name);
  changed(variable.name, before && before !== book.nothing ? `${before} | ${words}` : words);
  const place = current;
  drawQuestions();
  focusOn(place);
}

function chosen(key) {
  const variable = book.variables[current];
  const value = key === "0" ? "" : variable?.values[KEYS.indexOf(key)]?.code;
  if (!variable?.values.length || value === undefined) return false;
  const place = current;
  changed(variable.name, value);
  drawQuestions();
  focusOn(value ? place + 1 : place);
  return true;
}

const ACTS = {
  ArrowRight: () => show(sheet.at + 1), ArrowLeft: () => show(sheet.at - 1),
  ArrowDown: () => focusOn(current + 1), ArrowUp: () => focusOn(current - 1),
  Enter: () => $("questions").children[current].querySelector("input")?.focus(),
  PageDown: () => turn(1), PageUp: () => turn(-1),
  n: () => { focusOn(book.variables.length); $("field-note").focus(); },
  o: showOpen, s: save, w: takeWords,
};

document.addEventListener("keydown", (event) => {
  if (!sheet || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.tagName === "INPUT") {
    if (event.key === "Escape" || event.key === "Enter") { focusOn(event.key === "Enter" ? current + 1 : current); event.preventDefault(); }
    return;
  }
  if (event.target.tagName === "BUTTON" && event.key === "Enter") return;
  if (event.target.id === "text" && event.key.startsWith("Arrow") && /Up|Down/.test(event.key)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (chosen(key)) event.preventDefault();
  else if (Object.hasOwn(ACTS, key)) { event.preventDefault(); ACTS[key](); }
});

window.addEventListener("beforeunload", (event) => { if (unsaved && !keeps) event.preventDefault(); });
$("back").addEventListener("click", () => show(sheet.at - 1));
$("next").addEventListener("click", () => show(sheet.at + 1));
$("open").addEventListener("click", showOpen);
$("save").addEventListener("click", save);
$("other").addEventListener("click", ask);
$("start").addEventListener("submit", (event) => { event.preventDefault(); const coder = $("coder").value.trim(); if (coder) begin(coder); });

const last = kept.read(LAST);
if (last) begin(last); else ask();
