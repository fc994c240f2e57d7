// Brings an exploration to life where a page holds one; other pages load nothing more than these lines.
(() => {
  const { src } = document.currentScript;
  const load = (name) => import(new URL(`explore/${name}.js`, src));
  class Exploration extends HTMLElement {
    async connectedCallback() {
      const [{ show }, exploration] = await Promise.all([load("stage"), load(this.getAttribute("name"))]);
      show(this, exploration);
    }
  }
  customElements.define("jem-explore", Exploration);
})();
