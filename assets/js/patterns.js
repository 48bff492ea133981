/* A pattern for every reason why an area has no figure; kaart.css has the same ones for the legend. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const PATTERNS = {
    withheld: { size: 7, draw: [["path", { d: "M0 7L7 0M-1 1L1 -1M6 8L8 6", class: "pattern-line" }]] },
    not_measured: { size: 8, draw: [["circle", { cx: 2, cy: 2, r: 1.2, class: "pattern-dot" }],
      ["circle", { cx: 6, cy: 6, r: 1.2, class: "pattern-dot" }]] },
    missing: { size: 9, draw: [["path", { d: "M2 4.5H7M4.5 2V7", class: "pattern-line" }]] },
    unreliable: { size: 7, draw: [["path", { d: "M0 0L7 7M0 7L7 0", class: "pattern-line" }]] },
    not_applicable: { size: 8, draw: [["path", { d: "M0 4H8", class: "pattern-line" }]] },
  };

  function element(name, attributes) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function pattern(name, spec) {
    const made = element("pattern", {
      id: "pattern-" + name, width: spec.size, height: spec.size, patternUnits: "userSpaceOnUse",
    });
    made.appendChild(element("rect", { width: spec.size, height: spec.size, class: "pattern-ground" }));
    spec.draw.forEach(([tag, attributes]) => made.appendChild(element(tag, attributes)));
    return made;
  }

  /* Patterns live in the page, not in the map, so that the legend can use them too. */
  function ensure() {
    if (document.getElementById("map-patterns")) return;
    const svg = element("svg", { id: "map-patterns", width: 0, height: 0, "aria-hidden": "true" });
    svg.style.position = "absolute";
    const defs = element("defs", {});
    Object.entries(PATTERNS).forEach(([name, spec]) => defs.appendChild(pattern(name, spec)));
    svg.appendChild(defs);
    document.body.appendChild(svg);
  }

  function fill(reason) {
    return "url(#pattern-" + (reason in PATTERNS ? reason : "not_measured") + ")";
  }

  window.wijk = Object.assign(window.wijk || {}, { patterns: { ensure, fill } });
})();
