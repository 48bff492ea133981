/* The vergaderstand: one slide at a time, by keys, buttons or the address (#dia-3). */
(function () {
  "use strict";

  const NEXT = new Set(["ArrowRight", "PageDown", " "]);
  const BEFORE = new Set(["ArrowLeft", "PageUp"]);
  const SMALLEST = 0.6; // of the size of the type, when much stands on a slide
  const byId = (id) => document.getElementById(id);
  const slides = () => [...document.querySelectorAll(".present .slide")];
  let at = 1;

  const inRange = (number, count) => Math.min(Math.max(number, 1), count);

  /* The position that the address names; the first one otherwise. */
  function asked(hash, count) {
    const found = /^#dia-(\d{1,4})$/.exec(hash);
    return found ? inRange(Number(found[1]), count) : 1;
  }

  /* Where a key leads to; null for a key that is not ours. */
  function target(key, shift, here, count) {
    if (key === "Home") return 1;
    if (key === "End") return count;
    if (BEFORE.has(key) || (key === " " && shift)) return inRange(here - 1, count);
    if (NEXT.has(key)) return inRange(here + 1, count);
    return null;
  }

  /* A slide with much on it gets smaller type, as long as it can still be read; then it scrolls. */
  function fit() {
    const place = document.querySelector(".present .slides");
    const slide = slides()[at - 1];
    if (!place || !slide) return;
    let size = 1;
    place.style.setProperty("--fit", size);
    while (place.scrollHeight > place.clientHeight + 1 && size > SMALLEST) {
      size -= 0.05;
      place.style.setProperty("--fit", size.toFixed(2));
    }
    if (place.scrollHeight > place.clientHeight + 1) place.setAttribute("tabindex", "0");
    else place.removeAttribute("tabindex");
    place.scrollTop = 0;
  }

  function show(number) {
    const all = slides();
    if (!all.length) return;
    at = inRange(number, all.length);
    all.forEach((slide, index) => { slide.hidden = index !== at - 1; });
    byId("vergaderstand-plek").textContent = at + " van " + all.length;
    byId("vergaderstand-vorige").disabled = at === 1;
    byId("vergaderstand-volgende").disabled = at === all.length;
    fit();
  }

  /* A step of who presents: Back leaves the vergaderstand and does not go through all slides again. */
  function go(number) {
    show(number);
    window.history.replaceState(window.history.state, "", "#dia-" + at);
    byId("dia-" + at + "-kop").focus({ preventScroll: true });
  }

  function onKey(event) {
    if (!slides().length || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      document.querySelector(".present-leave").click();
      return;
    }
    if (event.key === " " && event.target.closest("button, a")) return; // presses what has the focus
    const number = target(event.key, event.shiftKey, at, slides().length);
    if (number === null) return;
    event.preventDefault();
    go(number);
  }

  function onClick(event) {
    const button = event.target.closest("#vergaderstand-vorige, #vergaderstand-volgende");
    if (button) go(at + (button.id === "vergaderstand-vorige" ? -1 : 1));
  }

  /* The address was changed by hand, or by a link to a slide; other jumps within the page are no step. */
  function onHash() {
    const { hash } = window.location;
    const count = slides().length;
    if (count && hash.startsWith("#dia-")) show(asked(hash, count));
  }

  function start() {
    show(asked(window.location.hash, slides().length));
    const heading = byId("dia-" + at + "-kop");
    if (heading) heading.focus({ preventScroll: true });
    return window.dash_clientside.no_update;
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  window.addEventListener("hashchange", onHash);
  window.addEventListener("resize", fit);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { present: { start } });
  window.wijk = Object.assign(window.wijk || {}, { present: { asked, target } });
})();
