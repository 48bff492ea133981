/* Page Fasen: the slider and the cells choose a phase, errors stand beside their field, the URL follows the theme.
 *
 * Text is only ever set as text.
 */
(function () {
  "use strict";

  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const byId = (id) => document.getElementById(id);
  const WHOLE = "geheel"; // the theme itself, not one of its parts
  const FORM = "fasen-inschatting";
  const EMPTIED = {
    [FORM]: {
      "fasen-waarom": "", "fasen-correctie": "", "fasen-stap": "", "fasen-stap-eigenaar": "", "fasen-stap-dag": "",
      "fasen-link": "", "fasen-cijfers": [],
    },
    "fasen-stand-aanpak": { "fasen-aanpak-opmerking": "" },
    "fasen-kernkeuze": { "fasen-keuze-waarom": "" },
  };
  let picked = null; // the phase of the cell that was clicked, until its theme is there

  /* --- choosing a phase --- */

  function openForm() {
    const fields = byId(FORM + "-velden");
    if (!fields) return;
    fields.hidden = false;
    byId("fasen-verder").hidden = true;
  }

  function pickCell(cell) {
    const { theme, phase } = cell.dataset;
    const select = byId("fasen-thema");
    picked = select.value === theme ? null : Number(phase);
    setProps("fasen-fase", { value: Number(phase) });
    if (picked) setProps("fasen-thema", { value: theme });
    openForm();
    byId("fasen-waarom").focus();
  }

  /* The chosen phase in words, beside the slider and for who cannot see it. */
  function describe(value, theme, part, words) {
    if (!words) return window.dash_clientside.no_update;
    const phase = Number(value);
    const slider = byId("fasen-fase");
    if (slider) slider.setAttribute("aria-valuetext", "fase " + phase + ": " + words.phases[phase]);
    const about = words.parts[part] || words.cells[theme][phase]; // a part has no texts of its own
    return "Fase " + phase + ", " + words.phases[phase] + ": " + about;
  }

  /* The rest of the page waits for the server; a phone shows the column of the theme at once. */
  function showColumn(theme) {
    document.querySelectorAll(".phase-matrix [data-theme]").forEach((cell) => {
      cell.classList.toggle("shown", cell.dataset.theme === theme);
    });
  }

  function follow(theme, area, now) {
    showColumn(theme);
    setProps("fasen-fase", { value: picked || (now && now[theme]) || 1 });
    setProps("fasen-onderdeel", { value: WHOLE });
    setProps("fasen-cijfers", { value: [] });
    picked = null;
    const query = new URLSearchParams({ gebied: area, thema: theme });
    window.history.replaceState(window.history.state, "", window.location.pathname + "?" + query);
    return window.dash_clientside.no_update;
  }

  /* Whether a correction needs no asking. */
  function correct(session, party, theme, part, taken) {
    return !(taken || []).includes([session, party, theme, part === WHOLE ? "" : part].join(" "));
  }

  /* --- what the server said of a form --- */

  function clear(form) {
    const card = byId(form + "-fout").closest(".assess, details");
    card.querySelectorAll(".field-error").forEach((place) => { place.textContent = ""; });
    card.querySelectorAll("[aria-invalid]").forEach((field) => {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
    byId(form + "-klaar").textContent = "";
  }

  function complain(id, message) {
    const place = byId(id + "-fout");
    if (!place) return;
    place.textContent = message;
    const fold = place.closest("details");
    if (fold) fold.open = true;
    const field = byId(id);
    if (!field || !field.matches("input, select, textarea")) return;
    if (field.closest("[hidden]")) field.closest("[hidden]").hidden = false;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", place.id);
  }

  function refuse({ form, errors }) {
    if (form === FORM) openForm();
    Object.entries(errors).forEach(([id, message]) => complain(id, message));
    const first = byId(form + "-fout").closest(".assess, details").querySelector("[aria-invalid]");
    if (first) first.focus();
  }

  function settle({ form, said, session }) {
    byId(form + "-klaar").textContent = said;
    Object.entries(EMPTIED[form]).forEach(([id, value]) => setProps(id, { value }));
    if (session) setProps("fasen-sessie", { value: String(session) });
  }

  function tell(result, version) {
    if (!result || !byId(result.form + "-fout")) return window.dash_clientside.no_update;
    clear(result.form);
    if (Object.keys(result.errors).length) {
      refuse(result);
      return window.dash_clientside.no_update;
    }
    settle(result);
    return (version || 0) + 1;
  }

  /* --- the table of areas --- */

  function compare(first, second) {
    if (first === second) return 0;
    if (first === "" || second === "") return first === "" ? 1 : -1; // what is unknown stays last
    return first.localeCompare(second, "nl", { numeric: true });
  }

  function sort(button) {
    const head = button.closest("th");
    const table = button.closest("table");
    const index = [...head.parentNode.children].indexOf(head);
    const up = head.getAttribute("aria-sort") !== "ascending";
    const key = (row) => row.children[index].dataset.sort || "";
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => {
      const order = compare(key(a), key(b));
      return up || !key(a) || !key(b) ? order : -order;
    });
    body.append(...rows);
    table.querySelectorAll("th[aria-sort]").forEach((each) => each.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  }

  /* --- events --- */

  function goTo() {
    const query = new URLSearchParams({ gebied: byId("fasen-ander").value, thema: byId("fasen-thema").value });
    window.location.assign("/fasen?" + query);
  }

  function onClick(event) {
    const cell = event.target.closest(".phase-matrix td[data-phase]");
    if (cell) pickCell(cell);
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.sorts) sort(button);
    if (button.id === "fasen-ga") goTo();
    if (button.id === "fasen-afdrukken") window.print();
    if (button.id === "fasen-verder") {
      openForm();
      byId("fasen-waarom").focus();
    }
  }

  function onInput(event) {
    if (event.target.id === "fasen-fase") openForm();
  }

  document.addEventListener("click", onClick);
  document.addEventListener("input", onInput);
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    fasen: { describe, follow, correct, tell },
  });
  window.wijk = Object.assign(window.wijk || {}, { fasen: { sort, compare } });
})();
