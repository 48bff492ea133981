/* What happens after a form of layouts/parts/form.py was written: on to the next page or anew to this one, what was
 * said there, and what was typed in the other forms of the page.
 *
 * Text is only ever set as text.
 */
(function () {
  "use strict";

  const KEPT = "wijkdashboard-formulier"; // what has to survive the way to the next page, once
  const HOLD_MS = 4000;
  const FRAME = ".steering-form";
  const FIELDS = "input, select, textarea";

  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const asId = (element) => {
    try {
      return JSON.parse(element.id);
    } catch (plain) {
      return null;
    }
  };

  /* --- on to the next page --- */

  function valueOf(place) {
    if (place.matches(FIELDS)) return place.value;
    return [...place.querySelectorAll("input:checked")].map((box) => box.value);
  }

  /* What was typed in other forms of this page, which is made anew. */
  function drafts(sent) {
    const touched = [...document.querySelectorAll(FRAME + "[data-touched]")].filter((frame) => frame !== sent);
    return touched.flatMap((frame) => [...frame.querySelectorAll("[id]")])
      .map((place) => ({ id: asId(place), place }))
      .filter(({ id }) => id && id.veld)
      .map(({ id, place }) => ({ id, value: valueOf(place) }));
  }

  function keep(kept) {
    try {
      window.sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch (blocked) {
      /* without storage the page itself shows what was written */
    }
  }

  function take() {
    try {
      const kept = window.sessionStorage.getItem(KEPT);
      window.sessionStorage.removeItem(KEPT);
      return kept ? JSON.parse(kept) : null;
    } catch (blocked) {
      return null;
    }
  }

  const here = () => window.location.pathname + window.location.search;

  function leave(frame, { said, go }) {
    const target = go ? new URL(go, window.location.href) : null;
    const isHere = !target || target.pathname + target.search === here();
    keep(isHere ? { said, at: here(), scroll: window.scrollY, drafts: drafts(frame) } : { said });
    if (target && !isHere) {
      window.location.assign(target.href);
      return;
    }
    if (target) window.history.replaceState(window.history.state, "", target.href);
    window.location.reload();
  }

  /* --- on arrival --- */

  /* A region that is there before anything is said in it, outside the page that Dash makes. */
  const place = document.createElement("div");
  place.className = "form-said";
  place.setAttribute("role", "status");

  function say(words) {
    if (!words) return;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Sluit";
    close.addEventListener("click", () => place.replaceChildren());
    place.replaceChildren(Object.assign(document.createElement("p"), { textContent: words }), close);
  }

  /* Dash makes the page after this script: once its forms are there the drafts go back, and the page goes to where
   * it was until somebody moves it. */
  function restore({ scroll, drafts: typed }) {
    const todo = new Set(typed);
    const watcher = new ResizeObserver(() => {
      todo.forEach((draft) => {
        if (!document.getElementById(JSON.stringify(draft.id, Object.keys(draft.id).sort()))) return;
        todo.delete(draft);
        setProps(draft.id, { value: draft.value });
      });
      if (scroll) window.scrollTo(0, scroll);
    });
    const stop = () => watcher.disconnect();
    watcher.observe(document.body);
    window.setTimeout(stop, HOLD_MS);
    ["wheel", "keydown", "pointerdown"].forEach((name) => window.addEventListener(name, stop, { once: true }));
  }

  function arrive() {
    document.body.append(place);
    const kept = take();
    if (!kept) return;
    window.setTimeout(() => say(kept.said), 300); // a screen reader has to know the region first
    if (kept.at === here()) restore(kept);
  }

  document.addEventListener("input", (event) => {
    const frame = event.target.closest(FRAME);
    if (frame) frame.dataset.touched = "yes";
  });
  window.addEventListener("_dashprivate_pushstate", () => place.replaceChildren()); // on to another page
  if (document.body) arrive();
  else document.addEventListener("DOMContentLoaded", arrive);
  window.wijk = Object.assign(window.wijk || {}, { written: { leave } });
})();
