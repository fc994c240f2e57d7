// The reader's role, kept in this browser: a lesson then shows its place on that path alone.
(() => {
  const KEY = "jem:role";
  const read = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return ""; // storage is switched off: all paths stay
    }
  };
  const keep = (role) => {
    try {
      role ? localStorage.setItem(KEY, role) : localStorage.removeItem(KEY);
    } catch {}
  };

  const onLesson = (box) => {
    const lines = [...box.querySelectorAll("[data-role]")];
    const choice = document.createElement("select");
    choice.setAttribute("aria-label", "Your role");
    choice.add(new Option("all roles", ""));
    for (const line of lines) {
      choice.add(new Option(line.querySelector(".jem-paths__role").textContent, line.dataset.role));
    }
    const show = () => {
      for (const line of lines) line.hidden = Boolean(choice.value) && line.dataset.role !== choice.value;
    };
    choice.value = lines.some((line) => line.dataset.role === read()) ? read() : "";
    choice.addEventListener("change", () => {
      keep(choice.value);
      show();
    });
    box.querySelector(".jem-paths__title").append(choice);
    show();
  };

  // Storage is switched off in some browsers; a button that keeps nothing would be a lie.
  const canKeep = () => {
    try {
      localStorage.setItem(`${KEY}:try`, "");
      localStorage.removeItem(`${KEY}:try`);
      return true;
    } catch {
      return false;
    }
  };

  const onRole = (facts) => {
    const { role } = facts.dataset;
    const button = document.createElement("button");
    button.className = "jem-mine";
    const show = () => {
      const mine = read() === role;
      button.setAttribute("aria-pressed", mine);
      button.textContent = mine ? "This is your role: lessons show its path" : "Make this my role";
    };
    button.addEventListener("click", () => {
      keep(read() === role ? "" : role);
      show();
    });
    show();
    facts.after(button);
  };

  document$.subscribe(() => {
    document.querySelectorAll(".jem-paths").forEach(onLesson);
    if (canKeep()) document.querySelectorAll(".jem-role-facts[data-role]").forEach(onRole);
  });
})();
