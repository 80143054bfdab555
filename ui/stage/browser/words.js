// The words of the stage in the language of the page. English ones are their own keys, as in gettext;
// those of another language come in the HTML, where `ui/stage/component.py` puts what is needed.

const FORMS = ["zero", "one", "two", "few", "many", "other"]; // in the order of a catalogue's plurals

let catalogue = {};
let plurals = new Intl.PluralRules("en");

// Take the language of a component's HTML; before its first word is written.
export function speak(root) {
  const spoken = root.querySelector(".catalogue");
  catalogue = spoken ? JSON.parse(spoken.dataset.words) : {};
  plurals = new Intl.PluralRules(spoken?.dataset.language ?? "en");
}

// A text; its {places} are filled with the values of their names.
export function _(text, values = {}) {
  return filled(catalogue[text] ?? text, values);
}

// The same where the text depends on a count.
export function ngettext(one, many, count, values = {}) {
  const forms = catalogue[one] ?? [one, many];
  const place = ordered().indexOf(plurals.select(count));
  return filled(forms[Math.min(place, forms.length - 1)], values);
}

// Mark a text that is looked up later: what a module says while it loads is said in English.
export function N_(text) {
  return text;
}

function ordered() {
  const { pluralCategories } = plurals.resolvedOptions();
  return FORMS.filter((form) => pluralCategories.includes(form));
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}
