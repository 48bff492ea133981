/* The map of the form of an initiative: a point in an area, put there with a click or with arrows.
 *
 * It gives metres (EPSG:28992); the fields of the form hold the point, the map only shows it.
 */
(function () {
  "use strict";

  const WIDE = 600; // pixels for which the marker is drawn
  const STEPS = 60; // presses of an arrow across the whole map
  const FINER = 10; // times, with Shift
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let svg = null;
  let data = null;
  let at = null; // metres from the north-west corner, null without a point
  let put = null;

  const shape = (...parts) => window.wijk.draw.shape(...parts);

  function ground() {
    const paths = ["around", "area", "within"].filter((kind) => data.ground[kind]);
    return [
      ...paths.map((kind) => shape("path", { class: "ground-" + kind, d: data.ground[kind] })),
      ...data.middles.map((one) => shape("path", { class: "pick-area", d: one.path, "data-code": one.code })),
    ];
  }

  function marker() {
    return shape("g", { class: "pick", hidden: "" },
      shape("circle", { r: 14, class: "pick-ring" }), shape("path", { d: "M-6.5-6.5H6.5V6.5H-6.5z", class: "pick-spot" }));
  }

  /* The name of the area that holds a point of the map; "" outside all that are drawn. */
  function areaAt([x, y]) {
    const point = svg.createSVGPoint();
    [point.x, point.y] = [x, y];
    const found = [...svg.querySelectorAll(".pick-area")].find((path) => path.isPointInFill(point));
    return found ? data.middles.find((one) => one.code === found.dataset.code).name : "";
  }

  function place() {
    const mark = svg.querySelector(".pick");
    mark.toggleAttribute("hidden", !at);
    if (!at) return;
    const pixel = data.ground.width / Math.min(svg.clientWidth || WIDE, WIDE);
    mark.setAttribute("transform", "translate(" + at.join(" ") + ") scale(" + pixel.toFixed(3) + ")");
  }

  /* Shows the point x, y in metres, null for none; gives what to say of it. */
  function show(x, y) {
    if (!svg || !svg.isConnected) return "";
    const inside = x === null ? null : [x - data.west, data.north - y];
    at = inside;
    place();
    if (!at) return data.words.none;
    const name = areaAt(at);
    return name ? data.words.inside.replace("{name}", () => name) : data.words.outside;
  }

  function move([x, y]) {
    const kept = [[x, data.ground.width], [y, data.ground.height]].map(([n, most]) => Math.min(Math.max(n, 0), most));
    put(data.west + kept[0], data.north - kept[1]);
  }

  function onKey(event) {
    const step = MOVES[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const size = data.ground.width / STEPS / (event.shiftKey ? FINER : 1);
    const from = at || [data.ground.width / 2, data.ground.height / 2];
    move(at ? [from[0] + step[0] * size, from[1] + step[1] * size] : from);
  }

  function onClick(event) {
    const box = svg.getBoundingClientRect();
    const metres = data.ground.width / box.width;
    move([(event.clientX - box.left) * metres, (event.clientY - box.top) * metres]);
  }

  /* moved(x, y): called with metres when somebody moves the point. */
  function draw(frame, next, moved) {
    [data, put, at] = [next, moved, null];
    const { width, height } = data.ground;
    svg = shape("svg", {
      class: "places-svg", viewBox: "0 0 " + width + " " + height, tabindex: "0", role: "application",
      "aria-label": data.words.map, "aria-describedby": frame.id + "-uitleg",
    }, ...ground(), marker());
    svg.addEventListener("keydown", onKey);
    svg.addEventListener("click", onClick);
    frame.replaceChildren(svg);
    new ResizeObserver(place).observe(svg);
  }

  window.wijk = Object.assign(window.wijk || {}, { pointMap: { draw, show } });
})();
