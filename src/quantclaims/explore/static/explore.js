/* Keys, and what the pages cannot do without a script. They work without it. */
"use strict";

const one = (selector) => document.querySelector(selector);
const typing = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

/** Moves to the claim that is `step` rows away, or to the claim before or after this one. */
function move(step) {
  const links = [...document.querySelectorAll("table.claims a.open, li.pair a.open")];
  if (links.length) {
    const at = links.findIndex((link) => link.closest("tr, li").contains(document.activeElement));
    const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
    if (next) {
      next.focus({ preventScroll: true });
      next.closest("tr, li").scrollIntoView({ block: "nearest" });
      return;
    }
  }
  follow(step > 0 ? "a[rel=next]" : "a[rel=prev]");
}

function follow(selector) {
  const link = one(selector);
  if (link) link.click();
}

const keys = {
  "/": () => {
    one("#q").focus();
    one("#q").select();
  },
  j: () => move(1),
  k: () => move(-1),
  b: () => follow("#back"),
  "?": () => one("#help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (document.activeElement === one("#q")) one("#q").blur();
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) || one("dialog[open]") || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const row = event.target.closest("table.claims tbody tr");
  if (row && !event.target.closest("a, button") && !String(window.getSelection())) {
    row.querySelector("a.open").click();
  }
});

const toggle = one("#filters-toggle");
if (toggle) {
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const shown = one("#filters").classList.toggle("shown");
    toggle.setAttribute("aria-expanded", String(shown));
  });
}

one("#help-open").hidden = false;
one("#help-open").addEventListener("click", keys["?"]);
