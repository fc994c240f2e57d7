// Written answers: a field to write in, and points to tick. Both are kept in this browser only.
(() => {
  const element = (name, more) => Object.assign(document.createElement(name), more);

  const onAnswer = (box) => {
    const id = box.id.slice(8); // behind "written-"
    const key = `jem:written:1:${id}`; // 1 is the version of what is kept
    let text = "";
    let ticked = [];
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (kept[1].map) [text, ticked] = kept;
    } catch {} // nothing is kept
    const keep = () => {
      try {
        localStorage.setItem(key, JSON.stringify([text, ticked]));
      } catch {} // storage is off or full
    };

    const label = element("label", { textContent: "Your answer, kept in this browser only" });
    const field = element("textarea", { rows: 5, value: text });
    field.setAttribute("aria-describedby", `${box.id}-question`);
    field.addEventListener("input", () => {
      text = field.value;
      keep();
    });
    label.append(field);
    box.querySelector("div").after(label);

    const rubric = box.querySelector("details");
    const points = [...rubric.querySelectorAll("li")];
    const names = points.map((point) => point.textContent);
    const state = element("p", { role: "status" });
    const show = () => {
      const all = ticked.length === names.length;
      state.textContent = all ? "All points are there: passed." : `${ticked.length} of ${names.length} points`;
      return all;
    };
    points.forEach((point, n) => {
      const tick = element("input", { type: "checkbox", checked: ticked.includes(names[n]) });
      const label = element("label");
      label.append(tick, ...point.childNodes);
      point.append(label);
      tick.addEventListener("change", () => {
        ticked = names.filter((name, m) => (m === n ? tick.checked : ticked.includes(name)));
        keep();
        if (show()) dispatchEvent(new CustomEvent("jem:exercise", { detail: { id, passed: true } }));
      });
    });
    ticked = names.filter((name) => ticked.includes(name));
    show();
    rubric.append(state);
  };

  document$.subscribe(() => document.querySelectorAll(".jem-written:not(:has(textarea))").forEach(onAnswer));
})();
