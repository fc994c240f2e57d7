// Starts sw.js, which keeps for reading offline what has been open once. Without it, or where it may not run,
// everything works online.
(() => {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const root = new URL(base.replace(/\/?$/, "/"), location.href);
  addEventListener("load", () => {
    navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname }).catch(() => {});
  });
})();
