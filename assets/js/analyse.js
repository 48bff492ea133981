/* The analysis of an area: an address may end with a talk, a proposal, a priority or a study of it; paper has it all. */
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

  /* Paper has no folds: who takes the analysis to a talk has all figures. */
  function unfold(open) {
    document.querySelectorAll(".analyse .more-figures").forEach((fold) => {
      if (open && !fold.open) fold.dataset.folded = "yes";
      if (open || fold.dataset.folded) fold.open = open;
      if (!open) delete fold.dataset.folded;
    });
  }

  aim();
  window.addEventListener("beforeprint", () => unfold(true));
  window.addEventListener("afterprint", () => unfold(false));
})();
