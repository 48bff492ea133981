/* The links to the areas next to this one stand open; on a phone they would push the figures off the screen. */
(function () {
  "use strict";

  const PHONE = "(max-width: 820px)";

  function fold() {
    const place = document.getElementById("wijk-buren");
    if (place && window.matchMedia(PHONE).matches) place.removeAttribute("open");
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { neighbours: { fold } });
})();
