/* Lists and tables that are drawn straight into the page.
 *
 * Dash asks every component on the page about every change; a table of 44 areas or a list of 67
 * figures made of components costs more time than the map. What is drawn here is plain DOM, inside
 * elements that React leaves alone. Text is only ever set as text.
 */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const NONE = "\u2013";
  const REASON = 2; // where a reason stands instead of a value; the columns after it have nothing to say
  const MOST_MARKS = 6;

  /* element("a", {href: "/"}, "text", otherElement) */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
    });
    made.append(...children);
    return made;
  }

  /* The same for a picture. */
  function shape(tag, attributes, ...children) {
    const made = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  }

  /* --- the table of all areas, twin of map and ranking --- */

  const NUMERIC = new Set([1, 2, 3]);

  /* The columns that this figure uses: a head that is "" has no column. */
  function used(columns) {
    return columns.map((title, index) => index).filter((index) => columns[index] !== "");
  }

  function cell(tag, numeric, content, attributes) {
    return element(tag, Object.assign(numeric ? { class: "num" } : {}, attributes), content);
  }

  function areaLink(code, name) {
    const query = new URLSearchParams(window.location.search);
    query.set("gebied", code);
    return element("a", { href: "/kaart?" + query, "data-area-pick": code }, name);
  }

  /* carried: how the figure of former borders came here. There is room for that below the name only. */
  function nameCell(link, carried) {
    const told = carried ? [element("span", { class: "carried" }, carried)] : [];
    return element("th", { scope: "row" }, link, ...told);
  }

  function areaRow(row, columns, chosen) {
    const [code, name, klass, words, rank, count, verdict, carried] = row;
    const texts = [null, rank === null ? NONE : rank + "e", words, count || NONE, verdict];
    const isKnown = typeof klass === "number";
    const cells = columns.filter((index) => isKnown || index <= REASON).map((index) => {
      if (index === 0) return nameCell(areaLink(code, name), carried);
      if (isKnown || index < REASON) return cell("td", NUMERIC.has(index), texts[index]);
      return cell("td", false, words, { class: "reason", colspan: columns.length - REASON });
    });
    const look = code === chosen ? { class: "chosen" } : {};
    return element("tr", Object.assign({ "data-area-row": code }, look), ...cells);
  }

  function table(caption, heads, rows) {
    return element("table", { class: "table" },
      element("caption", { class: "only-heard" }, caption),
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows));
  }

  function scrolling(label, inner) {
    return element("div", { class: "scrolling", role: "region", tabindex: "0", "aria-label": label }, inner);
  }

  /* data: {rows, columns, caption} of layouts/parts/area_rows.py; chosen: an area code. */
  function areaTable(data, chosen) {
    const columns = used(data.columns);
    const heads = columns.map((index) =>
      cell("th", NUMERIC.has(index), data.columns[index], { scope: "col" }));
    const rows = data.rows.map((row) => areaRow(row, columns, chosen));
    return scrolling(data.caption, table(data.caption, heads, rows));
  }

  /* The first column names the row, the others are numbers. */
  function seriesTable(data) {
    const heads = data.columns.map((title, index) => cell("th", index > 0, title, { scope: "col" }));
    const rows = data.rows.map((values) => element("tr", {}, ...values.map((value, index) =>
      cell(index ? "td" : "th", index > 0, value, index ? {} : { scope: "row" }))));
    return scrolling(data.caption, table(data.caption, heads, rows));
  }

  /* --- the legend --- */

  function swatch(kind, words, look) {
    return element("li", look ? { class: look } : {},
      element("span", { class: "swatch " + kind }), element("span", {}, words));
  }

  /* legend: {classes: [words], gaps: [[status, words]], note} */
  function legend(data) {
    const classes = data.classes.map((words, index) => swatch("class-" + index, words));
    const gaps = data.gaps.map(([status, words]) => swatch("gap-" + status, words, "gap"));
    const lists = element("div", { class: "scales" }, element("ul", { class: "scale" }, ...classes));
    if (gaps.length) lists.append(element("ul", { class: "scale gaps" }, ...gaps));
    return element("div", { class: "legend" }, lists, element("p", { class: "note" }, data.note));
  }

  /* --- the period --- */

  /* data: {codes, words, at}: all periods, and the place of the one that is shown. One needs no range. */
  function period(data) {
    const now = element("output", { class: "period-now", for: "kaart-periode-balk" }, data.words[data.at]);
    const look = { class: "period", "data-periods": data.codes.join("|") };
    if (data.codes.length === 1) {
      return element("div", look, now, element("span", { class: "muted" }, "Er is één meting."));
    }
    const play = element("button", {
      id: "kaart-afspelen", type: "button", class: "play", "aria-label": "Speel de periodes af",
    });
    const bar = element("input", {
      id: "kaart-periode-balk", type: "range", min: 0, max: data.codes.length - 1, step: 1, value: data.at,
      "aria-valuetext": data.words[data.at],
    });
    const marks = data.words.length <= MOST_MARKS ? data.words : [data.words[0], data.words.at(-1)];
    const track = element("div", { class: "range-track" },
      element("label", { class: "only-heard", for: "kaart-periode-balk" }, "Periode"), bar,
      element("div", { class: "range-ends" }, ...marks.map((word) => element("span", {}, word))));
    return element("div", look, play, track, now);
  }

  /* The same range stays while its periods do, so that it can be dragged and keeps the focus. */
  function showPeriod(data) {
    const place = document.getElementById("kaart-periodes");
    if (!place) return;
    const former = place.firstElementChild;
    if (!former || former.dataset.periods !== data.codes.join("|")) put(place.id, period(data));
    place.querySelector("output").textContent = data.words[data.at];
    const bar = document.getElementById("kaart-periode-balk");
    if (!bar) return;
    bar.value = data.at;
    bar.setAttribute("aria-valuetext", data.words[data.at]);
  }

  /* --- the picker --- */

  function pickLink(id, title, question, topic) {
    return element("li", {}, element("a", {
      href: "/kaart?cijfer=" + encodeURIComponent(id),
      "data-pick": id,
      "data-search": [title, question, topic].join(" "),
    }, title));
  }

  function topic([title, items]) {
    const links = items.map(([id, name, question]) => pickLink(id, name, question, title));
    return element("details", { class: "topic", "data-group": title },
      element("summary", {}, title), element("ul", {}, ...links));
  }

  /* figures: [[domain, [[topic, [[id, title, question]]]]]] */
  function picker(figures) {
    return figures.map(([domain, topics]) => element("div", { "data-group": domain },
      element("h2", {}, domain), ...topics.map(topic)));
  }

  /* Puts what was drawn into the element with this id; keeps the focus when it was inside. */
  function put(id, ...made) {
    const place = document.getElementById(id);
    if (!place) return;
    const focused = place.contains(document.activeElement) ? document.activeElement : null;
    const area = focused && focused.dataset.areaPick;
    const scrolled = place.firstElementChild ? place.firstElementChild.scrollTop : 0;
    place.replaceChildren(...made);
    if (place.firstElementChild) place.firstElementChild.scrollTop = scrolled;
    if (!focused) return;
    const again = focused.id ? document.getElementById(focused.id)
      : area && place.querySelector('[data-area-pick="' + CSS.escape(area) + '"]');
    (again || place.firstElementChild).focus({ preventScroll: true });
  }

  window.wijk = Object.assign(window.wijk || {}, {
    draw: { element, shape, areaTable, seriesTable, legend, period, showPeriod, picker, put },
  });
})();
