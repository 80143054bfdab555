// What is said of something that one points at: beside the pointer, never over what it explains.

export class Tip {
  constructor(element) {
    this.element = element;
  }

  show(words, event) {
    if (event.pointerType === "mouse") this.put(words, event);
  }

  put(words, event) {
    this.element.textContent = words;
    this.element.hidden = false;
    const stage = this.element.parentElement.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const x = event.clientX - stage.left;
    const y = event.clientY - stage.top;
    const left = x + 18 + width < stage.width ? x + 18 : x - 18 - width;
    Object.assign(this.element.style, { left: `${Math.max(0, left)}px`, top: `${Math.max(0, y - height - 14)}px` });
  }

  hide() {
    this.element.hidden = true;
  }
}
