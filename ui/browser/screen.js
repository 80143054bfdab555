// Says when the screen is not as the server takes it to be: how large it is, and which theme it has.
root.closest("[data-testid=stElementContainer]").style.display = "none";
const app = document.querySelector("[data-testid=stApp]");
const queries = Object.entries(data.queries).map(([name, query]) => [name, matchMedia(query)]);

function tell() {
  if (!root.isConnected) {
    themes.disconnect();
    for (const [, query] of queries) query.removeEventListener("change", tell);
    return;
  }
  const seen = { dark: getComputedStyle(app).colorScheme === "dark" };
  for (const [name, query] of queries) seen[name] = query.matches;
  for (const name of Object.keys(seen)) {
    if (seen[name] === data.known[name]) continue;
    data.known[name] = seen[name];
    press(`screen_${name}`);
  }
}

const themes = new MutationObserver(tell);
themes.observe(app, { attributeFilter: ["class", "style"] });
for (const [, query] of queries) query.addEventListener("change", tell);
tell();
