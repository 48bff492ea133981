/* The analysis of an area: an address may end with a talk, a proposal, a priority or a study of it. */
(function () {
  "use strict";

  const AIMED = /^#((?:gesprek|voorstel|prioriteit|onderzoek)-\d+)$/;
  const PATIENCE_MS = 10000;

  function arrive(place) {
    place.scrollIntoView({ block: "start" });
    if (place.tabIndex === -1) place.focus({ preventScroll: true });
  }

  /* Dash makes the page after the browser looked for the anchor. */
  function aim() {
    const aimed = window.location.hash.match(AIMED);
    if (!aimed) return;
    const watcher = new MutationObserver(() => {
      const place = document.getElementById(aimed[1]);
      if (!place) return;
      watcher.disconnect();
      window.requestAnimationFrame(() => arrive(place));
    });
    watcher.observe(document.documentElement, { childList: true, subtree: true });
    window.setTimeout(() => watcher.disconnect(), PATIENCE_MS);
  }

  aim();
})();
