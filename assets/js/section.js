/* The charts of problems and care use: asked for when a visitor comes near them, and again for another comparator. */
(function () {
  "use strict";

  const NEAR = "400px";
  const PLACE = "wijk-grafieken";
  const MORE = "wijk-alle-grafieken";
  let state = null; // { place, base, compared, near, all }

  function element(...parts) {
    return window.wijk.draw.element(...parts);
  }

  function address(part) {
    const query = new URLSearchParams({ deel: part, vergelijk: state.compared || "" });
    return "/wijk/" + state.place.dataset.code + "/grafieken?" + query;
  }

  function figure(chart, config) {
    const title = element("h3", {}, element("a", { href: chart.href, title: "Naar de kaart" }, chart.title));
    const supply = chart.supply ? [window.wijk.supply.draw(chart.supply)] : [];
    return element("article", { class: "small-chart", "data-chart": chart.id }, title,
      element("p", { class: "sentence" }, chart.sentence), ...window.wijk.beside.lines(chart.id),
      element("p", { class: "course-word" }, element("strong", {}, "Trend: "), chart.trend),
      ...window.wijk.charts.parts(chart, config), ...supply);
  }

  function waiting() {
    return element("p", { class: "muted", role: "status" }, "De grafieken worden opgehaald\u2026");
  }

  /* Everything that is wanted now, in one place; what was there stays until the new charts are. */
  function renew() {
    const now = state;
    const parts = now.all ? ["eerste", "rest"] : ["eerste"];
    if (!now.place.firstElementChild) now.place.replaceChildren(waiting());
    return Promise.all(parts.map((part) => window.wijk.details.ask(address(part)))).then((answers) => {
      if (state !== now) return;
      now.place.replaceChildren(...answers.flatMap(({ charts, config }) => charts.map((chart) => figure(chart, config))));
    }).catch(() => { if (state === now) fail(now); });
  }

  function fail({ place }) {
    place.replaceChildren(window.wijk.details.failure(() => {
      place.replaceChildren(waiting());
      place.focus({ preventScroll: true });
      renew();
    }, "De grafieken konden niet worden opgehaald."));
  }

  const seen = new IntersectionObserver((entries) => {
    if (state && entries.some((entry) => entry.isIntersecting && entry.target === state.place)) come();
  }, { rootMargin: NEAR });

  function come() {
    if (state.near) return Promise.resolve();
    seen.unobserve(state.place);
    state = { ...state, near: true };
    return renew();
  }

  /* Paper shows charts that nobody scrolled to, and cannot wait for them: they are fetched when there is time. */
  function prepare() {
    if (state.near) return;
    window.wijk.charts.plotly().catch(() => {});
    window.wijk.details.ask(address("eerste")).catch(() => {});
  }

  const whenIdle = window.requestIdleCallback || window.setTimeout;

  /* data: the rows of the page; only their comparator matters here. */
  function show(data) {
    const place = document.getElementById(PLACE);
    if (!data || !place) return window.dash_clientside.no_update;
    const isSame = state && state.place === place;
    if (isSame && state.compared === data.compared) return window.dash_clientside.no_update;
    state = { place, compared: data.compared, near: isSame && state.near, all: isSame && state.all };
    if (state.near) renew();
    else {
      seen.observe(place);
      whenIdle(prepare);
    }
    return window.dash_clientside.no_update;
  }

  /* The first new chart gets the focus: the button that had it is gone. */
  function showAll(button) {
    const before = state.place.querySelectorAll(".small-chart").length;
    state = { ...state, near: true, all: true };
    button.setAttribute("aria-expanded", "true");
    return renew().then(() => {
      button.hidden = true;
      const next = state.place.querySelectorAll(".small-chart h3 a")[before];
      if (next) next.focus({ preventScroll: true });
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#" + MORE);
    if (button && state) showAll(button);
  });
  window.dash_clientside = Object.assign({}, window.dash_clientside, { wijkCharts: { show } });
  window.wijk = Object.assign(window.wijk || {}, { section: { come: () => (state ? come() : Promise.resolve()) } });
})();
