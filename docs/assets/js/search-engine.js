/* Finds concepts, pages and their sections by the words of learners. builder/search/index.py
   writes the index. `makeSearch(index)` returns a function from a query to Material's result list.

   How a page is scored: each has short phrases (title, aliases, headings, hints). The phrase that
   shares most with the query counts, in both directions: a phrase should hold all of the query,
   and little else. To that comes which of the query's words the page holds anywhere. Words weigh
   as much as they are rare; those of questions ("what", "between") weigh next to nothing. */

const STOP = new Set(
  ("a an and are as at be been but by can could did do does doing for from had has have having he her his how i if " +
    "im in into is it its ive just me my no of off on one or our own please really she should so some such than that the " +
    "their them then there these they thing this those to too us use used uses using very want was we were what whats when " +
    "where which while who why will with would you your dont doesnt isnt cant wont vs versus s t d ll m re about tell get " +
    "actually still")
    .split(" ")
);
const WEAK = new Set(
  ("difference different example explain explained explanation formula definition define meaning intuition intuitive " +
    "intuitively interpretation interpret purpose calculate compute find show python numpy pytorch sklearn scikit learn " +
    "np torch nn machine learning ml ai work works working need needed called between relationship relation describe " +
    "discuss make good better best way kind type two three other each every give given not only happens happen look " +
    "looks like say says know understand symbol method function matter neural network net model data dataset algorithm value " +
    "number start common important")
    .split(" ")
);
const QUIET_TEX = new Set(
  ("mathbf mathbb mathrm mathcal mathit boldsymbol bm text textbf operatorname left right frac dfrac tfrac big bigl bigr " +
    "cdot cdots ldots dots quad qquad limits displaystyle begin end in")
    .split(" ")
);
// Words that are not what their ending says: meaning is no mean, production no product.
const WHOLE = new Map(
  ("normal normality:normal meaning definition production variable variables:variable partial factorial classical " +
    "density densities:density university norms:norm normalize normalized:normalize normalizes:normalize " +
    "normalizing:normalize normalization:normalize normalizer:normalize")
    .split(" ").map((pair) => [...pair.split(":"), pair].slice(0, 2))
);

/* ---- words ---- */

function makeReader({ symbols, same }) {
  const signs = new Map(Object.entries(symbols));
  const canonical = new Map(same.flatMap(([first, ...rest]) => rest.map((word) => [word, first])));
  const terms = new Map();

  /* The text in lower case, with signs and TeX commands replaced by words. */
  function plain(text) {
    return text
      .replace(/\b(?:[a-z]\.){2,}/gi, (short) => short.replace(/\./g, "")) // i.i.d.
      .replace(/\|\||\\\||\\[lr]Vert\b/g, "‖")
      .replace(/\\([A-Za-z]+)/g, (tex, name) =>
        signs.has(tex) ? ` ${signs.get(tex)} ` : QUIET_TEX.has(name) ? " " : ` ${name} `)
      .replace(/\bE\s*_?\w?\s*\[/g, " E expectation ")
      .replace(/\^\{?\s*(T|⊤|top)\b\}?/g, "ᵀ")
      .replace(/\^\{?\s*[-−]\s*1\}?/g, "⁻¹")
      .replace(/⁻¹/g, " inverse ")
      .replace(/\^\{?(\w)\}?/g, "$1")
      .replace(/\b([A-Za-z])_\{?(\d)\}?/g, "$1$2")
      .replace(/\b([A-Za-z])(?:_\{?([a-z])\}?|([ᵢⱼₖₙₜ]))(?![a-z0-9=])/g, "$1 $2$3 subscript ")
      .replace(/(\b[a-zA-Z])(?:''|′′|″)(?=\W|$)/g, "$1 double prime ")
      .replace(/(\b[a-zA-Z])['′](?=\W|$)(?!s)/g, "$1 prime ")
      .replace(/(\b[a-zA-Z0-9])!/g, "$1 factorial ")
      .replace(/[^\x00-\x7f]|[|@~%]|[<>:!]=/gu, (sign) => (signs.has(sign) ? ` ${signs.get(sign)} ` : sign))
      .replace(/([a-z]{3,})(?=[A-Z])/g, "$1 ")
      .toLowerCase()
      .replace(/\bml\b/g, "machine learning")
      .replace(/\bdl\b/g, "deep learning")
      .normalize("NFKD")
      .replace(/(?<![a-z])([a-z])\u0302/g, "$1 hat ")
      .replace(/(?<![a-z])([a-z])[\u0304\u0305]/g, "$1 bar ")
      .replace(/[\u0300-\u036f'’]/g, "");
  }

  const words = (text) => plain(text).match(/\d+\.\d+|[a-z0-9]+/g) ?? [];

  /* British to American, by rules that also hit other words: both sides are treated alike. */
  const american = (word) =>
    word.length < 6 ? word : word
      .replace(/(..)is(e[drs]?|ers?|ing|ations?)$/, "$1iz$2")
      .replace(/ys(e[drs]?|ing)$/, "yz$1")
      .replace(/our(?=$|s$|ed$|ing$|hoods?$|al$|able$|ite$)/, "or")
      .replace(/(..)([^aeiou])re(s?)$/, "$1$2er$3")
      .replace(/ll(?=ed$|ing$|er$|ers$)/, "l");

  /* A light stemmer: plurals, -ing, -ed, -ation and the like. */
  function stem(word) {
    if (WHOLE.has(word)) return WHOLE.get(word);
    if (word.length < 4 || /\d/.test(word)) return word === "ns" ? "n" : word;
    let root = word
      .replace(/(ss|us|is)$/, "$1_").replace(/ies$/, "y").replace(/(x|ch|sh|ss|z)es$/, "$1").replace(/s$/, "").replace(/_$/, "");
    const cut = root.replace(
      /(izations?|ization|ational|ations?|ation|izers?|izer|izing|ized|ize|ively|ivity|ive|ically|ical|ically|ness|ments?|ment|ingly|ing|edly|ed|ers?|er|ors?|or|ions?|ion|ally|al|ly|ities|ity|ances?|ance|ences?|ence|ables?|able|ible|ics|ic)$/,
      "");
    if (cut.length >= 4 || (cut.length === 3 && /(ing|ed|er|s)$/.test(root) && /[aeiouy]/.test(cut))) root = cut;
    return root.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/(.{3})[ey]$/, "$1").replace(/(.{3})i$/, "$1");
  }

  /* The term that a word stands for in the index. */
  function term(word) {
    if (!terms.has(word)) {
      const local = american(word);
      terms.set(word, stem(canonical.get(word) ?? canonical.get(local) ?? local));
    }
    return terms.get(word);
  }

  return { words, term, american };
}

/* Edits (Damerau: a swap of neighbors is one) between two words, or Infinity beyond `most`. */
function edits(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before, row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    before = row;
    row = next;
  }
  return row[b.length] <= most ? row[b.length] : Infinity;
}

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/* ---- index ---- */

/* What a word is worth by where it stands. */
const IN = { title: 1, alias: 0.9, hint: 0.8, exact: 0.68, heading: 0.6, summary: 0.75, more: 0.6, sign: 0.4, body: 0.2 };
// Who asks with these is asking for a row of the page of symbols.
const IDEA = "the-idea"; // the section of every lesson that says what its concept is
const GLYPH = /[^\x00-\x7f]|\\[a-z]|[<>:!]=/i;
const SIGN = /\b(symbols?|signs?|notations?|letters?|glyphs?|greek|upside|curly|squiggl\w+|hat|subscript|superscript|on top|brackets?)\b/i;

function makeSearch(index) {
  const reader = makeReader(index);
  const { words, term } = reader;
  const related = new Map(Object.entries(index.related).map(([word, others]) => [term(word), others.map(term)]));
  const phrases = []; // {page, section, worth, terms, text}
  const phrasesOf = new Map(); // term → phrases
  const pagesOf = new Map(); // term → Map(page → worth)
  const sectionsOf = new Map(); // term → Set of sections
  const spelled = new Map(); // word of a title, alias, hint, heading or summary → its term

  const put = (page, text, worth) => {
    for (const word of words(text)) {
      const name = term(word);
      if (worth > IN.body) spelled.set(reader.american(word), name);
      if (!pagesOf.has(name)) pagesOf.set(name, new Map());
      const pages = pagesOf.get(name);
      if (!(pages.get(page) >= worth)) pages.set(page, worth);
    }
  };
  const phrase = (page, text, worth, more = {}) => {
    put(page, text, more.sign ? IN.body : worth);
    const found = { page, worth, text, spoken: words(text).join(" "), terms: [...new Set(words(text).map(term))], ...more };
    phrases.push(found);
    for (const name of found.terms) {
      if (!phrasesOf.has(name)) phrasesOf.set(name, []);
      phrasesOf.get(name).push(found);
    }
  };
  for (const page of index.pages) {
    phrase(page, page.title, IN.title);
    const bare = page.title.replace(/\s*\(.*?\)/g, "");
    if (bare !== page.title) phrase(page, bare, IN.title);
    for (const alias of page.aliases ?? []) phrase(page, alias, IN.alias, { alias: true });
    for (const hint of page.hints ?? []) phrase(page, hint, IN.hint);
    put(page, page.summary ?? "", IN.summary);
    put(page, page.more ?? "", IN.more);
    for (const section of page.sections ?? []) {
      const sign = section.sign && section.names.slice(0, 3); // a row of the page of symbols: look, name, TeX
      const worth = page.kind === "lesson" ? IN.body : sign ? IN.sign : IN.heading;
      for (const text of new Set([section.title, ...section.title.split(/[:,] /)])) phrase(page, text, worth, { section, sign });
      for (const name of section.names ?? []) phrase(page, name, sign ? worth : IN.hint, { section, sign });
      put(page, section.words, IN.body);
      for (const name of new Set(words(`${section.title} ${section.words}`).map(term))) {
        if (!sectionsOf.has(name)) sectionsOf.set(name, new Set());
        sectionsOf.get(name).add(section);
      }
    }
  }
  const dictionary = [...spelled.keys()].sort();
  const stops = new Set([...STOP].map(term));
  const weak = new Set([...WEAK].map(term));
  const titled = new Set(index.pages.flatMap((page) => (page.note ? words(page.title).map(term) : [])));
  const many = index.pages.length;
  const weights = new Map();

  /* How much a term counts: rare ones much, those of any question little. */
  function weight(name) {
    if (!weights.has(name)) {
      let held = 0;
      for (const worth of pagesOf.get(name)?.values() ?? []) held += worth > IN.body ? 1 : 0.1;
      const rare = Math.log(1 + (many - held + 0.5) / (held + 0.5));
      weights.set(name, rare * (stops.has(name) ? 0.06 : /^\d+$/.test(name) ? 0.4 : weak.has(name) ? 0.35 : titled.has(name) ? 1.3 : 1));
    }
    return weights.get(name);
  }
  for (const found of phrases) found.whole = found.terms.reduce((sum, name) => sum + weight(name), 0);

  /* The terms a typed word may stand for, each with how well it fits. */
  function readings(word, last) {
    const fits = new Map();
    const fit = (name, worth) => fits.set(name, Math.max(worth, fits.get(name) ?? 0));
    const name = term(word);
    const known = [...(phrasesOf.get(name) ?? [])].length > 0 || spelled.has(word);
    if (pagesOf.has(name)) fit(name, known ? 1 : 0.7);
    for (const other of related.get(name) ?? []) fit(other, 0.6);
    if (last && word.length > 1 && !stops.has(name)) {
      let low = 0, high = dictionary.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (dictionary[middle] < word) low = middle + 1; else high = middle;
      }
      for (; dictionary[low]?.startsWith(word); low++) {
        fit(spelled.get(dictionary[low]), 0.45 + (0.4 * word.length) / dictionary[low].length);
      }
    }
    if (!known && !(fits.size && last) && word.length > 3 && !/\d/.test(word)) {
      const local = reader.american(word);
      let most = word.length > 6 ? 2 : 1;
      let near = [];
      for (const other of dictionary) {
        if (other.length < 4) continue;
        const distance = edits(local, other, most);
        if (distance < most) { most = distance; near = []; }
        if (distance <= most) near.push(other);
      }
      for (const other of near) fit(spelled.get(other), (most > 1 ? 0.72 : 0.85) + (other[0] === local[0] ? 0.05 : 0));
    }
    return fits;
  }

  /* The query's words; one that nobody writes so may be two ("dotproduct"). */
  function readQuery(text) {
    let typed = words(text);
    if (/\bwhat (do|does|is|did)\b.* mean\W*$/i.test(text)) typed = typed.slice(0, -1);
    typed = typed.flatMap((word) => {
      if (spelled.has(word) || phrasesOf.has(term(word)) || word.length < 6) return [word];
      for (let i = 3; i < word.length - 2; i++) {
        const parts = [word.slice(0, i), word.slice(i)];
        if (parts.every((part) => spelled.has(part))) return parts;
      }
      return [word];
    });
    const ended = /\s$/.test(text);
    const asked = typed.map((word, i) => ({ word, fits: readings(word, i === typed.length - 1 && !ended) }));
    for (let i = 0; i + 1 < asked.length; i++) {
      const joined = term(typed[i] + typed[i + 1]);
      if (!phrasesOf.has(joined) || typed[i].length + typed[i + 1].length < 4) continue;
      for (const one of [asked[i], asked[i + 1]]) one.fits.set(joined, 0.9);
    }
    for (const one of asked) {
      const [best] = [...one.fits].sort((a, b) => b[1] - a[1]);
      one.weight = best ? weight(best[0]) : Math.log(1 + many) * (stops.has(term(one.word)) ? 0.06 : 0.5);
    }
    return asked;
  }

  return function search(text) {
    const asked = readQuery(text);
    const whole = asked.reduce((sum, one) => sum + one.weight, 0);
    if (!whole) return [];
    const spoken = words(text).join(" ");
    const shared = new Map(); // phrase → what it shares with the query
    const held = new Map(); // page → how much of the query it holds
    const places = new Map(); // section → how much of the query it holds
    for (const one of asked) {
      const hits = new Map(), onPages = new Map(), inSections = new Map();
      const keep = (map, key, worth) => { if (!(map.get(key)?.[0] >= worth)) map.set(key, [worth]); };
      for (const [name, fit] of one.fits) {
        for (const found of phrasesOf.get(name) ?? []) {
          if (!(hits.get(found)?.[0] >= fit)) hits.set(found, [fit, name]);
        }
        for (const [page, worth] of pagesOf.get(name) ?? []) keep(onPages, page, worth * fit);
        for (const section of sectionsOf.get(name) ?? []) keep(inSections, section, fit);
      }
      for (const [found, [fit, name]] of hits) {
        const sum = shared.get(found) ?? { query: 0, own: new Map() };
        sum.query += one.weight * fit;
        sum.own.set(name, Math.max(fit, sum.own.get(name) ?? 0));
        shared.set(found, sum);
      }
      for (const [page, [worth]] of onPages) held.set(page, (held.get(page) ?? 0) + one.weight * worth);
      for (const [section, [worth]] of inSections) places.set(section, (places.get(section) ?? 0) + one.weight * worth);
    }

    const signs = SIGN.test(text) ? IN.hint : GLYPH.test(text) ? IN.heading : 0;
    const best = new Map(); // page → its phrase that shares most, {score, found}
    const headed = new Map(); // page → its section whose heading shares most
    const named = new Map(); // page → its alias that shares most, if that is much
    for (const [found, { query, own }] of shared) {
      let covered = 0;
      for (const [name, fit] of own) covered += weight(name) * fit;
      const part = query / whole;
      const worth = !found.sign ? found.worth : found.sign.includes(text.trim()) ? IN.exact : signs || IN.sign;
      let score = worth ** 0.3 * part * (0.45 + 0.55 * Math.min(1, covered / found.whole));
      if (found.spoken === spoken) score += 0.15 * worth;
      else if (found.terms.length > 1 && ` ${spoken} `.includes(` ${found.spoken} `)) score += 0.12 * worth * part;
      if (!(best.get(found.page)?.score >= score)) best.set(found.page, { score, found, held: found.sign ? part * worth : 0 });
      if (found.section && !(headed.get(found.page)?.score >= score)) headed.set(found.page, { score, found });
      if (found.alias && part >= 0.5 && covered >= 0.5 * found.whole && !(named.get(found.page)?.score >= score)) {
        named.set(found.page, { score, text: found.text });
      }
    }

    const ranked = [...held].map(([page, sum]) => {
      const { score = 0, found, held: own = 0 } = best.get(page) ?? {};
      const name = found?.text === page.title ? "" : named.get(page)?.text;
      const answer = headed.get(page)?.score >= 0.75 * score ? headed.get(page).found.section : undefined;
      return { page, answer, name, score: (0.68 * score + 0.32 * Math.max(own, sum / whole)) * (page.worth ?? 1) };
    }).sort((a, b) => b.score - a.score);
    const enough = Math.max(0.12, 0.4 * (ranked[0]?.score ?? 0));
    const matched = new Set(asked.flatMap((one) => (one.weight > 0.3 ? [...one.fits.keys()] : [])));
    const terms = highlights(asked, matched);
    return ranked.slice(0, 30).filter(({ score }) => score >= enough).map((hit) => group(hit, places, whole, terms, matched));
  };

  /* A text as HTML, the words that the query asked for marked. */
  function marked(text, matched) {
    return text.split(/([\p{L}\p{N}]+)/u).map((part, i) => {
      const [word, ...rest] = i % 2 ? words(part) : [];
      const hit = word && !rest.length && !stops.has(term(word)) && matched.has(term(word));
      return hit ? `<mark>${escape(part)}</mark>` : escape(part);
    }).join("");
  }

  /* For Material: which words of the query are found, and so marked on the page; which are not. */
  function highlights(asked, matched) {
    const terms = {};
    for (const { word, fits } of asked) {
      if (stops.has(term(word)) || word.length < 3) continue;
      if (!fits.size) terms[escape(word)] = false;
      else if (pagesOf.has(term(word))) terms[word] = true;
      else for (const other of dictionary) if (fits.get(spelled.get(other)) >= 0.7 && Object.keys(terms).length < 8) terms[other] = true;
    }
    return terms;
  }

  /* One page as Material lists it: the page itself, and the sections that answer. */
  function group({ page, answer, name, score }, places, whole, terms, matched) {
    const entry = (location, title, text, score) =>
      ({ location, title: marked(title, matched), text: marked(text, matched), score, terms });
    if (page.location.includes("#")) {
      // The theme takes the last entry without an own page as the heading of the others.
      const row = name ? `${page.note} · ${name}` : page.note;
      return [entry(page.location, row, page.summary, score), entry(page.location, page.title, "", score)];
    }
    const text = [page.note, page.summary].filter(Boolean).join(". ");
    const article = entry(page.location, page.title, text, score);
    const sections = (page.sections ?? [])
      .map((section) => ({ section, held: (places.get(section) ?? 0) / whole + (section === answer ? 1 : 0) }))
      .filter(({ section, held }) => held > 0.6 && !(name && page.kind === "lesson" && section.anchor === IDEA))
      .sort((a, b) => b.held - a.held)
      .slice(0, 3);
    const rows = sections.map(({ section }) => {
      const better = section === answer ? score + 0.001 : score - 0.01;
      return entry(`${page.location}#${section.anchor}`, section.title, section.text ?? "", better);
    });
    // The theme folds up what scores less than the first. A lesson's headings are those of all lessons, so
    // the name by which it was found stands beside them.
    const first = rows[0]?.score > score ? rows.splice(0, 1) : [];
    const also = name && page.kind === "lesson" ? [entry(`${page.location}#${IDEA}`, name, "", first[0]?.score ?? score)] : [];
    return [...first, article, ...also, ...rows];
  }
}
