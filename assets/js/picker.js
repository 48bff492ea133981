/* The picker: links that choose a figure or an area without loading the page, and the search field.
 *
 * Listeners are delegated from the document: React may replace what is inside the page at any time.
 */
(function () {
  "use strict";

  const setProps = (id, props) => window.dash_clientside.set_props(id, props);

  function plainClick(event) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  }

  function onClick(event) {
    const link = event.target.closest("a[data-pick]");
    if (link && plainClick(event)) {
      event.preventDefault();
      setProps("kaart-cijfer", { data: link.dataset.pick });
      foldPicker(false);
      return;
    }
    const area = event.target.closest("[data-area-pick]");
    if (area && plainClick(event)) {
      event.preventDefault();
      setProps("kaart-gebied", { value: area.dataset.areaPick });
      return;
    }
    const button = event.target.closest("#kaart-kiezer-knop");
    if (button) foldPicker(button.getAttribute("aria-expanded") !== "true");
  }

  function foldPicker(open) {
    const button = document.getElementById("kaart-kiezer-knop");
    const picker = document.getElementById("kaart-kiezer");
    if (!button || !picker) return;
    button.setAttribute("aria-expanded", String(open));
    picker.classList.toggle("open", open);
  }

  /* --- search --- */

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /* Shows the links that hold every word; returns how many. */
  function search(text, picker) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    let shown = 0;
    picker.querySelectorAll("a[data-pick]").forEach((link) => {
      const hit = words.every((word) => fold(link.dataset.search || link.textContent).includes(word));
      link.parentElement.hidden = !hit;
      shown += hit ? 1 : 0;
    });
    picker.querySelectorAll("[data-group]").forEach((group) => {
      const hit = group.querySelector("li:not([hidden]) > a[data-pick]");
      group.hidden = !hit;
      if (group.tagName === "DETAILS") {
        group.open = words.length ? Boolean(hit) : Boolean(group.querySelector('[aria-current="true"]'));
      }
    });
    picker.classList.toggle("searching", words.length > 0);
    return shown;
  }

  function onInput(event) {
    if (event.target.id !== "kaart-zoek") return;
    const shown = search(event.target.value, document.getElementById("kaart-kiezer"));
    const words = shown === 1 ? "1 cijfer gevonden" : shown + " cijfers gevonden";
    document.getElementById("kaart-zoek-uitslag").textContent = event.target.value ? words : "";
  }

  function markCurrent(pick) {
    document.querySelectorAll("a[data-pick]").forEach((link) => {
      if (link.dataset.pick === pick) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    document.querySelectorAll("[data-group]").forEach((group) => {
      const here = Boolean(group.querySelector('a[aria-current="true"]'));
      group.classList.toggle("here", here);
      if (here && group.tagName === "DETAILS") group.open = true;
    });
  }

  document.addEventListener("click", onClick);
  document.addEventListener("input", onInput);
  window.wijk = Object.assign(window.wijk || {}, { picker: { search, fold, markCurrent } });
})();
