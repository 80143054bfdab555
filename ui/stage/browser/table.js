// A table to read. Whatever somebody typed goes into the cells as text.

// Columns and rows as cells to be read; words: the places of columns that hold no numbers; strong:
// the place of the row to point out, or null.
export default function show({ parentElement, data }) {
  const { title, columns, rows, words, strong } = data;
  const cell = (kind, text, place, scope) => {
    const made = document.createElement(kind);
    made.textContent = text;
    if (scope) made.scope = scope;
    made.classList.toggle("words", words.includes(place));
    return made;
  };
  const line = (cells, number) => {
    const made = document.createElement("tr");
    made.classList.toggle("strong", number === strong);
    made.append(...cells.map((text, place) =>
      (place === 0 ? cell("th", text, place, "row") : cell("td", text, place))));
    return made;
  };
  const find = (part) => parentElement.querySelector(part);
  // Whoever scrolls with the keyboard stands on the region.
  find(".table").setAttribute("aria-label", title);
  find("caption").textContent = title;
  find("thead tr").replaceChildren(...columns.map((text, place) => cell("th", text, place, "col")));
  find("tbody").replaceChildren(...rows.map(line));
}
