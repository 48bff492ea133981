/* The card "Duiding" of page Wijk: draws the notes, marks the figures that have some, asks to remove one.
 *
 * Plain DOM from the values in the store (ADR 6). What people wrote is only ever set as text.
 */
(function () {
  "use strict";

  const LIST = "duiding-lijst";
  const BUBBLE = "M3 3h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7l-4 4v-4H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z";
  let marks = {};
  let asked = 0;

  function element(tag, attributes, ...children) {
    return window.wijk.draw.element(tag, attributes, ...children);
  }

  /* --- a note, and the fold that asks why it should go --- */

  function removal(note) {
    const field = "duiding-reden-" + note.id;
    const about = element("span", { class: "only-heard" }, " van de duiding over " + note.about);
    const hint = element("span", { class: "hint" }, "De duiding blijft onder “Verwijderde duiding” te lezen, met uw reden.");
    return element("details", { class: "note-remove" },
      element("summary", {}, "Verwijderen", about),
      element("form", { class: "control", "data-remove": note.id },
        element("label", { for: field }, "Waarom?", hint),
        element("input", { id: field, class: "form-control", type: "text", autocomplete: "off" }),
        element("div", { class: "field-error", role: "alert", id: field + "-fout" }),
        element("button", { type: "submit", class: "plain" }, "Verwijderen")));
  }

  function body(note) {
    return [
      element("p", { class: "note-text" }, element("strong", {}, note.about), " — ", note.text),
      element("p", { class: "signed" }, note.signed),
    ];
  }

  function kept(note) {
    return element("li", { class: "note-item", "data-note": note.id }, ...body(note), removal(note));
  }

  function removed(notes) {
    if (!notes.length) return [];
    const items = notes.map((note) =>
      element("li", { class: "note-item gone" }, ...body(note), element("p", { class: "signed" }, note.gone)));
    return [element("details", { class: "folded removed-notes" },
      element("summary", {}, "Verwijderde duiding (" + notes.length + ")"),
      element("ul", { class: "note-list" }, ...items))];
  }

  function above(pointers) {
    if (!pointers.length) return [];
    const links = pointers.map(([name, href, about]) =>
      element("li", {}, element("a", { href }, name), ": " + about));
    return [element("div", { class: "notes-above" },
      element("p", {}, "Ook duiding bij:"), element("ul", {}, ...links))];
  }

  function draw(data) {
    const list = data.kept.length
      ? element("ul", { class: "note-list" }, ...data.kept.map(kept))
      : element("p", { class: "muted" }, data.empty);
    return [list, ...above(data.above), ...removed(data.removed)];
  }

  /* --- the mark at a figure --- */

  function bubble() {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    Object.entries({ viewBox: "0 0 20 20", width: 15, height: 15, "aria-hidden": "true" })
      .forEach(([name, value]) => drawn.setAttribute(name, value));
    path.setAttribute("d", BUBBLE);
    drawn.append(path);
    return drawn;
  }

  function markOf(count) {
    return element("a", { class: "note-mark", href: "#wijk-duiding" }, bubble(),
      element("span", { "aria-hidden": "true" }, String(count)),
      element("span", { class: "only-heard" }, count + " keer duiding"));
  }

  /* Puts the marks in the rows that are drawn; called again when they are drawn anew. */
  function mark() {
    document.querySelectorAll("#wijk-cijfers tr[data-figure]").forEach((row) => {
      row.querySelector(".note-mark")?.remove();
      const count = marks[row.dataset.figure];
      if (count) row.querySelector(".named").append(markOf(count));
    });
  }

  /* --- what goes wrong is said beside its field; what was typed stays --- */

  function complain(field, place, messages) {
    place.textContent = messages.join(" ");
    if (!messages.length) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      return;
    }
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", place.id);
    field.focus();
  }

  function fieldOf(note) {
    const id = note ? "duiding-reden-" + note : "duiding-tekst";
    const place = document.getElementById(note ? id + "-fout" : "duiding-fout");
    return [document.getElementById(id), place];
  }

  function refuse(refused) {
    const [field, place] = fieldOf(refused ? refused.note : 0);
    if (field && place) complain(field, place, refused ? refused.messages : []);
    return window.dash_clientside.no_update;
  }

  /* --- clientside callbacks and the form of a removal --- */

  function show(data) {
    const place = document.getElementById(LIST);
    if (!data || !place) return window.dash_clientside.no_update;
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(...draw(data));
    if (hadFocus) document.querySelector("#wijk-duiding h2").focus();
    marks = data.marks;
    mark();
    return window.dash_clientside.no_update;
  }

  function tell(data) {
    return data && data.said ? data.said : window.dash_clientside.no_update;
  }

  function onSubmit(event) {
    const note = Number(event.target.dataset.remove);
    if (!note) return;
    event.preventDefault();
    const reason = event.target.querySelector("input").value;
    asked += 1; // the same reason twice is two questions
    window.dash_clientside.set_props("duiding-weg", { data: { note, reason, asked } });
  }

  document.addEventListener("submit", onSubmit);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { notes: { show, tell, refuse } });
  window.wijk = Object.assign(window.wijk || {}, { notes: { draw, mark } });
})();
