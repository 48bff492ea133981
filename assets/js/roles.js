/* The menu of roles in the header closes as a menu does: with Escape, and by a click elsewhere. */
(function () {
  "use strict";

  function menu() {
    return document.querySelector("#rol[open]");
  }

  function onKey(event) {
    const open = menu();
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  }

  function onClick(event) {
    const open = menu();
    if (open && !open.contains(event.target)) open.open = false;
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
})();
