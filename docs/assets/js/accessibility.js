// Two things that Material leaves out and that HTML alone cannot add, because its own script makes the elements.
(() => {
  const mend = () => {
    // Copy buttons stand in unnamed landmarks.
    document.querySelectorAll("nav.md-code__nav:not([aria-label])").forEach((nav, i) => {
      nav.setAttribute("aria-label", `Code block ${i + 1}`);
    });
    // A table that scrolls must be reachable by keyboard.
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((box, i) => {
      if (box.hasAttribute("tabindex") || box.scrollWidth <= box.clientWidth) return;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", box.querySelector("caption")?.textContent ?? `Table ${i + 1}`);
    });
  };
  document$.subscribe(() => {
    mend();
    const content = document.querySelector("[data-md-component=content]");
    document.fonts.ready.then(mend);
    if (content) new MutationObserver(mend).observe(content, { childList: true, subtree: true });
  });
  addEventListener("resize", mend);
})();
