/* The map of the card "Wie is hier actief": the area in metres as SVG, and a symbol for each place.
 *
 * It is as wide as there is room, on paper too (ADR 7). One tab stop: arrows go from symbol to symbol.
 */
(function () {
  "use strict";

  const SHAPES = { team: "M0-7A7 7 0 1 1 0 7A7 7 0 1 1 0-7z", provider: "M0-9L9 0L0 9L-9 0z",
    initiative: "M-6.5-6.5H6.5V6.5H-6.5z", school: "M0-8.5L8.5 7H-8.5z" };
  const FULL = 600; // pixels: a wider map has larger symbols, a narrower one has not smaller ones
  const MOST = 8; // times as large as the whole
  const SAME_M = 4; // metres: places at one address are drawn in a ring
  const RING_PX = 11;
  const CROWD = 100; // places: from here on symbols are smaller
  let svg = null;
  let data = null;
  let view = null; // [x, y, zoom] of what shows, in metres

  const shape = (...parts) => window.wijk.draw.shape(...parts);

  /* --- the ground --- */

  function ground() {
    const paths = ["around", "area", "within", "walk"].filter((kind) => data.ground[kind]);
    return shape("g", { "aria-hidden": "true" },
      ...paths.map((kind) => shape("path", { class: "ground-" + kind, d: data.ground[kind] })),
      shape("g", { class: "ground-labels" },
        ...data.ground.labels.map((one) => shape("text", { "data-x": one.x, "data-y": one.y }, one.name))));
  }

  /* --- the places --- */

  /* How many pixels a place stands aside from its own spot, when others are there too. */
  function aside(row, rows) {
    const same = rows.filter((one) => Math.hypot(one.at[0] - row.at[0], one.at[1] - row.at[1]) < SAME_M);
    if (same.length === 1) return [0, 0];
    const turn = 2 * Math.PI * same.indexOf(row) / same.length;
    return [RING_PX * Math.sin(turn), -RING_PX * Math.cos(turn)];
  }

  function point(row, rows) {
    const [dx, dy] = aside(row, rows);
    return shape("g", {
      class: "point kind-" + row.soort[0], "data-place": row.id, "data-x": row.at[0], "data-y": row.at[1],
      "data-dx": dx.toFixed(1), "data-dy": dy.toFixed(1), role: "button", tabindex: "-1", "aria-pressed": "false",
      "aria-label": row.name + ", " + row.what + ", " + row.where,
    }, shape("title", {}, row.name), shape("circle", { class: "hit", r: 13 }), shape("path", { d: SHAPES[row.soort[0]] }));
  }

  /* --- what shows: pan and zoom --- */

  function place() {
    const { width, height } = data.ground;
    const [x, y, zoom] = view;
    svg.setAttribute("viewBox", [x, y, width / zoom, height / zoom].map((n) => n.toFixed(1)).join(" "));
    const pixel = width / zoom / Math.min(svg.clientWidth || FULL, FULL);
    const crowd = svg.querySelectorAll(".point").length > CROWD ? 0.75 : 1;
    svg.querySelectorAll("[data-x]").forEach((one) => {
      const scale = pixel * (one.matches("text") ? 1 : crowd);
      const [px, py, dx, dy] = ["x", "y", "dx", "dy"].map((key) => Number(one.dataset[key] || 0));
      one.setAttribute("transform", "translate(" + (px + dx * scale).toFixed(1) + " " + (py + dy * scale).toFixed(1)
        + ") scale(" + scale.toFixed(4) + ")");
    });
    svg.classList.toggle("zoomed", zoom > 1);
  }

  function within(value, most) {
    return Math.min(Math.max(value, 0), most);
  }

  function look(x, y, zoom) {
    const { width, height } = data.ground;
    const kept = Math.min(Math.max(zoom, 1), MOST);
    view = [within(x, width - width / kept), within(y, height - height / kept), kept];
    place();
  }

  /* Around the chosen place, else around the middle. */
  function zoomBy(times) {
    const { width, height } = data.ground;
    const [x, y, zoom] = view;
    const own = svg.querySelector(".point.chosen");
    const kept = Math.min(Math.max(zoom * times, 1), MOST);
    const middle = own ? [Number(own.dataset.x), Number(own.dataset.y)] : [x + width / zoom / 2, y + height / zoom / 2];
    look(middle[0] - width / kept / 2, middle[1] - height / kept / 2, kept);
  }

  function intoSight(one) {
    const { width, height } = data.ground;
    const [x, y, zoom] = view;
    const [px, py] = [Number(one.dataset.x), Number(one.dataset.y)];
    const inside = px >= x && px <= x + width / zoom && py >= y && py <= y + height / zoom;
    if (!inside) look(px - width / zoom / 2, py - height / zoom / 2, zoom);
  }

  function dragging() {
    let last = null;
    svg.addEventListener("pointerdown", (event) => { if (view[2] > 1) last = [event.clientX, event.clientY]; });
    svg.addEventListener("pointermove", (event) => {
      if (!last) return;
      const metres = data.ground.width / view[2] / svg.clientWidth;
      look(view[0] - (event.clientX - last[0]) * metres, view[1] - (event.clientY - last[1]) * metres, view[2]);
      last = [event.clientX, event.clientY];
    });
    ["pointerup", "pointerleave", "pointercancel"].forEach((name) => svg.addEventListener(name, () => { last = null; }));
  }

  /* --- keys --- */

  function points() {
    return [...svg.querySelectorAll(".point:not([hidden])")];
  }

  function setStop(one) {
    points().forEach((other) => other.setAttribute("tabindex", other === one ? "0" : "-1"));
  }

  function onKey(event) {
    const from = event.target.closest(".point");
    if (!from) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      from.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = window.wijk.placeKeys.nearest(points(), from, event.key);
      if (!next) return;
      setStop(next);
      next.focus();
    }
  }

  /* --- drawing all of it --- */

  function button(words, sign, act) {
    const made = window.wijk.draw.element("button", { type: "button", class: "map-button", "aria-label": words, title: words }, sign);
    made.addEventListener("click", act);
    return made;
  }

  function draw(frame, next) {
    data = next;
    const rows = data.rows.filter((row) => row.at);
    svg = shape("svg", { class: "places-svg", role: "group", "aria-label": data.words.map },
      ground(), ...rows.map((row) => point(row, rows)));
    svg.addEventListener("keydown", onKey);
    svg.addEventListener("focusin", (event) => { if (event.target.dataset.place) intoSight(event.target); });
    dragging();
    const zoom = window.wijk.draw.element("div", { class: "map-buttons" },
      button(data.words.closer, "+", () => zoomBy(2)), button(data.words.further, "−", () => zoomBy(0.5)),
      button(data.words.whole, "⤢", () => look(0, 0, 1)));
    frame.replaceChildren(window.wijk.draw.element("div", { class: "map-box" }, svg, zoom),
      window.wijk.placeItem.legend(data));
    look(0, 0, 1);
    new ResizeObserver(place).observe(svg);
  }

  /* ids: a set of the places that fit the filters. */
  function show(ids) {
    svg.querySelectorAll(".point").forEach((one) => one.toggleAttribute("hidden", !ids.has(one.dataset.place)));
    const chosen = svg.querySelector(".point.chosen:not([hidden])");
    if (points().length) setStop(chosen || points()[0]);
  }

  function choose(id) {
    svg.querySelectorAll(".point").forEach((one) => {
      const own = one.dataset.place === id;
      one.classList.toggle("chosen", own);
      one.setAttribute("aria-pressed", String(own));
      if (!own) return;
      const focused = document.activeElement === one;
      svg.append(one); // on top of the others; what is moved loses the focus
      if (focused) one.focus({ preventScroll: true });
      setStop(one);
      intoSight(one);
    });
  }

  window.wijk = Object.assign(window.wijk || {}, { placeMap: { draw, show, choose } });
})();
