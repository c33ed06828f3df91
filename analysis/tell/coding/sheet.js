// What is coded: kept in the browser for each coder, and written as CSV.
const book = JSON.parse(document.getElementById("data").textContent);
const names = book.variables.map((one) => one.name);
const FORMULA = /^[\t\r\n]*[=+@＝＋－＠-]/;

const kept = {
  place: (coder) => `codes|${book.sample}|${coder}`,
  read(key) {
    try { return window.localStorage.getItem(key); } catch { return null; }
  },
  write(key, value) {
    try { window.localStorage.setItem(key, value); return true; } catch { return false; }
  },
};

// The answers of a coder by unit and variable, and where he was.
function sheetOf(coder) {
  let told = null;
  try { told = JSON.parse(kept.read(kept.place(coder)) ?? "null"); } catch { told = null; }
  const known = told && typeof told === "object" && typeof told.codes === "object" && told.codes;
  return { coder, codes: known || {}, at: known && Number.isInteger(told.at) ? told.at : 0 };
}

const keep = (sheet) => kept.write(kept.place(sheet.coder), JSON.stringify({ codes: sheet.codes, at: sheet.at }));

const answer = (sheet, unit, name) => sheet.codes[unit]?.[name] ?? "";

function setAnswer(sheet, unit, name, value) {
  const own = (sheet.codes[unit] ??= {});
  if (value) own[name] = value; else delete own[name];
}

const finished = (sheet, unit) => names.every((name) => answer(sheet, unit, name));

const cell = (value) => {
  const inert = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

function asCSV(sheet) {
  const header = ["unit", "sample", ...names, "note"];
  const rows = book.units.map(([unit]) => [unit, book.sample, ...[...names, "note"].map((name) => answer(sheet, unit, name))]);
  return "\ufeff" + [header, ...rows].map((row) => row.map(cell).join(",") + "\n").join("");
}

// A coder has a file for each sheet: whose it is stands before the first dot.
const [, kind, letters] = /^(\w+),.* book (\w{4})/.exec(book.sample);
const plainName = (coder) => coder.normalize("NFC").replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "");
const fileName = (coder) => `${plainName(coder) || "coder"}.${kind}-${letters}.csv`;

// The part of an answer that does not stand in the text, if any.
function astray(value, text) {
  if (value.trim().toLowerCase() === book.nothing) return "";
  const parts = value.split("|").map((part) => part.trim().replace(/\s+/g, " "));
  return parts.find((part) => part && !text.includes(part)) ?? "";
}
