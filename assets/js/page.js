/* What the page does without a round trip: the URL and the history, and drawing what the server sent. */
(function () {
  "use strict";

  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const KAART_PATHS = new Set(["/", "/kaart"]);
  const STATE = [["kaart-cijfer", "data", "cijfer"], ["kaart-niveau", "value", "niveau"],
    ["kaart-periode", "data", "periode"], ["kaart-gebied", "value", "gebied"],
    ["kaart-vergelijk", "value", "vergelijk"]];
  let shown = null; // the query of the view; null: it was not chosen here, so it is no step in the history
  let seriesOpen = false; // React makes the card anew for every view

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
    window.wijk.period.stop();
    const query = new URLSearchParams(window.location.search);
    STATE.forEach(([id, prop, part]) => setProps(id, { [prop]: query.get(part) || "" }));
  }

  function onToggle(event) {
    if (event.target.querySelector("#kaart-verloop-tabel")) seriesOpen = event.target.open;
  }

  document.addEventListener("toggle", onToggle, true);
  window.addEventListener("popstate", onPop);
  window.addEventListener("_dashprivate_pushstate", () => { shown = null; }); // a dcc.Link

  /* --- clientside callbacks --- */

  /* The URL follows the view without a round trip of the router. What was chosen here is a step in the
   * history; a view that arrived under a shorter URL is not, else Back would lead to itself. */
  function follow(state) {
    if (!state) return window.dash_clientside.no_update;
    if (window.location.search !== state.query) {
      const step = shown === null || window.wijk.period.isPlaying() ? "replaceState" : "pushState";
      window.history[step](null, "", window.location.pathname + state.query);
    }
    shown = state.query;
    document.title = state.title;
    window.wijk.picker.markCurrent(state.pick);
    return state.said;
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
    const { draw, picker } = window.wijk;
    if (figures) {
      draw.put("kaart-cijfers", ...draw.picker(figures.domains));
      picker.markCurrent(figures.current);
    }
    return window.dash_clientside.no_update;
  }

  /* Says which page this is, for eyes and ears. "/" is the page Kaart. */
  function markPage(pathname) {
    const section = (path) => path.split("/")[1]; // "Wijk" may lead to an own area
    const here = section(pathname) || "kaart";
    document.querySelectorAll("#paginas a").forEach((link) => {
      if (section(link.getAttribute("href")) === here) link.setAttribute("aria-current", "page");
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
})();
