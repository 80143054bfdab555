// Says when the screen is not as the server takes it to be: how wide it is, and which theme it has.
root.closest("[data-testid=stElementContainer]").style.display = "none";
const app = document.querySelector("[data-testid=stApp]");
const width = window.matchMedia(`(max-width: ${data.limit}px)`);

function tell() {
  if (!root.isConnected) {
    themes.disconnect();
    width.removeEventListener("change", tell);
    return;
  }
  const seen = { narrow: width.matches, dark: getComputedStyle(app).colorScheme === "dark" };
  for (const name of Object.keys(seen)) {
    if (seen[name] === data[name]) continue;
    data[name] = seen[name];
    press(`screen_${name}`);
  }
}

const themes = new MutationObserver(tell);
themes.observe(app, { attributes: true });
width.addEventListener("change", tell);
tell();
