/* Arrow keys on the map of places: from one symbol to the next in that direction, as it is drawn. */
(function () {
  "use strict";

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function middle(one) {
    const box = one.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  /* The nearest of the points, sideways distance counting double; null when there is none. */
  function nearest(points, from, key) {
    const [dx, dy] = ARROWS[key];
    const [x, y] = middle(from);
    let best = null;
    let least = Infinity;
    points.forEach((one) => {
      const [otherX, otherY] = middle(one);
      const ahead = (otherX - x) * dx + (otherY - y) * dy;
      const cost = ahead + 2 * (Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx));
      if (ahead > 0.5 && cost < least) [best, least] = [one, cost];
    });
    return best;
  }

  window.wijk = Object.assign(window.wijk || {}, { placeKeys: { nearest } });
})();
