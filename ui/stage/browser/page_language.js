// The language of the whole page, for those who listen to it; English again when this goes.

export default function name({ parentElement, data: language }) {
  const { documentElement: page } = parentElement.ownerDocument;
  page.lang = language;
  return () => { page.lang = "en"; };
}
