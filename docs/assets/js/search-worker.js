/* The worker behind Material's search box. It stands in for the theme's own, and speaks its
   messages. Nothing is loaded before the first query: then the engine and the index. */
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
let loading;
let newest = 0;

async function load() {
  const answer = await fetch(new URL("../../search/index.json", location));
  if (!answer.ok) throw new Error(`The search index answers ${answer.status}.`);
  importScripts(new URL("search-engine.js", location));
  return makeSearch(await answer.json());
}

addEventListener("message", async ({ data: { type, data: query } }) => {
  if (type === SETUP) return postMessage({ type: READY });
  if (type !== QUERY) return;
  const number = ++newest;
  let items = [];
  if (query.trim()) {
    try {
      const search = await (loading ??= load().catch((error) => {
        loading = undefined; // the next key press tries again
        throw error;
      }));
      if (number < newest) return; // the reader has typed on
      items = search(query);
    } catch (error) {
      console.error(error);
    }
  }
  postMessage({ type: RESULT, data: { items } });
});
