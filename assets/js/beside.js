/* What talks and studies say of a figure, beside that figure on page Wijk: in its row, its chart and its details.
 *
 * The lines stand in the page (layouts/parts/wijk_beside.py). Text is only ever set as text; a link leads to a part
 * of the analysis of the same area.
 */
(function () {
  "use strict";

  const PLACE = "wijk-naast";

  /* figure -> [[kind, words, href]] */
  function all() {
    const place = document.getElementById(PLACE);
    return place ? JSON.parse(place.dataset.lines) : {};
  }

  function line([kind, words, href]) {
    return window.wijk.draw.element("a", { class: "beside " + kind, href }, words);
  }

  /* Made anew for every place that shows them. */
  function lines(figure) {
    return (all()[figure] || []).map(line);
  }

  /* Puts them in the rows that are drawn; called again when they are drawn anew. */
  function mark() {
    const known = all();
    document.querySelectorAll("#wijk-cijfers tr[data-figure]").forEach((row) => {
      row.querySelectorAll(".beside").forEach((old) => old.remove());
      row.firstElementChild.append(...(known[row.dataset.figure] || []).map(line));
    });
  }

  window.wijk = Object.assign(window.wijk || {}, { beside: { lines, mark } });
})();
