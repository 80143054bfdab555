// A formula wider than a phone can be scrolled; so whoever has only a keyboard must be able to
// stand on it. Formulas are drawn anew when their numbers change.
root.closest("[data-testid=stElementContainer]").style.display = "none";

function reach() {
  if (!root.isConnected) return clearInterval(reaching);
  for (const formula of document.querySelectorAll(".katex-display:not([tabindex])")) {
    formula.tabIndex = 0;
    formula.setAttribute("role", "group");
    formula.setAttribute("aria-label", "Formula");
  }
  return undefined;
}

const reaching = setInterval(reach, 300);
