// Asks for the script that draws charts, and for those that it imports: else the browser would find
// out about them only after it has read all of the first one.
root.closest("[data-testid=stElementContainer]").style.display = "none";

const addressOf = (script) => `./static/js/${script}`;
const [charts, ...imported] = data.scripts;
import(addressOf(charts));
for (const script of imported) {
  const link = document.createElement("link");
  document.head.append(Object.assign(link, { rel: "modulepreload", href: addressOf(script) }));
}
