/* Page Wijk: the area at a glance, drawn as plain DOM from the values in its store (ADR 6).
 *
 * Text is only ever set as text. A row opens its details; the filter hides rows that do not deviate.
 */
(function () {
  "use strict";

  const SPINE = { left: 10, wide: 200, high: 24 };
  const SPARK = { wide: 100, high: 24, edge: 5 };
  const COLUMNS = 7;
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  let head = [];

  function element(tag, attributes, ...children) {
    const role = ROLES[tag] ? { role: ROLES[tag] } : {}; // a phone shows cards: still a table to hear
    return window.wijk.draw.element(tag, Object.assign(role, attributes), ...children);
  }

  const shape = (...parts) => window.wijk.draw.shape(...parts);

  function picture(kind, wide, high, said, ...shapes) {
    const heard = said ? { role: "img", "aria-label": said } : { "aria-hidden": "true" };
    const look = { class: kind, viewBox: "0 0 " + wide + " " + high, width: wide, height: high };
    return shape("svg", Object.assign(look, heard), ...shapes);
  }

  /* --- the spine: all areas from low to high, this one, its margin, the comparator --- */

  function bar(kind, from, to, thick) {
    const x = SPINE.left + Math.min(from, to) * SPINE.wide / 100;
    const width = Math.max(Math.abs(to - from) * SPINE.wide / 100, thick);
    return shape("rect", {
      class: kind, x, y: (SPINE.high - thick) / 2, width, height: thick, rx: thick / 2,
    });
  }

  function spine(places, tone, said) {
    const at = (place) => SPINE.left + place * SPINE.wide / 100;
    const shapes = places.track ? [bar("track", places.track[0], places.track[1], 5)] : [];
    if (places.band) shapes.push(bar("band " + tone, places.band[0], places.band[1], 9));
    if (places.other !== null) {
      shapes.push(shape("line", { class: "other", x1: at(places.other), x2: at(places.other), y1: 1, y2: 23 }));
    }
    shapes.push(shape("circle", { class: "own " + tone, cx: at(places.own), cy: SPINE.high / 2, r: 6.5 }));
    return picture("spine", SPINE.wide + 2 * SPINE.left, SPINE.high, said, ...shapes);
  }

  /* --- the small line --- */

  function spark(data) {
    const at = ([x, y]) => (x + SPARK.edge) + " " + (y + SPARK.edge);
    const path = data.lines.map((run) => (run.length > 1 ? "M" + run.map(at).join("L") : "")).join("");
    const alone = data.lines.filter((run) => run.length === 1).map(([point]) =>
      shape("circle", { class: "alone", cx: point[0] + SPARK.edge, cy: point[1] + SPARK.edge, r: 1.8 }));
    const last = shape("circle", {
      class: data.open ? "last open" : "last", cx: data.last[0] + SPARK.edge, cy: data.last[1] + SPARK.edge, r: 3,
    });
    return picture("spark", SPARK.wide + 2 * SPARK.edge, SPARK.high + 2 * SPARK.edge, "",
      shape("path", { d: path }), ...alone, last);
  }

  /* --- a row and what it opens --- */

  function detailsId(row) {
    return "wijk-uitleg-" + row.id;
  }

  function nameCell(row) {
    const open = element("button", {
      type: "button", class: "opener", "aria-expanded": "false", "aria-controls": detailsId(row),
      "aria-label": "Uitleg bij " + row.title, "data-opens": detailsId(row),
    });
    const link = element("a", { href: row.href, title: "Naar de kaart" }, row.title);
    return element("th", { scope: "row", role: "rowheader" }, element("span", { class: "named" }, open, link));
  }

  function cell(kind, ...children) {
    return element("td", { class: kind }, ...children);
  }

  function verdict(row) {
    if (!row.verdict) return "";
    if (!row.symbol) return element("span", { class: "cannot" }, row.verdict);
    const meaning = row.meaning ? element("span", { class: "only-heard" }, " (" + row.meaning + ")") : "";
    return element("span", { class: "chip chip-" + row.tone },
      element("span", { "aria-hidden": "true" }, row.symbol), " " + row.verdict, meaning);
  }

  function valueCells(row) {
    if (row.reason) {
      return [element("td", { class: "reason", colspan: 4 },
        element("span", { class: "muted when" }, row.period + ": "), row.reason)];
    }
    const value = [element("strong", {}, row.value), element("span", { class: "unit-after" }, row.unit)];
    return [
      cell("num", ...value), cell("when", row.period),
      cell("place", row.spine ? spine(row.spine, row.tone, row.said) : ""), cell("verdict", verdict(row)),
    ];
  }

  function bodyRow(row) {
    const kind = "figure" + (row.deviates ? " deviates" : "") + (row.headline ? " headline" : "");
    return element("tr", { class: kind, "data-figure": row.id }, nameCell(row), ...valueCells(row),
      cell("course", row.spark ? spark(row.spark) : ""), cell("trend", row.trend));
  }

  /* Empty until it is opened: details.js asks for what is inside. */
  function detailsRow(row, data) {
    const address = "/wijk/" + data.code + "/" + row.id + ".json" + window.wijk.details.query(data.compared);
    const inside = element("td", { colspan: COLUMNS, tabindex: "-1", "data-address": address });
    return element("tr", { class: "opened", id: detailsId(row), hidden: "" }, inside);
  }

  function group([title, rows], data) {
    const heading = element("tr", { class: "group" },
      element("th", { colspan: COLUMNS, scope: "rowgroup", role: "rowheader" }, title));
    const kind = ["deviates", "headline"].filter((name) => rows.some((row) => row[name])).join(" ");
    return element("tbody", { class: kind }, heading, ...rows.flatMap((row) => [bodyRow(row), detailsRow(row, data)]));
  }

  function table(data) {
    const heads = data.columns.map((title, index) => element("th",
      { scope: "col", role: "columnheader", class: index === 1 ? "num" : null }, title));
    return element("table", { class: "table figures-table" },
      element("caption", { class: "only-heard" }, data.caption),
      element("thead", {}, element("tr", {}, ...heads)), ...data.groups.map((each) => group(each, data)));
  }

  function draw(data) {
    const none = element("p", { class: "none-deviates" }, data.none);
    const gaps = data.gaps.map((text) => element("p", { class: "note" }, text));
    return [table(data), none, element("div", { class: "gaps" }, ...gaps)];
  }

  /* --- state: the filter is a class, the URL says comparator and filter --- */

  function query(compared, shown) {
    const parts = new URLSearchParams(window.location.search); // the filters of the places stay
    if (compared) parts.set("vergelijk", compared);
    parts.set("weergave", shown);
    return "?" + parts;
  }

  function openOf(place) {
    return [...place.querySelectorAll(".opener[aria-expanded=true]")].map((button) => button.dataset.opens);
  }

  function toggle(button, open) {
    const details = document.getElementById(button.dataset.opens);
    button.setAttribute("aria-expanded", String(open));
    details.hidden = !open;
    if (open) window.wijk.details.open(details.firstElementChild);
  }

  function show(data, shown) {
    const place = document.getElementById("wijk-cijfers");
    if (!data || !place) return window.dash_clientside.no_update;
    if (head[0] !== data || head[1] !== place || !place.firstElementChild) {
      const opened = openOf(place);
      place.replaceChildren(...draw(data));
      place.querySelectorAll(".opener").forEach((button) => {
        if (opened.includes(button.dataset.opens)) toggle(button, true);
      });
      head = [data, place];
    }
    window.wijk.notes.mark();
    window.wijk.beside.mark();
    place.classList.toggle("only-deviating", shown === "afwijkend");
    place.classList.toggle("only-headline", shown === "kern");
    place.classList.toggle("nothing-deviates", !place.querySelector("tr.deviates"));
    window.history.replaceState(window.history.state, "", window.location.pathname + query(data.compared, shown) + window.location.hash);
    document.querySelectorAll('.wijk-controls a[href*="vergelijk="]').forEach((link) => {
      link.setAttribute("href", link.getAttribute("href").replace(/vergelijk=[^&]*/, "vergelijk=" + data.compared));
    });
    return window.dash_clientside.no_update;
  }

  const tell = (data) => (data ? data.status : window.dash_clientside.no_update);

  function onClick(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.opens) toggle(button, button.getAttribute("aria-expanded") !== "true");
    if (button.id === "wijk-afdrukken") window.wijk.print.start();
    if (button.id === "wijk-ga") {
      const code = document.getElementById("wijk-ander").value;
      window.location.assign("/wijk/" + encodeURIComponent(code) + window.location.search);
    }
  }

  document.addEventListener("click", onClick);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { wijk: { show, tell } });
  window.wijk = Object.assign(window.wijk || {}, { glance: { draw, query } });
})();
