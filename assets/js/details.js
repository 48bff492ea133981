/* What a row of page Wijk opens: asked for when it is opened, and again for another comparator.
 *
 * Text is only ever set as text; the address of a source comes from the server and is http or https.
 */
(function () {
  "use strict";

  const MOST_KEPT = 100;
  const answers = new Map(); // address -> promise of its JSON

  function element(...parts) {
    return window.wijk.draw.element(...parts);
  }

  function query(compared) {
    return compared ? "?vergelijk=" + encodeURIComponent(compared) : "";
  }

  async function read(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    return answer.json();
  }

  /* What was asked once is not asked again on this page; what failed is. */
  function ask(address) {
    if (!answers.has(address)) {
      if (answers.size >= MOST_KEPT) answers.delete(answers.keys().next().value);
      const asked = read(address);
      asked.catch(() => answers.delete(address));
      answers.set(address, asked);
    }
    return answers.get(address);
  }

  function source({ words, origin, href }) {
    if (!words) return [];
    const made = [" ", element("a", { href: origin }, "Waar komt dit cijfer vandaan?")];
    const link = href ? [" ", element("a", { href, rel: "noreferrer" }, "Naar de bron")] : [];
    return [element("p", { class: "source-line" }, element("strong", {}, "Bron: "), words, ...made, ...link)];
  }

  function facts(pairs) {
    return element("dl", {}, ...pairs.flatMap(([term, words]) =>
      [element("dt", {}, term), element("dd", {}, words)]));
  }

  function content(data) {
    const { chart } = data;
    const onward = element("a", { href: chart.href, class: "to-kaart" }, data.map);
    return [element("div", { class: "opened-parts" },
      element("div", { class: "through-time" }, element("h3", {}, chart.table.caption),
        element("p", { class: "sentence" }, chart.sentence), ...window.wijk.beside.lines(chart.id),
        ...window.wijk.charts.parts(chart, data.config)),
      element("div", { class: "about-figure" }, facts(data.facts), ...source(data.source), element("p", {}, onward)))];
  }

  function waiting() {
    return element("p", { class: "muted", role: "status" }, "De uitleg wordt opgehaald\u2026");
  }

  /* The focus stays in the place when the button that had it goes. */
  function failure(again, words) {
    const button = element("button", { type: "button", class: "plain" }, "Probeer opnieuw");
    button.addEventListener("click", again);
    return element("div", { class: "failure", role: "alert" }, element("p", {}, words), button);
  }

  /* place: an element with the address of its content, which takes the focus when asked to. */
  function open(place) {
    const { address } = place.dataset;
    if (place.dataset.shows === address) return Promise.resolve();
    place.dataset.shows = address;
    place.replaceChildren(waiting());
    const isWanted = () => place.isConnected && place.dataset.shows === address;
    return ask(address).then((data) => { if (isWanted()) place.replaceChildren(...content(data)); })
      .catch(() => { if (isWanted()) fail(place); });
  }

  function fail(place) {
    delete place.dataset.shows;
    place.replaceChildren(failure(() => {
      place.focus({ preventScroll: true });
      open(place);
    }, "De uitleg kon niet worden opgehaald."));
  }

  window.wijk = Object.assign(window.wijk || {}, { details: { open, ask, query, failure } });
})();
