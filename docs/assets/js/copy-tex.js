// Copying a formula gives its TeX: $…$ within a line, $$…$$ on lines of its own.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed) return;
  const range = selection.getRangeAt(0).cloneRange();
  const formula = (node) => (node.closest ? node : node.parentElement).closest(".katex");
  const first = formula(range.startContainer);
  const last = formula(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  for (const math of copy.querySelectorAll(".katex")) {
    const tex = math.querySelector("annotation");
    const mark = math.querySelector("[display=block]") ? "$$" : "$";
    if (tex) math.replaceWith(mark + tex.textContent.trim() + mark);
    event.preventDefault();
  }
  if (!event.defaultPrevented) return;
  event.clipboardData.setData("text/plain", copy.textContent);
  event.clipboardData.setData("text/html", copy.innerHTML);
});
