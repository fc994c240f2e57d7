// Starts sw.js, which keeps for reading offline what has been open once. Without it, or where it may not run,
// everything works online.
(() => {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const root = new URL(base.replace(/\/?$/, "/"), location.href);
  addEventListener("load", async () => {
    const workers = navigator.serviceWorker;
    const first = !workers.controller;
    try {
      await workers.register(new URL("sw.js", root), { scope: root.pathname });
      if (!first) return;
      // This page loads its files without the worker, which must be told what to keep, late files too.
      const { active } = await workers.ready;
      const tell = (files) => active.postMessage([location.href, ...files.map((file) => file.name)]);
      new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: "resource", buffered: true });
    } catch {}
  });
})();
