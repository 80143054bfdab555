// Says once that the visitor has come near this place.
root.style.height = "1px";
const sight = new IntersectionObserver(
  ([place]) => {
    if (!place.isIntersecting) return;
    sight.disconnect();
    press(data.signal);
  },
  { rootMargin: "120px" },
);

// Until the stage is drawn the page is short, and this place is in sight by mistake.
function begin() {
  if (!root.isConnected) return;
  if (document.querySelector(".js-plotly-plot .main-svg")) sight.observe(root);
  else setTimeout(begin, 100);
}

begin();
