/* What the page does without a round trip: picking by link, searching, the period range, the URL.
 *
 * Listeners are delegated from the document: React may replace what is inside the page at any time.
 */
(function () {
  "use strict";

  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const PLAY_STEP_MS = 1100;
  const KAART_PATHS = new Set(["/", "/kaart"]);
  const STATE = [["kaart-cijfer", "data", "cijfer"], ["kaart-niveau", "value", "niveau"],
    ["kaart-periode", "data", "periode"], ["kaart-gebied", "value", "gebied"],
    ["kaart-vergelijk", "value", "vergelijk"]];
  let timer = null;
  let shown = null; // the query of the view; null: it was not chosen here, so it is no step in the history
  let seriesOpen = false; // React makes the card anew for every view

  /* --- the picker: links that choose a figure without loading the page --- */

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
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "kaart-afspelen") togglePlay(button);
    if (button.id === "kaart-kiezer-knop") foldPicker(button.getAttribute("aria-expanded") !== "true");
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
    if (event.target.id === "kaart-zoek") {
      const shown = search(event.target.value, document.getElementById("kaart-kiezer"));
      const words = shown === 1 ? "1 cijfer gevonden" : shown + " cijfers gevonden";
      document.getElementById("kaart-zoek-uitslag").textContent = event.target.value ? words : "";
    }
    if (event.target.id === "kaart-periode-balk") {
      stopPlay();
      pickPeriod(event.target);
    }
  }

  /* --- the period range and its play button --- */

  function periodsOf(range) {
    return (range.closest("[data-periods]").dataset.periods || "").split("|");
  }

  function pickPeriod(range) {
    const period = periodsOf(range)[Number(range.value)];
    if (period) setProps("kaart-periode", { data: period });
  }

  function stopPlay() {
    if (timer) window.clearInterval(timer);
    timer = null;
    const button = document.getElementById("kaart-afspelen");
    if (button) {
      button.setAttribute("aria-label", "Speel de periodes af");
      button.classList.remove("playing");
    }
  }

  function step() {
    const range = document.getElementById("kaart-periode-balk");
    if (!range || Number(range.value) >= Number(range.max)) return stopPlay();
    const next = periodsOf(range)[Number(range.value) + 1];
    return setProps("kaart-periode", { data: next });
  }

  function togglePlay(button) {
    if (timer) return stopPlay();
    const range = document.getElementById("kaart-periode-balk");
    if (Number(range.value) >= Number(range.max)) {
      setProps("kaart-periode", { data: periodsOf(range)[0] });
    }
    button.setAttribute("aria-label", "Stop het afspelen");
    button.classList.add("playing");
    timer = window.setInterval(step, PLAY_STEP_MS);
    return undefined;
  }

  /* --- Back and Forward --- */

  /* Within page Kaart the view follows the URL here: the router does not know the steps that `follow`
   * made, and would make the whole page anew, map included. */
  function onPop(event) {
    if (!document.getElementById("kaart-kiezer") || !KAART_PATHS.has(window.location.pathname)) {
      shown = null;
      return;
    }
    event.stopImmediatePropagation();
    if (window.location.search === shown) return; // a jump within the page
    shown = null;
    stopPlay();
    const query = new URLSearchParams(window.location.search);
    STATE.forEach(([id, prop, part]) => setProps(id, { [prop]: query.get(part) || "" }));
  }

  function onToggle(event) {
    if (event.target.querySelector("#kaart-verloop-tabel")) seriesOpen = event.target.open;
  }

  document.addEventListener("click", onClick);
  document.addEventListener("input", onInput);
  document.addEventListener("toggle", onToggle, true);
  window.addEventListener("popstate", onPop);
  window.addEventListener("_dashprivate_pushstate", () => { shown = null; }); // a dcc.Link

  /* --- clientside callbacks --- */

  /* The URL follows the view without a round trip of the router. What was chosen here is a step in the
   * history; a view that arrived under a shorter URL is not, else Back would lead to itself. */
  function follow(state) {
    if (!state) return window.dash_clientside.no_update;
    if (window.location.search !== state.query) {
      const step = shown === null || timer ? "replaceState" : "pushState";
      window.history[step](null, "", window.location.pathname + state.query);
    }
    shown = state.query;
    document.title = state.title;
    markCurrent(state.pick);
    return state.said;
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

  /* Paints the map, and draws its legend and its table twin, from the same rows. */
  function show(data, chosen) {
    const { map, draw } = window.wijk;
    if (data) {
      map.paint({ rows: data.rows, suffix: data.suffix, chosen });
      draw.put("kaart-legenda", draw.legend(data.legend));
      draw.showPeriod(data.periods);
      draw.put("kaart-tabel", draw.areaTable(data, chosen));
    }
    return window.dash_clientside.no_update;
  }

  function showSeries(data) {
    const { draw } = window.wijk;
    const place = document.getElementById("kaart-verloop-tabel");
    if (data && place) {
      draw.put(place.id, draw.seriesTable(data));
      place.closest("details").open = seriesOpen;
    }
    return window.dash_clientside.no_update;
  }

  function showPicker(figures) {
    const { draw } = window.wijk;
    if (figures) draw.put("kaart-cijfers", ...draw.picker(figures.domains));
    markCurrent(figures.current);
    return window.dash_clientside.no_update;
  }

  /* Says which page this is, for eyes and ears. "/" is the page Kaart. */
  function markPage(pathname) {
    const here = pathname === "/" ? "/kaart" : pathname;
    document.querySelectorAll("#paginas a").forEach((link) => {
      const root = link.getAttribute("href");
      if (here === root || here.startsWith(root + "/")) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    shell: { markPage },
    kaart: {
      show, showSeries, showPicker, follow,
    },
  });
  window.wijk = Object.assign(window.wijk || {}, { page: { search, fold, markCurrent, periodsOf } });
})();
