/* All forms of layouts/parts/form.py: one write a click, what is wrong beside its field, what was said after it.
 *
 * What people typed stays in the fields until it was written, also in the other forms of the page. Text is only ever
 * set as text.
 */
(function () {
  "use strict";

  const KEPT = "wijkdashboard-formulier"; // what has to survive the way to the next page, once
  const PATIENCE_MS = 20000;
  const HOLD_MS = 4000;
  const FRAME = ".steering-form";
  const FIELDS = "input, select, textarea";
  const AGAIN = "Bewaar alsnog";
  const SILENT = "Er kwam geen antwoord. Wat u schreef, staat er nog. Probeer het zo opnieuw.";
  const waiting = new Map(); // frame id -> timer, while the server has not answered
  let leaving = false;

  const stay = () => window.dash_clientside.no_update;
  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const frameOf = ({ vorm, sleutel }) => document.getElementById("vorm-" + vorm + "-" + sleutel);
  const errorOf = (frame, name) => document.getElementById(frame.id + "-" + name + "-fout");
  const asId = (element) => {
    try {
      return JSON.parse(element.id);
    } catch (plain) {
      return null;
    }
  };

  /* --- one click, one write --- */

  function release(frame) {
    window.clearTimeout(waiting.get(frame.id));
    waiting.delete(frame.id);
    frame.removeAttribute("aria-busy");
  }

  function hold(frame) {
    frame.setAttribute("aria-busy", "true");
    waiting.set(frame.id, window.setTimeout(() => {
      release(frame);
      refuse(frame, { "": SILENT });
    }, PATIENCE_MS));
  }

  function onClick(event) {
    const button = event.target.closest(FRAME + " .send button");
    if (!button) return;
    const frame = button.closest(FRAME);
    if (leaving || waiting.has(frame.id)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    hold(frame);
  }

  /* --- what is wrong --- */

  function clear(frame) {
    frame.querySelectorAll(".field-error").forEach((place) => place.replaceChildren());
    frame.querySelectorAll("[aria-invalid]").forEach((field) => {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
  }

  function controlBefore(place) {
    return place.parentNode.querySelector(FIELDS);
  }

  function complain(frame, name, message) {
    const place = errorOf(frame, name) || errorOf(frame, "");
    place.textContent = place.textContent ? place.textContent + "\n" + message : message;
    const fold = place.closest("details");
    if (fold) fold.open = true;
    const control = place === errorOf(frame, "") ? null : controlBefore(place);
    if (!control) return;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", place.id);
  }

  function refuse(frame, errors) {
    clear(frame);
    Object.entries(errors).forEach(([name, message]) => complain(frame, name, message));
    const first = frame.querySelector("[aria-invalid]") || errorOf(frame, "");
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
  }

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
    leaving = true;
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

  /* --- what the server said --- */

  function tell(result, sent) {
    const frame = sent && frameOf(sent);
    if (!result || !frame || leaving) return stay();
    release(frame);
    if (!Object.keys(result.errors).length) {
      leave(frame, result);
      return stay();
    }
    refuse(frame, result.errors);
    if (!Object.keys(result.renew).length) return stay();
    setProps({ vorm: sent.vorm, sleutel: sent.sleutel, deel: "bewaar" }, { children: AGAIN });
    return Object.assign({}, sent, { waarden: Object.assign({}, sent.waarden, result.renew) });
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

  document.addEventListener("click", onClick, true); // before Dash hears of it
  document.addEventListener("input", (event) => {
    const frame = event.target.closest(FRAME);
    if (frame) frame.dataset.touched = "yes";
  });
  if (document.body) arrive();
  else document.addEventListener("DOMContentLoaded", arrive);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { forms: { tell } });
  window.wijk = Object.assign(window.wijk || {}, { forms: { refuse, clear } });
})();
