/* The table of all areas, as Dash components, from the rows of layouts/parts/area_rows.py. */
(function () {
  "use strict";

  const html = (type, props) => ({ namespace: "dash_html_components", type, props });
  const NUMERIC = new Set([1, 2, 3]);
  const NONE = "\u2013";

  /* The columns that this figure uses: a head that is "" has no column. */
  function used(columns) {
    return columns.map((title, index) => index).filter((index) => columns[index] !== "");
  }

  function cell(type, index, children, extra) {
    const look = NUMERIC.has(index) ? { className: "num" } : {};
    return html(type, Object.assign({ children }, look, extra));
  }

  function link(code, name) {
    const query = new URLSearchParams(window.location.search);
    query.set("gebied", code);
    return html("A", { children: name, href: "/kaart?" + query, "data-area-pick": code });
  }

  function bodyRow(row, columns, chosen) {
    const [code, name, , words, rank, count, verdict] = row;
    const values = [link(code, name), rank === null ? NONE : rank + "e", words, count || NONE, verdict];
    const cells = columns.map((index) => (index === 0
      ? cell("Th", 0, values[0], { scope: "row" }) : cell("Td", index, values[index])));
    return html("Tr", code === chosen ? { children: cells, className: "chosen" } : { children: cells });
  }

  /* data: {rows, columns, caption}; chosen: an area code. */
  function areaTable(data, chosen) {
    const columns = used(data.columns);
    const heads = columns.map((index) => cell("Th", index, data.columns[index], { scope: "col" }));
    const table = html("Table", {
      className: "table",
      children: [
        html("Caption", { className: "only-heard", children: data.caption }),
        html("Thead", { children: html("Tr", { children: heads }) }),
        html("Tbody", { children: data.rows.map((row) => bodyRow(row, columns, chosen)) }),
      ],
    });
    return html("Div", {
      className: "scrolling", role: "region", tabIndex: 0, "aria-label": data.caption, children: table,
    });
  }

  window.wijk = Object.assign(window.wijk || {}, { table: { areaTable } });
})();
