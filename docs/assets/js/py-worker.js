// Python in a worker of its own; run.js starts it at the first press of Run or Check.
// Answers to a message carry its id. Results are text; figures are SVG or PNG for an <img>.
const OWN = new URL("../python/", import.meta.url).href;
const OUTPUT_LIMIT = 65_536; // characters of one run, as in the build
const AT_ONCE = 30; // so many pieces of output are sent as they come; then there is
const PAUSE = 50; // ms between two, for print() in a loop must not drown the page
// Bytes that are fetched for each part, unpacked: tests/site/test_run.py compares them with the lock file.
const SIZES = { python: 12_466_282, numpy: 3_061_133, matplotlib: 8_273_980, pytest: 442_012 };
const REMOVED = [
  "BroadcastChannel", "EventSource", "RTCPeerConnection", "SharedWorker", "WebSocket", "WebSocketStream",
  "WebTransport", "Worker", "XMLHttpRequest", "caches", "importScripts", "indexedDB", "fetch",
];

const net = self.fetch.bind(self);
let python, runtime, device;
let id = null;
const loaded = new Set();
const files = new Set(); // data files that are there

const post = (message) => self.postMessage({ id, ...message });

/* ---- output, in batches ---- */
let waiting = "";
let stream = "";
let sent = 0; // characters
let pieces = 0;
let last = 0;

function flush() {
  if (!waiting) return;
  post({ kind: stream, text: waiting });
  waiting = "";
  pieces += 1;
  last = performance.now();
}

function print(kind, text) {
  if (sent >= OUTPUT_LIMIT) return;
  if (kind !== stream) flush();
  stream = kind;
  sent += text.length;
  waiting += sent < OUTPUT_LIMIT ? text : `${text.slice(0, OUTPUT_LIMIT - sent)}\n… and more, which is not shown.\n`;
  if (sent >= OUTPUT_LIMIT || pieces < AT_ONCE || performance.now() - last > PAUSE) flush();
}

function output(kind) {
  const decoder = new TextDecoder();
  return { write: (bytes) => (print(kind, decoder.decode(bytes, { stream: true })), bytes.length) };
}

/* ---- loading ---- */
let done = 0;
let total = 0;
let told = 0;

function expect(parts) {
  done = total = 0;
  for (const part of parts) total += SIZES[part];
  post({ kind: "load", done, total, parts });
}

// Counts what comes in. The original answer is handed on, so that its WebAssembly is compiled as it arrives.
async function counted(...request) {
  const answer = await net(...request);
  (async () => {
    for await (const chunk of answer.clone().body) {
      done += chunk.length;
      if (performance.now() - told < 100) continue;
      told = performance.now();
      post({ kind: "load", done, total });
    }
  })().catch(() => {});
  return answer;
}

async function file(name) {
  const answer = await net(OWN + name);
  if (!answer.ok) throw new Error(`${name} is missing (${answer.status}).`);
  return new Uint8Array(await answer.arrayBuffer());
}

// What code imports, before Python can tell: only a guess, so that its packages load along with Python.
const SIGNS = { numpy: /\b(np|numpy)\b/, matplotlib: /\b(plt|matplotlib)\b/ };
const guess = (codes) => Object.keys(SIGNS).filter((name) => codes.some((code) => SIGNS[name].test(code)));

async function boot(home, codes, grading) {
  const first = guess(codes);
  const parts = first.includes("matplotlib") ? ["numpy", "matplotlib"] : first;
  expect(["python", ...parts, ...(grading ? ["pytest"] : [])]);
  self.fetch = counted;
  const text = net(new URL("py_runtime.py", import.meta.url)).then((answer) => answer.text());
  const { loadPyodide } = await import(`${home}pyodide.mjs`);
  python = await loadPyodide({
    indexURL: home,
    packages: grading ? [...first, "pytest"] : first,
    env: { HOME: "/home/pyodide", MPLBACKEND: "agg", PYTHONHASHSEED: "0", PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1" },
    checkIntegrity: true,
  });
  python.setStdin({ error: true }); // else reading asks for prompt(), which a worker does not have
  python.setStdout(output("stdout"));
  python.setStderr(output("stderr"));
  connect();
  python.FS.mkdirTree("/home/pyodide/.runtime");
  python.FS.writeFile("/home/pyodide/.runtime/py_runtime.py", await text);
  const module = python.runPython(`
import runpy
runpy.run_path("/home/pyodide/.runtime/py_runtime.py", run_name="py_runtime")`);
  runtime = Object.fromEntries([...module.keys()].map((name) => [name, module.get(name)]));
  device = python.runPython('open("/dev/page", "wb", buffering=0)');
  await ready([...first, ...(grading ? ["pytest"] : [])], true);
  guard();
  runtime.start(device);
}

// Lines of JSON that py_runtime.py writes to /dev/page.
function connect() {
  const decoder = new TextDecoder();
  let rest = "";
  const number = python.FS.makedev(80, 0);
  python.FS.registerDevice(number, {
    open: (opened) => (opened.seekable = false),
    write(_, buffer, offset, length) {
      const lines = (rest + decoder.decode(buffer.subarray(offset, offset + length), { stream: true })).split("\n");
      rest = lines.pop();
      flush();
      for (const line of lines.filter(Boolean)) post(JSON.parse(line));
      return length;
    },
  });
  python.FS.mkdev("/dev/page", number);
}

// The reader's code finds no way out: it cannot ask the network, and keeps nothing.
function guard() {
  const nothing = { value: undefined, configurable: true, writable: true };
  for (const name of REMOVED) {
    Object.defineProperty(self, name, nothing);
    for (let owner = self; (owner = Object.getPrototypeOf(owner)); ) { // where browsers keep most of them
      if (Object.hasOwn(owner, name)) Object.defineProperty(owner, name, nothing);
    }
  }
  Object.defineProperty(Object.getPrototypeOf(navigator), "storage", { value: undefined, configurable: true });
}

// Loads packages that are not there yet; meanwhile, and only then, there is a fetch.
async function ready(packages, here = false) {
  const missing = packages.filter((name) => !loaded.has(name));
  if (!missing.length) return;
  if (!here) {
    expect(missing.includes("matplotlib") && !loaded.has("numpy") ? ["numpy", ...missing] : missing);
    self.fetch = counted;
    await python.loadPackage(missing, { checkIntegrity: true, messageCallback() {} });
    self.fetch = undefined;
  }
  if (missing.includes("matplotlib")) {
    await Promise.all(
      ["lesson.mplstyle", "InstrumentSans-Regular.ttf", "InstrumentSans-Bold.ttf"].map(async (name) =>
        python.FS.writeFile(`/home/pyodide/.runtime/${name}`, await file(name))
      )
    );
  }
  if (missing.includes("pytest")) {
    for (const name of ["exercise_verdicts.py", "exercise_comparison.py"]) {
      python.FS.writeFile(`/home/pyodide/.runtime/${name}`, await file(name));
    }
  }
  post({ kind: "starting" });
  runtime.prepare(...missing);
  for (const name of missing) loaded.add(name);
}

async function fetchData(data) {
  for (const [path, address] of Object.entries(data)) {
    if (files.has(path)) continue;
    const answer = await net(address);
    if (!answer.ok) continue; // Python will say that there is no such file
    python.FS.mkdirTree(`/home/pyodide/${path}`.replace(/\/[^/]*$/, ""));
    python.FS.writeFile(`/home/pyodide/${path}`, new Uint8Array(await answer.arrayBuffer()));
    files.add(path);
  }
}

/* ---- messages ---- */
async function handle(message) {
  id = message.id;
  sent = pieces = 0;
  const grading = message.do === "check";
  const codes = grading ? [message.code, message.tests] : message.parts.map((part) => part.code);
  if (!python) await boot(message.home, codes, grading);
  if (message.do === "start") return post({ kind: "done" });
  const packages = runtime.packages_for(JSON.stringify(message)).split(" ").filter(Boolean);
  await ready(grading ? [...packages, "pytest"] : packages);
  await fetchData(message.data);
  const begin = performance.now();
  post({ kind: "running" });
  const worked = grading
    ? runtime.check(JSON.stringify(message), device)
    : runtime.run(JSON.stringify(message), device);
  flush();
  post({ kind: "done", worked, ms: performance.now() - begin });
}

let chain = Promise.resolve();
self.onmessage = ({ data }) => {
  chain = chain.then(() => handle(data)).catch((error) => {
    flush();
    post({ kind: "broken", text: String(error?.message ?? error) });
  });
};
