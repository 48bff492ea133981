/* The form of an initiative: the point in fields, list and map; what the server said of it.
 *
 * What people typed stays in the fields, whatever goes wrong. Text is only ever set as text.
 */
(function () {
  "use strict";

  const KEPT = "wijkdashboard-bewaard"; // what page Wijk says after saving, once
  const OWN = "eigen";
  const METRES = { x: [7000, 300000], y: [289000, 629000] };
  const HOLD_MS = 8000;
  let leaving = false;

  const byId = (id) => document.getElementById(id);
  const stay = () => window.dash_clientside.no_update;
  const setProps = (id, props) => window.dash_clientside.set_props(id, props);

  function element(tag, attributes, ...children) {
    return window.wijk.draw.element(tag, attributes, ...children);
  }

  /* --- the point --- */

  /* Metres in a field; null for anything else, degrees too: those only the server turns into metres. */
  function metres(axis, text) {
    const number = Number(String(text || "").trim().replace(",", "."));
    const [least, most] = METRES[axis];
    return number >= least && number <= most ? number : null;
  }

  function moved(x, y) {
    setProps("initiatief-x", { value: x.toFixed(0) });
    setProps("initiatief-y", { value: y.toFixed(0) });
    if (byId("initiatief-midden")) setProps("initiatief-midden", { value: OWN });
  }

  function point(x, y, ground) {
    const frame = byId("initiatief-kaart");
    if (!ground || !frame) return "";
    if (!frame.firstElementChild) window.wijk.pointMap.draw(frame, ground, moved);
    const [east, north] = [metres("x", x), metres("y", y)];
    const isMetres = east !== null && north !== null;
    const said = window.wijk.pointMap.show(isMetres ? east : null, isMetres ? north : null);
    return !isMetres && (x || y) ? "" : said;
  }

  function middle(code, ground) {
    const chosen = ground && ground.middles.find((one) => one.code === code);
    if (chosen) {
      setProps("initiatief-x", { value: String(chosen.x) });
      setProps("initiatief-y", { value: String(chosen.y) });
    }
    return stay();
  }

  /* --- what is wrong --- */

  function clear(form) {
    const frame = byId(form);
    frame.querySelectorAll(".field-error, .error-summary").forEach((place) => place.replaceChildren());
    frame.querySelectorAll("[aria-invalid]").forEach((field) => {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
  }

  function mark({ id, message }) {
    const place = byId(id + "-fout");
    if (!place) return;
    const said = place.textContent ? place.textContent + " " + message : message;
    place.textContent = said;
    const fold = place.closest("details");
    if (fold) fold.open = true;
    const field = byId(id);
    const control = field.matches("input, select, textarea") ? field : field.querySelector("input");
    if (!control) return;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", place.id);
  }

  function problem({ id, label, message }, form) {
    if (id === form) return element("li", {}, message);
    return element("li", {}, element("a", { href: "#" + id, "data-field": id }, label), ": " + message);
  }

  function others(meanwhile) {
    if (!meanwhile.length) return [];
    return [
      element("p", {}, "Dit is er gewijzigd:"),
      element("ul", {}, ...meanwhile.map((words) => element("li", {}, words))),
      element("p", {}, "Wat u typte, staat er nog. Bewaart u nu opnieuw, dan worden alleen de velden die u zelf "
        + "wijzigde zoals u ze hebt ingevuld. De rest blijft zoals de ander die opschreef."),
    ];
  }

  function refuse({ form, wrong, meanwhile }) {
    const title = wrong.length === 1 ? "Er is nog niets bewaard" : "Er is nog niets bewaard: " + wrong.length + " dingen kloppen niet";
    const summary = byId(form + "-fout");
    wrong.filter(({ id }) => id !== form).forEach(mark);
    summary.replaceChildren(element("p", { class: "error-title" }, title),
      element("ul", {}, ...wrong.map((one) => problem(one, form))), ...others(meanwhile));
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "start" });
  }

  /* --- what the server said --- */

  function leave({ href, said }) {
    leaving = true;
    try {
      window.sessionStorage.setItem(KEPT, said);
    } catch (blocked) {
      /* without storage the initiative is still marked in the list */
    }
    window.location.assign(href);
  }

  function tell(outcome, shown) {
    if (!outcome || leaving || !byId(outcome.form)) return stay();
    clear(outcome.form);
    if (!outcome.wrong.length) {
      leave(outcome);
      return stay();
    }
    refuse(outcome);
    return outcome.seen ? Object.assign({}, shown, { seen: outcome.seen }) : stay();
  }

  /* Charts that are drawn later push the page down: the chosen place stays in sight for a while, until
   * somebody moves the page. */
  function hold() {
    const keep = () => {
      const item = document.querySelector(".place.chosen");
      if (item) item.scrollIntoView({ block: "center" });
    };
    const watcher = new ResizeObserver(keep);
    const stop = () => watcher.disconnect();
    watcher.observe(document.body);
    ["wheel", "keydown", "pointerdown"].forEach((name) => window.addEventListener(name, stop, { once: true }));
    window.setTimeout(stop, HOLD_MS);
  }

  /* On page Wijk: what was saved just now, said once. */
  function arrive() {
    let said = "";
    if (/^#plaats-\d+$/.test(window.location.hash)) hold();
    try {
      said = window.sessionStorage.getItem(KEPT) || "";
      window.sessionStorage.removeItem(KEPT);
    } catch (blocked) {
      said = "";
    }
    return said || stay();
  }

  /* --- folds and links --- */

  function unfold() {
    const aimed = /^#(afsluiten|geschiedenis)$/.test(window.location.hash) && byId(window.location.hash.slice(1));
    if (!aimed || !aimed.matches("details")) return;
    aimed.open = true;
    aimed.scrollIntoView({ block: "start" });
    aimed.querySelector("summary").focus({ preventScroll: true });
  }

  function begin() {
    leaving = false;
    if (!byId("initiatief-formulier").dataset.begun) unfold();
    byId("initiatief-formulier").dataset.begun = "yes";
    return stay();
  }

  function onClick(event) {
    const link = event.target.closest("a[data-field]");
    if (!link) return;
    event.preventDefault();
    const field = byId(link.dataset.field);
    const control = field.matches("input, select, textarea") ? field : field.querySelector("input");
    control.focus();
    control.scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", onClick);
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    initiative: { begin, point, middle, tell, arrive },
  });
})();
