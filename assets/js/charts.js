/* Charts of page Wijk: a picture that plotly draws, what its symbols mean, and the table with the same numbers.
 *
 * A chart is drawn when it has a width: one that stands in something closed waits until that opens.
 */
(function () {
  "use strict";

  const pictures = new WeakMap(); // place -> { figure, config, width }
  const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));
  let loading = null;

  /* Plotly is large: a page that does not open with a chart says where it is (layouts/late_plotly.py).
   * A dcc.Graph that comes later takes the same file, not the four times larger one of Dash. */
  const late = document.querySelector('meta[name="plotly"]');
  if (late) Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => late.content, set: () => {} });

  function plotly() {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    loading = loading || new Promise((resolve, reject) => {
      const script = element("script", { src: late.content });
      script.addEventListener("load", () => resolve(window.Plotly));
      script.addEventListener("error", () => { loading = null; script.remove(); reject(new Error(script.src)); });
      document.body.append(script);
    });
    return loading;
  }

  function element(...parts) {
    return window.wijk.draw.element(...parts);
  }

  function forget(place) {
    sizes.unobserve(place);
    if (window.Plotly) window.Plotly.purge(place);
  }

  /* Plotly changes what it draws: it gets a copy. */
  function fit(place) {
    const picture = pictures.get(place);
    if (!place.isConnected) return forget(place);
    if (!picture || !place.clientWidth || place.clientWidth === picture.width) return undefined;
    const isNew = !picture.width;
    picture.width = place.clientWidth;
    if (!isNew) return window.Plotly.Plots.resize(place);
    const { data, layout } = structuredClone(picture.figure);
    return plotly().then((Plotly) => Plotly.newPlot(place, data, layout, picture.config))
      .then(() => { scalable(place); place.on("plotly_afterplot", () => scalable(place)); })
      .catch(() => failed(place, picture));
  }

  /* Paper is narrower than a screen: with its own units a picture can shrink with the column. */
  function scalable(place) {
    place.style.setProperty("--wide", place.clientWidth);
    place.style.setProperty("--high", place.clientHeight);
    place.querySelectorAll(".main-svg").forEach((svg) => {
      svg.setAttribute("viewBox", "0 0 " + place.clientWidth + " " + place.clientHeight);
      svg.setAttribute("preserveAspectRatio", "xMinYMid meet");
    });
  }

  /* Draws whatever was not scrolled to yet: paper has no scrolling. */
  function drawAll() {
    return Promise.all([...document.querySelectorAll(".chart")].map(fit));
  }

  function failed(place, picture) {
    picture.width = 0;
    place.replaceChildren(element("p", { class: "note" }, "De grafiek kon niet worden getekend. De tabel is compleet."));
  }

  function picture(chart, config) {
    const place = element("div", {
      class: "chart", role: "img", "aria-label": chart.said, style: "height: " + chart.height + "px",
    });
    pictures.set(place, { figure: chart.figure, config, width: 0 });
    sizes.observe(place);
    return place;
  }

  function key(marks) {
    const items = marks.map(([symbol, words]) => element("li", {},
      element("span", { class: "mark", "aria-hidden": "true" }, symbol), element("span", {}, words)));
    return items.length ? [element("ul", { class: "marks" }, ...items)] : [];
  }

  function twin(chart) {
    const title = element("span", { class: "only-heard" }, ": " + chart.table.caption);
    return element("details", { class: "folded" }, element("summary", {}, "Tabel", title),
      window.wijk.draw.seriesTable(chart.table));
  }

  /* The parts of a chart; where there are too few values for a line, the reason stands in its place. */
  function parts(chart, config) {
    const drawn = chart.figure ? picture(chart, config) : element("p", { class: "too-few" }, "Geen grafiek: " + chart.few + ".");
    const table = chart.table.rows.length ? [twin(chart)] : [];
    return [drawn, ...key(chart.marks), ...table];
  }

  window.wijk = Object.assign(window.wijk || {}, { charts: { parts, plotly, drawAll } });
})();
