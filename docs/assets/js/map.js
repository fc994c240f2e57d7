// A map is one stop for Tab; arrow keys, Home and End walk along the line. Without this every station is a stop.
(() => {
  const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  document$.subscribe(() => {
    for (const map of document.querySelectorAll(".jem-map")) {
      const stations = [...map.querySelectorAll(".jem-map__stop > a")];
      const reach = (next) => stations.forEach((a) => (a.tabIndex = a === next ? 0 : -1));
      reach(stations[0]);
      map.addEventListener("focusin", ({ target }) => stations.includes(target) && reach(target));
      map.addEventListener("keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return; // Alt and Left goes back
        const here = stations.indexOf(event.target);
        const ends = { Home: 0, End: stations.length - 1 };
        const next = ends[event.key] ?? here + keys[event.key];
        if (here < 0 || !stations[next]) return;
        event.preventDefault();
        stations[next].focus();
      });
    }
  });
})();
