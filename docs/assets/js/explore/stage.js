// The one part of an exploration that touches the page: from its controls to its picture and values.
import { fixed } from "./numbers.js";

/** Let the controls of an element move its picture, and its handles the controls. */
export const show = (host, { picture, drag }) => {
  if (host.shown) return;
  host.shown = true;
  const data = JSON.parse(host.dataset.given ?? "null");
  const box = host.querySelector("fieldset");
  const controls = [...box.querySelectorAll("[name]")];
  const read = () => Object.fromEntries(controls.map((control) => [control.name, Number(control.value)]));

  const draw = () => {
    const { parts, values } = picture(read(), data);
    for (const [name, attributes] of Object.entries(parts)) {
      for (const part of host.querySelectorAll(`[data-part="${name}"]`)) {
        for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      }
    }
    for (const [name, text] of Object.entries(values)) {
      const place = host.querySelector(`[data-value="${name}"]`);
      if (place.textContent !== text) place.textContent = text;
    }
    for (const { type, value, step, nextElementSibling } of controls) {
      if (type === "range") nextElementSibling.textContent = fixed(value, step.split(".")[1]?.length ?? 0);
    }
  };
  const set = (wanted) => {
    for (const control of controls) if (control.name in wanted) control.value = wanted[control.name];
    draw();
  };

  box.addEventListener("input", draw);
  box.addEventListener("click", ({ target }) => target.dataset.set && set(JSON.parse(target.dataset.set)));
  for (const handle of host.querySelectorAll("[data-drag]")) {
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
      if (!handle.hasPointerCapture(pointerId)) return;
      const screen = handle.ownerSVGElement.getScreenCTM().inverse();
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(screen);
      set(drag(handle.dataset.drag, x, y));
    });
  }
  box.disabled = false;
  draw();
};
