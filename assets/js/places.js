/* The card "Wie is hier actief": the list of places with its filters; places_map.js draws the map.
 *
 * Plain DOM from the values in the store (ADR 6). A choice in list or map marks the same place in both.
 */
(function () {
  "use strict";

  const LIST = "wijk-plaatsen-lijst";
  let data = null;
  let chosen = null;

  function element(tag, attributes, ...children) {
    return window.wijk.draw.element(tag, attributes, ...children);
  }

  /* --- groups: in the area, close to it, gone; a long one by kind --- */

  function list(rows) {
    return element("ul", { class: "place-items" }, ...rows.map((row) => window.wijk.placeItem.item(row, data.words)));
  }

  function counted(rows) {
    return ["\u00a0(", element("span", { class: "shown-count" }, String(rows.length)), ")"];
  }

  function folded(level, heading, rows, open, id) {
    const button = element("button", {
      type: "button", class: "place-fold", "aria-expanded": String(open), "aria-controls": id,
    }, ...heading, ...counted(rows));
    return element("section", { class: "place-group" }, element(level, {}, button),
      element("div", { id, class: open ? "folding" : "folding closed" }, list(rows)));
  }

  function byKind(rows, group) {
    return data.kinds.flatMap(([kind, , title]) => {
      const own = rows.filter((row) => row.soort[0] === kind);
      const heading = [window.wijk.placeItem.symbol(kind), " ", title];
      return own.length ? [folded("h4", heading, own, !data.closed, "plaatsen-" + group + "-" + kind)] : [];
    });
  }

  function group([id, heading]) {
    const rows = data.rows.filter((row) => row.group === id);
    if (!rows.length) return [];
    if (id === "gone") return [folded("h3", [heading], rows, false, "plaatsen-gone")];
    const inside = rows.length > data.short ? byKind(rows, id) : [list(rows)];
    return [element("section", { class: "place-group" }, element("h3", {}, heading, ...counted(rows)), ...inside)];
  }

  /* --- filters: the URL says what is chosen --- */

  function field(filter, query) {
    const options = [["", filter.all], ...filter.options].map(([value, words]) =>
      element("option", { value, selected: value && query.get(filter.id) === value ? "" : null }, words));
    const id = "plaatsen-" + filter.id;
    return element("div", { class: "control" }, element("label", { for: id }, filter.label),
      element("select", { id, class: "form-select", "data-filter": filter.id }, ...options));
  }

  function fields() {
    if (!data.filters.length) return [];
    const query = new URLSearchParams(window.location.search);
    return [element("fieldset", { class: "place-filters" },
      element("legend", { class: "only-heard" }, data.words.filter), ...data.filters.map((one) => field(one, query)))];
  }

  function wanted() {
    return [...document.querySelectorAll("select[data-filter]")].map((one) => [one.dataset.filter, one.value]);
  }

  function remember() {
    const query = new URLSearchParams(window.location.search);
    wanted().forEach(([id, value]) => (value ? query.set(id, value) : query.delete(id)));
    const text = query.toString() ? "?" + query : "";
    window.history.replaceState(window.history.state, "", window.location.pathname + text);
  }

  /* Shows what fits in list and map; gives the words to be heard. */
  function apply() {
    const choice = wanted();
    const fits = (row) => choice.every(([id, value]) => !value || row[id].includes(value));
    const shown = new Set(data.rows.filter(fits).map((row) => String(row.id)));
    const place = document.getElementById(LIST);
    place.querySelectorAll("[data-item]").forEach((one) => { one.hidden = !shown.has(one.dataset.item); });
    place.querySelectorAll(".place-group").forEach((one) => {
      const left = one.querySelectorAll("[data-item]:not([hidden])").length;
      one.hidden = left === 0;
      one.querySelectorAll(":scope > :first-child .shown-count").forEach((count) => { count.textContent = String(left); });
    });
    place.querySelector(".none-fits").hidden = shown.size > 0;
    window.wijk.placeMap.show(shown);
    return data.words.count.replace("{n}", shown.size).replace("{all}", data.rows.length);
  }

  function say(words) {
    window.dash_clientside.set_props("status", { children: words });
  }

  /* --- choosing --- */

  function fold(button) {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("closed", !open);
  }

  /* Into sight within the list, not within the page: the map must not jump away. */
  function reveal(item) {
    const closed = item.closest(".folding.closed");
    if (closed) fold(document.querySelector('[aria-controls="' + closed.id + '"]'));
    const frame = item.closest(".place-list");
    const [own, around] = [item.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (own.top < around.top || own.bottom > around.bottom) frame.scrollTop += own.top - around.top - 8;
  }

  /* id: of a place, as text; again or null: none. */
  function choose(id) {
    chosen = chosen === id ? null : id;
    document.querySelectorAll("[data-item]").forEach((item) => {
      const own = item.dataset.item === chosen;
      item.classList.toggle("chosen", own);
      item.querySelectorAll(".place-name").forEach((button) => button.setAttribute("aria-pressed", String(own)));
      if (own) reveal(item);
    });
    window.wijk.placeMap.choose(chosen);
    const row = data.rows.find((one) => String(one.id) === chosen);
    if (row) say(data.words.chosen.replace("{name}", () => row.name) + " " + row.what + ", " + row.where + ".");
  }

  /* A link from elsewhere on the page: "#plaats-12". */
  function jump(id) {
    const item = document.getElementById("plaats-" + id);
    if (!item) return;
    if (item.hidden) {
      document.querySelectorAll("select[data-filter]").forEach((one) => { one.value = ""; });
      remember();
      apply();
    }
    if (chosen !== id) choose(id);
    reveal(item);
    item.scrollIntoView({ block: "nearest" });
    const name = item.querySelector(".place-name");
    if (name) name.focus({ preventScroll: true });
  }

  function onClick(event) {
    const button = event.target.closest("[data-place], .place-fold, a[href^='#plaats-']");
    if (!button || !data) return;
    if (button.matches("a")) {
      event.preventDefault();
      jump(button.hash.replace("#plaats-", ""));
    } else if (button.matches(".place-fold")) fold(button);
    else choose(button.dataset.place);
  }

  function onChange(event) {
    if (!data || !event.target.matches("select[data-filter]")) return;
    remember();
    say(apply());
  }

  /* --- drawing all of it --- */

  function draw(next) {
    data = next;
    chosen = null;
    const none = element("p", { class: "none-fits", hidden: "" }, data.words.none);
    const around = { class: "place-list", role: "region", tabindex: "0", "aria-label": data.words.list };
    return [...fields(), element("div", around, none, ...data.groups.flatMap(group))];
  }

  function show(next) {
    const place = document.getElementById(LIST);
    if (!next || !place || (data === next && place.firstElementChild)) return window.dash_clientside.no_update;
    place.replaceChildren(...draw(next));
    window.wijk.placeMap.draw(document.getElementById("wijk-plaatsen-kaart"), next);
    apply();
    const aimed = window.location.hash.match(/^#plaats-(\d+)$/);
    if (aimed) jump(aimed[1]);
    return window.dash_clientside.no_update;
  }

  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { places: { show } });
  window.wijk = Object.assign(window.wijk || {}, { places: { draw } });
})();
