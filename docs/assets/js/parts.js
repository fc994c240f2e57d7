// Loads the scripts that only some pages need, where a page needs them.
(() => {
  const { src } = document.currentScript;
  const load = (name) => import(new URL(`${name}.js`, src));
  const parts = { ".jem-run": "run", ".jem-written": "written" }; // each looks after later pages itself
  document$.subscribe(() => {
    for (const [part, name] of Object.entries(parts)) if (document.querySelector(part)) load(name);
  });
  class Exploration extends HTMLElement {
    async connectedCallback() {
      const [{ show }, exploration] = await Promise.all([load("explore/stage"), load(`explore/${this.getAttribute("name")}`)]);
      show(this, exploration);
    }
  }
  customElements.define("jem-explore", Exploration);
})();
