// Fills a table. Cells are set as text, so nothing in them can be anything else.

function line(kind, cells) {
  const row = document.createElement("tr");
  cells.forEach((text, place) => {
    const cell = document.createElement(kind === "td" && place === 0 ? "th" : kind);
    if (cell.tagName === "TH") cell.scope = kind === "th" ? "col" : "row";
    cell.textContent = text;
    cell.classList.toggle("words", data.words.includes(place));
    row.append(cell);
  });
  return row;
}

const head = document.createElement("thead");
head.append(line("th", data.columns));
const body = document.createElement("tbody");
data.rows.forEach((cells, place) => {
  const row = line("td", cells);
  row.classList.toggle("strong", place === data.strong);
  body.append(row);
});
const table = document.createElement("table");
table.setAttribute("aria-label", data.title);
table.append(head, body);
// Whoever scrolls with the keyboard has to be able to stand here.
root.tabIndex = 0;
root.setAttribute("role", "region");
root.setAttribute("aria-label", data.title);
root.replaceChildren(table);
