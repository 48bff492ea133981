/* Printing page Wijk: every chart is drawn first, also those that nobody scrolled to. */
(function () {
  "use strict";

  /* All that is needed was fetched before, so that this is done before the browser lays out the paper. */
  function draw() {
    const { section, charts } = window.wijk;
    return section.come().then(charts.drawAll).catch(() => {});
  }

  /* For the button: there is time to fetch what was not fetched yet. */
  function start() {
    return draw().then(() => window.print());
  }

  window.addEventListener("beforeprint", draw);
  window.wijk = Object.assign(window.wijk || {}, { print: { draw, start } });
})();
