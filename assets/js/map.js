/* The painter of the map: Leaflet draws shapes once, this colours them.
 *
 * wijk.map.paint({rows, chosen}) takes the rows of layouts/parts/area_rows.py (and suffix). It keeps the last
 * ones, so that shapes that arrive later are painted too.
 */
(function () {
  "use strict";

  const layers = new Map(); // area code -> Leaflet layer
  let current = { classes: {}, labels: {}, chosen: null };

  const tokens = new Map();

  /* Asked once: getComputedStyle between two changes makes the browser lay out the page again. */
  function token(name) {
    if (!tokens.has(name)) {
      tokens.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    }
    return tokens.get(name);
  }

  function fillOf(code) {
    const klass = current.classes[code];
    if (typeof klass === "number") return token("--class-" + klass);
    return window.wijk.patterns.fill(klass);
  }

  function styleOf(code) {
    const chosen = code === current.chosen;
    return {
      fillColor: fillOf(code),
      fillOpacity: 1,
      color: token(chosen ? "--area-chosen" : "--area-border"),
      weight: chosen ? 3 : Number(token("--area-border-width")) || 1,
      opacity: 1,
      lineJoin: "round",
    };
  }

  function labelOf(feature) {
    const name = feature.properties.name;
    return name + ": " + (current.labels[feature.properties.code] || "geen cijfer");
  }

  /* Text only: a name is never read as markup. */
  function tooltipOf(feature) {
    const box = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = feature.properties.name;
    const value = document.createElement("span");
    value.textContent = current.labels[feature.properties.code] || "geen cijfer";
    box.append(name, value);
    return box;
  }

  function choose(code) {
    window.dash_clientside.set_props("kaart-gebied", { value: code });
  }

  function describe(layer) {
    const path = layer.getElement && layer.getElement();
    if (!path) return;
    const code = layer.feature.properties.code;
    path.setAttribute("aria-label", labelOf(layer.feature));
    path.setAttribute("aria-pressed", String(code === current.chosen));
    path.setAttribute("tabindex", code === tabStop() ? "0" : "-1");
  }

  /* One tab stop for the whole map: the chosen area, else the first; arrows go on from there. */
  function tabStop() {
    if (current.chosen && layers.has(current.chosen)) return current.chosen;
    return layers.keys().next().value;
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  /* The nearest area in the direction of the arrow, sideways distance counting double. */
  function neighbour(code, key) {
    const [dx, dy] = ARROWS[key];
    const from = layers.get(code).getBounds().getCenter();
    let best = null;
    let least = Infinity;
    layers.forEach((layer, other) => {
      const to = layer.getBounds().getCenter();
      const east = (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180);
      const north = to.lat - from.lat;
      const ahead = east * dx + north * dy;
      const aside = Math.abs(east * dy) + Math.abs(north * dx);
      const cost = ahead + 2 * aside;
      if (other !== code && ahead > 1e-9 && cost < least) {
        best = other;
        least = cost;
      }
    });
    return best;
  }

  function onKey(event, code) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(code);
    } else if (event.key in ARROWS) {
      event.preventDefault();
      event.stopPropagation(); // else Leaflet pans the map as well
      const next = neighbour(code, event.key);
      if (next) layers.get(next).getElement().focus();
    } else if (event.key === "Escape") {
      layers.get(code).closeTooltip();
    }
  }

  function onAdded(layer) {
    const path = layer.getElement();
    const code = layer.feature.properties.code;
    if (!path || path.dataset.area) return;
    path.dataset.area = code;
    path.setAttribute("role", "button");
    path.addEventListener("keydown", (event) => onKey(event, code));
    path.addEventListener("focus", () => layer.openTooltip());
    path.addEventListener("blur", () => layer.closeTooltip());
    describe(layer);
    if (code === current.chosen) layers.forEach((other) => describe(other)); // the tab stop moves here
  }

  function onEachFeature(feature, layer) {
    const code = feature.properties.code;
    layers.set(code, layer);
    layer.bindTooltip(() => tooltipOf(feature), { sticky: true, direction: "top", className: "area-tip" });
    layer.on("click", () => choose(code));
    layer.on("mouseover", () => layer.setStyle({ weight: 3 }));
    layer.on("mouseout", () => layer.setStyle(styleOf(code)));
    layer.on("add", () => { onAdded(layer); raiseChosen(); });
    layer.on("remove", () => { if (layers.get(code) === layer) layers.delete(code); });
  }

  /* A path that is moved within the page loses the focus. */
  function raiseChosen() {
    const layer = layers.get(current.chosen);
    const path = layer && layer.getElement && layer.getElement();
    if (!path || path === path.parentNode.lastElementChild) return;
    const focused = document.activeElement === path;
    layer.bringToFront();
    if (focused) path.focus({ preventScroll: true });
  }

  function paint(next) {
    current = { classes: {}, labels: {}, chosen: next.chosen };
    next.rows.forEach(([code, , klass, words, , , , carried]) => {
      current.classes[code] = klass;
      const said = carried ? " (" + carried + ")" : "";
      current.labels[code] = typeof klass === "number" ? words + (next.suffix || "") + said : words;
    });
    window.wijk.patterns.ensure();
    layers.forEach((layer, code) => {
      layer.setStyle(styleOf(code));
      describe(layer);
    });
    raiseChosen();
    return layers.size;
  }

  function style(feature) {
    window.wijk.patterns.ensure();
    return styleOf(feature.properties.code);
  }

  window.wijk = Object.assign(window.wijk || {}, {
    map: { style, onEachFeature, paint, neighbour, layers, current: () => current },
  });
})();
