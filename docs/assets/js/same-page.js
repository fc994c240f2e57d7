// The theme's instant navigation loads the whole page again at the first step to another place on it. What runs there
// would stop, and what is being edited be lost. Until it has to load another page, the browser alone takes such steps.
(() => {
  const { origin, pathname } = location;
  const next = location$.next.bind(location$);
  let alone = true;
  location$.next = (address) => {
    alone &&= address.pathname === pathname;
    if (!alone) next(address);
  };
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href*='#']");
    if (alone && link?.origin === origin && link.pathname === pathname) link.target ||= "_self"; // the theme leaves it
  }, true);
})();
