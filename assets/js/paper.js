/* Printing page Sturen: the foot of every sheet says which page it is (assets/css/sturen_print.css). */
(function () {
  "use strict";

  function foot() {
    const head = document.querySelector(".paper-head[data-foot]");
    if (head) document.documentElement.style.setProperty("--paper-foot", JSON.stringify(head.dataset.foot));
  }

  function onClick(event) {
    if (event.target.closest(".to-paper")) window.print();
  }

  window.addEventListener("beforeprint", foot);
  document.addEventListener("click", onClick);
})();
