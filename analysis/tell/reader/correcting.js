// Correcting as it is done: the form of a mark, selected words, the basket. What is in the making hangs on `mending`.

const mending = { basket: null, words: null, making: NEW };

function startCorrecting() {
  mending.basket = basketOf(library);
  const names = library.articles.flatMap((article) => records(article, "attributions").map((row) => row.speaker));
  const known = [...new Set(names.filter(Boolean))].sort();
  document.getElementById("known-sources").append(...known.map((value) => made("option", { value })));
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(noticeSelection, 200); // a finger or the pointer is still on its way
  });
  parts.basket.addEventListener("input", ({ target }) => {
    if (target.id !== "basket-who") return;
    mending.basket.who = target.value;
    keepBasket(mending.basket);
    document.getElementById("basket-rows").value = linesOf(mending.basket);
  });
  showBasket();
}

function noticeSelection() {
  const words = selectedWords();
  const { words: had } = mending;
  const isSame = words && had && words.article === had.article && words.start === had.start && words.end === had.end;
  if (words && !isSame) offerWords(words);
}

function offerWords(words) {
  const { making } = mending;
  if (making.article && making.article !== words.article) mending.making = NEW;
  mending.words = words;
  showAdding();
}

function showAdding() {
  const { words, making } = mending;
  parts.adding.hidden = !words && !making.article;
  parts.adding.replaceChildren(...(parts.adding.hidden ? [] : drawnAdding(words, making, openMark())));
}

function stopAdding() {
  document.getSelection().removeAllRanges();
  mending.words = null;
  mending.making = NEW;
  showAdding();
}

/** The mark of a word list whose form is open in the article of the selected words: it can be put on them. */
function openMark() {
  const form = parts.sheet.querySelector(".correcting:not([hidden])");
  if (!form || view.chosen?.article !== mending.words?.article) return null;
  const item = itemsOf(view.chosen.article).get(form.dataset.item);
  return item.layer === "attribution" ? null : { item, form };
}

/** Whether a button is one of ours; then it is done what it says. */
function correctingClicked(button) {
  const { opens, correct, add, basket } = button.dataset;
  if (opens) openForm(button);
  else if (correct) correctBy(button, correct);
  else if (add) addBy(add);
  else if (basket) basketBy(button, basket);
  return Boolean(opens || correct || add || basket);
}

function openForm(button) {
  const form = button.nextElementSibling;
  form.hidden = !form.hidden;
  button.setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden) form.querySelector("button").focus();
}

function correctBy(button, does) {
  const { article } = view.chosen;
  const form = button.closest(".correcting");
  const item = itemsOf(article).get(form.dataset.item);
  if (does === "words") {
    mending.making = { ...wordsOf(article, item), had: { start: item.start, end: item.end } };
    mending.words = null;
    showAdding();
    say("Select other words in the article");
    return;
  }
  const rows = rowsMeant(article, item, does, form);
  if (rows.length) take(rows, button);
  else say("That is as it stands: choose another one");
}

function addBy(does) {
  const { words, making } = mending;
  const why = "";
  if (does === "cancel") return stopAdding();
  if (does === "mark") {
    const [field, now] = document.getElementById("add-label").value.split("|");
    finish([rowOf(words.article, { start: words.start, end: words.end, field, now, why })]);
  } else if (does === "boundary") {
    const { item, form } = openMark();
    const { label } = item.rows.at(-1);
    const common = { field: item.layer, why: form.querySelector(".why").value };
    const gone = rowOf(words.article, { ...common, start: item.start, end: item.end, was: label });
    finish([gone, rowOf(words.article, { ...common, start: words.start, end: words.end, now: label })]);
  } else if (does === "attribution") finish(rowsOfWords(making, why));
  else {
    const span = { start: words.start, end: words.end };
    mending.making = { ...making, article: words.article, [does]: does === "content" ? [span] : span };
    mending.words = null;
    document.getSelection().removeAllRanges();
    showAdding();
    parts.adding.querySelector("[data-add]").focus();
    say(`${{ source: "Source", cue: "Verb", content: "What is said" }[does]} chosen; select the next words`);
  }
}

function finish(rows) {
  stopAdding();
  take(rows, null);
}

/** Put rows in the basket and copy them. */
function take(rows, button) {
  putIn(mending.basket, rows);
  showBasket();
  copied(linesOf(mending.basket, rows), `Row copied. ${counted(mending.basket)} in the basket`);
  if (button) button.textContent = "Copied";
}

async function copied(text, told) {
  try {
    await navigator.clipboard.writeText(text);
    say(told);
  } catch {
    parts.basket.querySelector("details").open = true;
    document.getElementById("basket-rows").select();
    say("This browser does not let a page copy: the rows are selected, copy them by hand");
  }
}

function basketBy(button, does) {
  const { basket } = mending;
  if (does === "copy") copied(linesOf(basket), `${counted(basket)} copied`);
  else if (does === "save") saveBasket();
  else {
    basket.rows = does === "empty" ? [] : basket.rows.filter((_, number) => number !== Number(button.dataset.row));
    keepBasket(basket);
    showBasket(true);
    say(`${counted(basket)} left`);
  }
}

function saveBasket() {
  const link = made("a", { download: "new-corrections.csv" });
  const text = `\ufeff${COLUMNS.join(",")}\n${linesOf(mending.basket)}`;
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function showBasket(isOpen = parts.basket.querySelector("details")?.open ?? false) {
  const { basket } = mending;
  parts.basket.hidden = !basket.rows.length;
  parts.basket.replaceChildren(...(basket.rows.length ? drawnBasket(basket) : []));
  const details = parts.basket.querySelector("details");
  if (details) details.open = isOpen;
}
