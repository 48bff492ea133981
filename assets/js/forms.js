/* All forms of layouts/parts/form.py: one write a click, and what is wrong beside its field.
 *
 * What people typed stays in the fields until it was written. Text is only ever set as text.
 */
(function () {
  "use strict";

  const PATIENCE_MS = 20000;
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

  /* --- what the server said --- */

  function tell(result, sent) {
    const frame = sent && frameOf(sent);
    if (!result || !frame || leaving) return stay();
    release(frame);
    if (!Object.keys(result.errors).length) {
      leaving = true;
      window.wijk.written.leave(frame, result);
      return stay();
    }
    refuse(frame, result.errors);
    if (!Object.keys(result.renew).length) return stay();
    setProps({ vorm: sent.vorm, sleutel: sent.sleutel, deel: "bewaar" }, { children: AGAIN });
    return Object.assign({}, sent, { waarden: Object.assign({}, sent.waarden, result.renew) });
  }

  document.addEventListener("click", onClick, true); // before Dash hears of it
  window.addEventListener("pageshow", ({ persisted }) => { leaving = leaving && !persisted; }); // Back
  window.dash_clientside = Object.assign({}, window.dash_clientside, { forms: { tell } });
})();
