// The questions of one unit, drawn as text only.
const KEYS = [..."123456789abcdef"];

function made(tag, text = "", attributes = {}) {
  const one = document.createElement(tag);
  one.textContent = text;
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  return one;
}

function helpOf(variable) {
  const list = made("ul", "", { class: "help" });
  const told = variable.values.length ? variable.values : [{ code: "", ...variable }];
  for (const one of told) {
    const head = one.code ? `${one.code}: ` : "";
    const more = [one.example && `Example: ${one.example}`, one.near_miss && `Near miss: ${one.near_miss}`];
    list.append(made("li", head + [one.definition, ...more].filter(Boolean).join(" — ")));
  }
  return list;
}

function valuesOf(variable, chosen, choose) {
  const row = made("div", "", { class: "values" });
  variable.values.forEach(({ code }, place) => {
    const button = made("button", "", { type: "button", "aria-pressed": String(code === chosen) });
    button.append(made("kbd", KEYS[place] ?? ""), ` ${code}`);
    button.addEventListener("click", () => choose(code === chosen ? "" : code));
    row.append(button);
  });
  return row;
}

// A field to write in; `check` says what is wrong with what stands there.
function fieldOf(name, label, value, set, check = () => "") {
  const box = made("div");
  const input = made("input", "", { "aria-label": label, autocomplete: "off", id: `field-${name}` });
  const wrong = made("p", check(value), { class: "wrong", role: "status" });
  input.value = value;
  input.addEventListener("input", () => { set(input.value); wrong.textContent = check(input.value); });
  box.append(input, wrong);
  return box;
}

function questionOf(variable, value, set, text) {
  const field = made("fieldset", "", { tabindex: "-1", "data-name": variable.name });
  field.append(made("legend", variable.name), made("p", variable.question));
  if (variable.values.length) field.append(valuesOf(variable, value, set));
  else field.append(fieldOf(variable.name, variable.question, value, (given) => set(given, true), (given) => {
    const stray = variable.answers === "words" ? astray(given, text) : "";
    return stray && `“${stray}” does not stand so in the text.`;
  }));
  field.append(helpOf(variable));
  return field;
}
