/* The range over the periods and its play button. */
(function () {
  "use strict";

  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const STEP_MS = 1100;
  let timer = null;

  function periodsOf(range) {
    return (range.closest("[data-periods]").dataset.periods || "").split("|");
  }

  function pickPeriod(range) {
    const period = periodsOf(range)[Number(range.value)];
    if (period) setProps("kaart-periode", { data: period });
  }

  function stopPlay() {
    if (timer) window.clearInterval(timer);
    timer = null;
    const button = document.getElementById("kaart-afspelen");
    if (button) {
      button.setAttribute("aria-label", "Speel de periodes af");
      button.classList.remove("playing");
    }
  }

  function step() {
    const range = document.getElementById("kaart-periode-balk");
    if (!range || Number(range.value) >= Number(range.max)) return stopPlay();
    const next = periodsOf(range)[Number(range.value) + 1];
    return setProps("kaart-periode", { data: next });
  }

  function togglePlay(button) {
    if (timer) return stopPlay();
    const range = document.getElementById("kaart-periode-balk");
    if (Number(range.value) >= Number(range.max)) {
      setProps("kaart-periode", { data: periodsOf(range)[0] });
    }
    button.setAttribute("aria-label", "Stop het afspelen");
    button.classList.add("playing");
    timer = window.setInterval(step, STEP_MS);
    return undefined;
  }

  function onClick(event) {
    const button = event.target.closest("#kaart-afspelen");
    if (button) togglePlay(button);
  }

  function onInput(event) {
    if (event.target.id !== "kaart-periode-balk") return;
    stopPlay();
    pickPeriod(event.target);
  }

  document.addEventListener("click", onClick);
  document.addEventListener("input", onInput);
  window.wijk = Object.assign(window.wijk || {}, {
    period: { periodsOf, stop: stopPlay, isPlaying: () => timer !== null },
  });
})();
