/* Page Sturen: another area, the heat table by domain, and arrow keys from cell to cell. Sorting is in fasen.js. */
(function () {
  "use strict";

  const LINKS = ".heat-table tbody a";
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  function goTo() {
    const query = new URLSearchParams({ gebied: document.getElementById("sturen-ander").value });
    window.location.assign("/sturen?" + query);
  }

  /* --- one domain --- */

  function choose(button) {
    const domain = button.dataset.heatDomain;
    const card = button.closest(".heat");
    button.parentNode.querySelectorAll("button").forEach((each) => {
      each.setAttribute("aria-pressed", String(each === button));
    });
    card.querySelectorAll("[data-domain]").forEach((cell) => {
      cell.hidden = domain !== "" && cell.dataset.domain !== domain;
    });
    const shown = card.querySelectorAll("thead [data-domain]:not([hidden])").length;
    window.dash_clientside.set_props("status", {
      children: button.textContent + ": " + shown + (shown === 1 ? " cijfer" : " cijfers"),
    });
  }

  /* --- keys: the cells are one stop for Tab, arrows walk through them --- */

  const visible = (row) => [...row.cells].filter((cell) => !cell.hidden);

  function neighbour(link, [down, right]) {
    const row = link.closest("tr");
    const column = visible(row).indexOf(link.closest("th, td"));
    const rows = [...row.parentNode.rows];
    const target = rows[rows.indexOf(row) + down];
    const cell = target && visible(target)[column + right];
    return cell && cell.querySelector("a");
  }

  function onKey(event) {
    const step = STEPS[event.key];
    const link = step && event.target.closest && event.target.closest(LINKS);
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(link, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /* Where somebody left the table is where Tab comes back. */
  function onFocus(event) {
    const link = event.target.closest && event.target.closest(LINKS);
    if (!link) return;
    link.closest("table").querySelectorAll('tbody a[tabindex="0"]').forEach((each) => { each.tabIndex = -1; });
    link.tabIndex = 0;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "sturen-ander-ga") goTo();
    if (button.dataset.heatDomain !== undefined) choose(button);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", onFocus);
  window.wijk = Object.assign(window.wijk || {}, { heat: { choose, neighbour } });
})();
