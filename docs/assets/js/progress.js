// What the reader has done, kept in this browser only: lessons read, questions answered, exercises passed.
// Ids are those of concepts, quizzes and exercises, which never change; so progress outlives updates of the site.
(() => {
  const KEY = "jem:progress";
  const VERSION = 1;
  const KINDS = ["lessons", "quizzes", "exercises"];
  const ID = /^[a-z0-9-]{1,80}$/;
  const empty = () => ({ version: VERSION, lessons: {}, quizzes: {}, exercises: {} });

  // Returns what a text holds, without what no progress has; throws an Error that says what is wrong.
  const parse = (text) => {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      throw new Error("This file is not one that was exported here: it is no JSON.");
    }
    if (data === null || typeof data !== "object" || !("version" in data)) {
      throw new Error("This file is not one that was exported here: it has no version.");
    }
    if (data.version !== VERSION) {
      throw new Error(`This file has version ${data.version}; this site reads version ${VERSION}.`);
    }
    const good = empty();
    for (const kind of KINDS) {
      for (const [id, value] of Object.entries(data[kind] ?? {})) {
        if (ID.test(id) && typeof value === "boolean") good[kind][id] = value;
      }
    }
    return good;
  };
  const read = () => {
    try {
      return parse(localStorage.getItem(KEY) ?? JSON.stringify(empty()));
    } catch {
      return empty(); // storage is off, or holds something else: begin anew, and leave it until something is done
    }
  };
  const write = (state) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
    } catch {} // storage is off or full: the page works, nothing is kept
    dispatchEvent(new CustomEvent("jem:progress"));
  };
  // A question once right and an exercise once passed stay so.
  const mark = (kind, id, value = true) => {
    const state = read();
    state[kind][id] = value || (kind !== "lessons" && Boolean(state[kind][id]));
    if (kind === "lessons" && !value) delete state.lessons[id];
    write(state);
  };
  addEventListener("jem:exercise", ({ detail }) => mark("exercises", detail.id, detail.passed));

  const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

  const onLesson = (box) => {
    const id = box.dataset.concept;
    const button = element("button", "", { className: "jem-mine", type: "button" });
    const show = () => {
      const done = Boolean(read().lessons[id]);
      button.setAttribute("aria-pressed", done);
      button.textContent = done ? "Read. Take the mark back" : "Mark this lesson as read";
    };
    button.addEventListener("click", () => {
      mark("lessons", id, !read().lessons[id]);
      show();
    });
    show();
    box.prepend(button);
  };

  const onQuiz = (quiz) => {
    const id = quiz.id.replace(/^quiz-/, "");
    const said = element("p", "", { className: "jem-quiz__state" });
    const show = () => {
      const answer = read().quizzes[id];
      said.textContent = answer === undefined ? "" : answer ? "You have found the answer." : "Not found yet: try another.";
    };
    for (const option of quiz.querySelectorAll(".jem-option")) {
      option.addEventListener("toggle", () => {
        if (!option.open) return;
        mark("quizzes", id, option.dataset.right === "yes");
        show();
      });
    }
    quiz.append(said);
    show();
  };

  // Stations of a map and lines of a path show what has been read.
  const onPath = () => {
    const { lessons } = read();
    for (const stop of document.querySelectorAll("[data-concept].jem-map__stop, [data-concept].jem-stop")) {
      const done = Boolean(lessons[stop.dataset.concept]);
      stop.classList.toggle("jem-done", done);
      stop.querySelector(".jem-done__word")?.remove();
      if (done) stop.querySelector("a").append(element("span", " read", { className: "jem-done__word" }));
    }
    for (const map of document.querySelectorAll(".jem-map")) {
      const stops = map.querySelectorAll(".jem-map__stop");
      const done = map.querySelectorAll(".jem-map__stop.jem-done").length;
      let said = map.querySelector(".jem-map__progress");
      if (!said) map.prepend((said = element("p", "", { className: "jem-map__progress" })));
      said.textContent = done ? `You have read ${done} of ${stops.length}.` : "";
    }
  };

  const onProgressPage = (box) => {
    const counts = element("ul", "");
    const status = element("p", "");
    status.setAttribute("role", "status");
    const show = () => {
      const state = read();
      const right = (kind) => Object.values(state[kind]).filter(Boolean).length;
      const tried = (kind) => Object.keys(state[kind]).length;
      counts.replaceChildren(
        element("li", `Lessons read: ${right("lessons")}`),
        element("li", `Questions answered: ${right("quizzes")} of ${tried("quizzes")} tried`),
        element("li", `Exercises passed: ${right("exercises")} of ${tried("exercises")} tried`),
      );
    };
    const download = element("button", "Export", { type: "button" });
    download.addEventListener("click", () => {
      const url = URL.createObjectURL(new Blob([JSON.stringify(read(), null, 1)], { type: "application/json" }));
      element("a", "", { href: url, download: "just-enough-math-progress.json" }).click();
      URL.revokeObjectURL(url);
      status.textContent = "Exported to just-enough-math-progress.json.";
    });
    const file = element("input", "", { type: "file", accept: "application/json,.json" });
    const label = element("label", "Import: ");
    label.append(file);
    file.addEventListener("change", async () => {
      if (!file.files.length) return;
      try {
        const added = parse(await file.files[0].text());
        const state = read();
        for (const kind of KINDS) {
          for (const [id, value] of Object.entries(added[kind])) state[kind][id] = value || Boolean(state[kind][id]);
        }
        write(state);
        status.textContent = "Imported, and added to what was here.";
      } catch (error) {
        status.textContent = `Nothing was changed. ${error.message}`;
      }
      file.value = "";
      show();
    });
    const reset = element("button", "Reset", { type: "button" });
    reset.addEventListener("click", () => {
      if (!confirm("Forget all progress in this browser? Export it first if you may want it back.")) return;
      write(empty());
      status.textContent = "All progress is forgotten.";
      show();
    });
    for (const button of [download, reset]) button.className = "jem-mine";
    const row = element("p", "", { className: "jem-progress__controls" });
    row.append(download, " ", label, " ", reset);
    box.replaceChildren(counts, row, status);
    show();
  };

  document$.subscribe(() => {
    document.querySelectorAll(".jem-paths[data-concept]").forEach(onLesson);
    document.querySelectorAll(".jem-quiz[id]").forEach(onQuiz);
    document.querySelectorAll("#your-progress-here").forEach(onProgressPage);
    onPath();
  });
})();
