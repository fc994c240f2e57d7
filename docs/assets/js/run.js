// Run, Edit, Reset and Stop on examples; Check on exercises. Python itself is loaded at the first press,
// into a worker (py-worker.js). Whatever Python says enters the page as text, figures as images.
// Made at build: <div class="jem-run" data-section data-before> after an example that can run here,
// <div class="jem-run"> in an exercise. builder/browser/runnable.py writes them.
const address = document.querySelector("meta[name='jem-python']")?.content;
const HOME = address && new URL(address, document.baseURI).href; // where Python's files are, if the site has them
const OFF = "Run is switched off: this copy of the site was built without Python's files.";
const LOST = "Stopped. Variables are gone; the next run begins anew.";
const DATA = /["'](data\/[\w./-]+)["']/g;
const STORE = "jem:1:answer:"; // and the exercise's id; the number is the version of what is kept

/* ---- elements ---- */
function make(tag, properties = {}, ...children) {
  const { class: className = "", ...others } = properties;
  const node = document.createElement(tag);
  node.className = className;
  for (const [name, value] of Object.entries(others)) {
    name in node ? (node[name] = value) : node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function button(label, name, press) {
  const node = make("button", { type: "button", class: "jem-button", onclick: press }, label);
  node.setAttribute("aria-label", `${label} ${name}`);
  return node;
}

/* ---- the worker: one job at a time ---- */
let worker = null;
let job = null; // {id, cell, hear, end}
let jobs = 0;
let ran = []; // texts of the examples that have run, in order, in the namespace there is
let examples = []; // of this page

function boot() {
  ran = [];
  worker = new Worker(new URL("py-worker.js", import.meta.url), { type: "module", name: "Python" });
  worker.onmessage = ({ data }) => {
    if (data.id !== job?.id) return;
    if (data.kind === "done" || data.kind === "broken") finish(data);
    else {
      if (data.kind === "stale") return afresh();
      job.ready ||= data.kind === "running";
      job.hear(data);
    }
  };
  worker.onerror = (event) => finish({ kind: "broken", text: event.message || "Its files cannot be loaded." });
}

function ask(cell, message, hear) {
  if (!worker) boot();
  else if (job) hear({ kind: "starting" }); // it starts again, after Stop
  return new Promise((end) => {
    job = { id: ++jobs, cell, hear, end, message };
    worker.postMessage({ ...message, id: job.id, home: HOME });
  });
}

// Earlier code has put something else in the place of a function of Python, NumPy or Matplotlib.
function afresh() {
  if (job.again) return finish({ kind: "broken", text: "It changes by itself." });
  job.again = true;
  job.ready = false;
  quit();
  boot();
  job.hear({ kind: "starting" });
  worker.postMessage({ ...job.message, id: ++jobs, home: HOME });
  job.id = jobs;
}

function finish(result) {
  const { end } = job ?? {};
  job = null;
  if (result.kind === "broken") quit();
  end?.(result);
}

function quit() {
  worker?.terminate();
  worker = null;
  ran = [];
}

function stop() {
  const { cell, ready } = job;
  quit();
  finish({ kind: "stopped" });
  // Start again at once, so that the next press finds Python ready; but who stops the loading does not want it.
  if (ready) ask(null, { do: "start", parts: cell.parts?.() ?? [] }, () => {});
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/* ---- what examples and exercises share ---- */
class Cell {
  constructor(bar, block, name) {
    Object.assign(this, { bar, block, name, pre: block.querySelector("pre"), area: null, result: null });
    this.original = this.pre.querySelector("code").textContent.replace(/\n$/, "");
    this.status = make("span", { class: "jem-run__status", role: "status" });
    const said = bar.textContent.trim();
    this.stopButton = button("Stop", name, stop);
    this.resetButton = button("Reset", name, () => this.reset());
    this.stopButton.hidden = this.resetButton.hidden = true;
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `Controls of ${name}`);
    this.status.textContent = said;
  }

  get text() {
    return this.area ? this.area.value : this.original;
  }

  edit() {
    const lines = this.text.split("\n").length;
    const area = make("textarea", {
      class: "jem-edit-code",
      spellcheck: false,
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
      rows: lines,
      value: this.text,
    });
    area.setAttribute("aria-label", `Code of ${this.name}. Tab leaves it, Control and Enter ${this.verb} it.`);
    area.addEventListener("keydown", (event) => this.onKey(event));
    area.addEventListener("input", () => this.onInput());
    this.pre.after(area);
    this.pre.hidden = true;
    this.area = area;
    this.resetButton.hidden = false;
  }

  onKey(event) {
    event.stopPropagation(); // letters are shortcuts of the theme
    if (event.key !== "Enter" || event.isComposing) return;
    const area = this.area;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      if (!job?.cell) this.press();
      return;
    }
    const line = area.value.slice(0, area.selectionStart).split("\n").pop();
    const indent = line.match(/^ */)[0] + (/:\s*(#.*)?$/.test(line) ? "    " : "");
    if (!indent) return;
    event.preventDefault();
    // Unlike setting the value, this can be undone with Control and Z.
    document.execCommand("insertText", false, `\n${indent}`);
  }

  onInput() {
    this.area.rows = this.text.split("\n").length;
    this.mark(null);
  }

  reset() {
    this.area?.remove();
    this.area = null;
    this.pre.hidden = false;
    this.resetButton.hidden = true;
    this.mark(null);
    this.say("");
  }

  mark(line) {
    for (const node of [this.area, this.pre.querySelector("code")]) {
      node?.classList.toggle("jem-fault-line", Boolean(line));
      node?.style.setProperty("--fault-line", line ?? 1);
    }
  }

  say(text) {
    this.status.textContent = text;
  }

  // While something runs, its Run is a Stop, and no other Run can be pressed. The focus stays where it is.
  busy(is) {
    const [shown, gone] = is ? [this.stopButton, this.startButton] : [this.startButton, this.stopButton];
    const focused = document.activeElement === gone;
    shown.hidden = false;
    for (const node of document.querySelectorAll(".jem-run [data-starts]")) node.disabled = is && node !== gone;
    if (focused) shown.focus();
    gone.hidden = true;
    if (!is) this.bar.querySelector("progress")?.remove();
  }

  // Says what happens while Python is loaded.
  hearLoading(message) {
    if (message.kind === "load") {
      let progress = this.bar.querySelector("progress");
      if (!progress) {
        progress = make("progress", { class: "jem-run__progress", max: 1 });
        progress.setAttribute("aria-label", "Loaded of Python");
        this.status.before(progress);
        this.say(`Loading ${message.parts?.includes("python") ? "Python, about 9 MB, once" : "what this needs, once"} …`);
      }
      progress.max = message.total;
      progress.value = Math.min(message.done, message.total);
      progress.title = `${megabytes(message.done)} of ${megabytes(message.total)} MB, unpacked`;
    } else {
      this.bar.querySelector("progress")?.remove();
      this.say(message.kind === "starting" ? "Starting Python …" : "Running …");
    }
  }

  clear() {
    this.result?.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    this.result?.replaceChildren();
    this.mark(null);
  }

  print(kind, text) {
    let pre = this.result.lastElementChild;
    if (pre?.dataset.kind !== kind) {
      pre = make("pre", { class: `jem-output__${kind}`, tabIndex: 0 }, make("samp"));
      pre.dataset.kind = kind;
      this.result.append(pre);
    }
    pre.firstChild.append(text);
  }

  // Returns a word on how it ended, or null if it went well.
  ending({ kind, text }) {
    if (kind === "stopped") return LOST;
    if (kind !== "broken") return null;
    return `Python broke off (${text.split("\n").at(-1).slice(0, 200)}). Variables are gone; press again to start it anew.`;
  }
}

const dataOf = (base, ...codes) =>
  Object.fromEntries(codes.flatMap((code) => [...code.matchAll(DATA)]).map(([, path]) => [path, new URL(path, base).href]));

/* ---- examples ---- */
class Example extends Cell {
  verb = "runs";

  constructor(bar, block) {
    super(bar, block, `example “${bar.dataset.section.replaceAll("_", " ")}”`);
    this.startButton = button("Run", this.name, () => this.press());
    this.startButton.dataset.starts = "";
    this.editButton = button("Edit", this.name, () => (this.edit(), this.area.focus()));
    bar.replaceChildren(this.startButton, this.stopButton, this.editButton, this.resetButton, this.status);
    this.built = []; // what the build shows of it
    for (let node = bar.nextElementSibling; node?.matches(".jem-output, .jem-figure"); node = node.nextElementSibling) {
      this.built.push(node);
    }
  }

  edit() {
    super.edit();
    this.editButton.hidden = true;
  }

  reset() {
    super.reset();
    this.clear();
    this.result?.remove();
    this.result = null;
    for (const node of this.built) node.hidden = false;
    this.editButton.hidden = false;
    this.editButton.focus();
  }

  get part() {
    return { name: this.bar.dataset.section, before: this.bar.dataset.before ?? "", code: this.text };
  }

  parts() {
    return examples.slice(0, examples.indexOf(this) + 1).map((example) => example.part);
  }

  open() {
    if (!this.result) {
      this.result = make("div", { class: "jem-output jem-output--run" });
      this.bar.after(this.result);
    }
    this.clear();
    this.resetButton.hidden = false;
    for (const node of this.built) node.hidden = true;
  }

  show(message) {
    if (message.kind === "figure") {
      const image = message.svg
        ? new Blob([message.svg], { type: "image/svg+xml" })
        : new Blob([Uint8Array.from(atob(message.png), (c) => c.charCodeAt(0))], { type: "image/png" });
      this.result.append(make("img", { class: "jem-output__figure", src: URL.createObjectURL(image), alt: message.alt }));
    } else this.print(message.kind, message.text);
    if (message.kind === "error") this.mark(message.line);
  }

  // Runs the page's examples up to this one; those that have just run, unchanged, need not run again.
  async press() {
    const here = examples;
    const all = this.parts();
    const texts = all.map((part) => part.code);
    const goesOn = ran.length === all.length - 1 && ran.every((text, i) => text === texts[i]);
    const first = goesOn ? all.length - 1 : 0;
    const parts = all.slice(first).map((part, i) => ({ ...part, show: here[first + i] === this || Boolean(here[first + i].area) }));
    let current = this;
    let failed = null;
    this.busy(true);
    this.say("");
    ran = [];
    const result = await ask(this, {
      do: "run",
      fresh: !goesOn,
      parts,
      data: dataOf(new URL("../", import.meta.url), ...parts.flatMap((part) => [part.before, part.code])),
    }, (message) => {
      if (["load", "starting", "running"].includes(message.kind)) return this.hearLoading(message);
      if (message.kind === "part") {
        current = here[first + message.number];
        if (message.show) current.open();
        return;
      }
      if (message.kind === "error" && !current.result) current.open();
      if (message.kind === "error") failed = current;
      if (current.result) current.show(message);
    });
    this.busy(false);
    const ending = this.ending(result);
    if (!ending && result.worked && here === examples) ran = texts;
    if (failed && failed !== this) this.say(`Not run: ${failed.name} above stopped with an error.`);
    else if (failed) this.say("Stopped by an error.");
    else this.say(ending ?? (this.result?.childElementCount ? "Finished." : "Finished. It prints nothing."));
  }
}

/* ---- exercises ---- */
class Exercise extends Cell {
  verb = "checks";

  constructor(bar, block, section) {
    const tests = [...section.querySelectorAll(".jem-exercise__files a")].find((a) => /\/test_\w+\.py$/.test(a.href));
    super(bar, block, section.querySelector("h3").textContent.replace("#", "").trim().toLowerCase());
    this.tests = tests.href;
    this.id = this.tests.match(/([^/]+)\/test_/)[1];
    this.startButton = button("Check", this.name, () => this.press());
    this.startButton.dataset.starts = "";
    this.resultBox = make("div", { class: "jem-check" });
    bar.replaceChildren(this.startButton, this.stopButton, this.resetButton, this.status);
    bar.after(this.resultBox);
    this.result = this.resultBox;
    const height = this.pre.offsetHeight;
    this.edit();
    this.area.style.minHeight = `${height}px`; // nothing moves
    this.resetButton.hidden = true;
    const { text, solved } = this.read();
    if (typeof text === "string") {
      this.area.value = text;
      this.onInput();
    }
    if (solved) this.say("You have solved this one.");
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(STORE + this.id)) ?? {};
    } catch {
      return {}; // nothing is kept, or it is not ours
    }
  }

  keep(change) {
    try {
      localStorage.setItem(STORE + this.id, JSON.stringify({ ...this.read(), ...change }));
    } catch {} // storage is switched off: the answer stays until the page is left
  }

  onInput() {
    super.onInput();
    this.resetButton.hidden = this.text === this.original;
    if (this.text !== this.read().text) this.keep({ text: this.text });
  }

  reset() {
    this.area.value = this.original;
    this.onInput();
    this.clear();
    this.say("");
    this.area.focus();
  }

  async press() {
    this.busy(true);
    this.clear();
    this.say("");
    const code = this.text;
    let verdicts = null;
    let printed = "";
    const loading = {}; // so that Stop and leaving the page find a job while the tests are loaded
    const stopped = new Promise((end) => (job = Object.assign(loading, { id: ++jobs, cell: this, hear() {}, end })));
    const answer = fetch(this.tests).then((found) => (found.ok ? found.text() : "")).catch(() => "");
    const tests = await Promise.race([answer, stopped]);
    if (job !== loading) return this.busy(false), this.say(LOST);
    if (!tests) {
      finish({});
      this.busy(false);
      return this.say("The tests cannot be loaded: connect to the network and check again.");
    }
    const result = await ask(this, {
      do: "check",
      code,
      tests,
      name: this.tests.split("/").pop(),
      data: dataOf(this.tests, code, tests),
    }, (message) => {
      if (["load", "starting", "running"].includes(message.kind)) this.hearLoading(message);
      else if (message.kind === "verdicts") verdicts = message.tests;
      else if (message.text) printed += message.text;
    });
    ran = []; // tests leave the namespace of the examples as it is, but they may have changed NumPy
    this.busy(false);
    const ending = this.ending(result);
    if (ending) return this.say(ending);
    this.grade(verdicts);
    if (printed) this.result.append(make("p", { class: "jem-check__label" }, "Your code printed"));
    if (printed) this.print("stdout", printed);
  }

  grade(verdicts) {
    const failed = verdicts.filter(([, passed]) => !passed);
    dispatchEvent(new CustomEvent("jem:exercise", { detail: { id: this.id, passed: !failed.length } }));
    let said = ""; // the same message twice in a row is told once
    const list = make("ol", { class: "jem-tests" });
    for (const [name, passed, message] of verdicts) {
      const title = name.replace(/^test_/, "").replaceAll("_", " ");
      const item = make("li", { class: `jem-test jem-test--${passed ? "passed" : "failed"}` },
        make("strong", {}, `${passed ? "Passed" : "Not yet"}: ${title || "the tests cannot start"}`));
      if (message && message !== said) item.append(make("p", {}, message));
      said = message;
      list.append(item);
    }
    this.result.append(list);
    const all = verdicts.length;
    if (!failed.length) {
      this.say(`All ${all} tests pass. Compare with the solution below.`);
      this.keep({ solved: true });
      return;
    }
    this.mark(Number(failed[0][2].match(/\(line (\d+)\)$/)?.[1]) || null);
    this.say(`${all - failed.length} of ${all} tests pass. Begin with the first that does not.`);
  }
}

/* ---- each page, also after instant navigation ---- */
function mend() {
  if (job?.cell) {
    quit(); // what runs belongs to a page that is gone
    finish({ kind: "stopped" });
  }
  ran = [];
  examples = [];
  for (const bar of document.querySelectorAll(".jem-run")) {
    const section = bar.closest(".jem-exercise");
    const block = bar.previousElementSibling;
    if (!block?.matches(".highlight") || !(section || bar.dataset.section)) continue;
    if (!HOME) bar.textContent = OFF;
    else if (section) new Exercise(bar, block, section);
    else examples.push(new Example(bar, block));
  }
}
document$.subscribe(mend);
