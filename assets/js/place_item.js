/* One place as an item of the list, and the line that says who offers the care of a law.
 *
 * Text is only ever set as text, and a link is only made to a page of the web, whatever the store holds.
 */
(function () {
  "use strict";

  const SYMBOLS = { team: "●", provider: "◆", initiative: "■", school: "▲" };
  const PHONE = /^[+\d][\d\s().-]{5,}$/;
  const EMAIL = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;

  function element(tag, attributes, ...children) {
    return window.wijk.draw.element(tag, attributes, ...children);
  }

  function symbol(kind) {
    return element("span", { class: "symbol kind-" + kind, "aria-hidden": "true" }, SYMBOLS[kind] || "●");
  }

  function site(address, words, name) {
    if (!/^https?:\/\//i.test(address || "")) return null;
    return element("a", { href: address, rel: "noopener noreferrer" }, words,
      element("span", { class: "only-heard" }, " (" + name + ")"));
  }

  /* A strange telephone number or e-mail address stays text. */
  function reach(scheme, address, pattern) {
    if (!address) return null;
    if (!pattern.test(address)) return element("span", {}, address);
    return element("a", { href: scheme + address.replace(/[^\w+@.%-]/g, "") }, address);
  }

  function contacts(row, words) {
    const made = [
      site(row.site, words.site, row.name), site(row.link, words.link, row.name),
      reach("tel:", row.phone, PHONE), reach("mailto:", row.email, EMAIL),
    ].filter(Boolean);
    return made.length ? [element("p", { class: "contacts" }, ...made)] : [];
  }

  function warning(words) {
    return element("span", { class: "warn" }, element("span", { "aria-hidden": "true" }, "⚠ "), words);
  }

  function checked(row) {
    return element("p", { class: "checked" }, row.checked, ...row.warnings.map(warning));
  }

  /* Only for what can be changed here; a closed initiative is not closed again. */
  function actions(row, words) {
    if (!row.edit) return [];
    const link = (word, anchor) => element("a", { href: row.edit + anchor }, word,
      element("span", { class: "only-heard" }, " (" + row.name + ")"));
    return [element("p", { class: "place-actions" }, link(words.change, ""),
      ...(row.group === "gone" ? [] : [link(words.close, "#afsluiten")]), link(words.history, "#geschiedenis"))];
  }

  /* row: PlaceRow of layouts/parts/place_rows.py. Where no map shows it, there is nothing to choose. */
  function item(row, words) {
    const name = row.at ? element("button", {
      type: "button", class: "place-name", "data-place": row.id, "aria-pressed": "false",
    }, row.name) : element("strong", {}, row.name);
    const about = element("div", { class: "about-place" }, name,
      element("p", {}, row.what, " — ", element("span", { class: "where" }, row.where)),
      ...row.lines.map((line) => element("p", {}, line)), ...contacts(row, words),
      ...(row.checked || row.warnings.length ? [checked(row)] : []), ...actions(row, words));
    return element("li", { class: "place", id: "plaats-" + row.id, "data-item": row.id }, symbol(row.soort[0]), about);
  }

  /* Of the kinds that are on the map, and the line of the walking distance. */
  function legend(data) {
    const kinds = data.kinds.map(([kind, words]) => element("li", {}, symbol(kind), words));
    const line = element("span", { class: "walk-line", "aria-hidden": "true" });
    const walk = data.words.walk ? [element("li", {}, line, data.words.walk)] : [];
    return element("ul", { class: "place-legend" }, ...kinds, ...walk);
  }

  /* data: Offers of dashboard/wijk_section.py. */
  function supply(data) {
    const links = data.places.flatMap(([href, name], index) =>
      [index ? ", " : " ", element("a", { href }, name)]);
    return element("p", { class: "supply" }, data.said, ...links);
  }

  window.wijk = Object.assign(window.wijk || {}, { placeItem: { symbol, item, legend }, supply: { draw: supply } });
})();
