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
sight.observe(root);
