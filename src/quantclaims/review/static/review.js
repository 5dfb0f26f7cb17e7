/* The review: decisions by key or button, edits in place, claims of selected words.

   A decision counts as saved when the server has answered that it is on the disk. */
"use strict";

const SAID = { accept: "accepted", edit: "edited", reject: "rejected", note: "noted", add: "added", undo: "taken back" };
const panel = one("#review");
const said = one("#said");
const unsaved = new Map();
let saving = Promise.resolve();
let pending = 0;

function say(text, kind) {
  if (!said) return;
  said.hidden = !text;
  said.className = `said ${kind || ""}`;
  said.textContent = text;
}

/** Asks the server to keep something; resolves to its answer, rejects with the reason. */
async function ask(path, body) {
  let answer;
  try {
    answer = await fetch(`/review/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The explorer does not answer. Is it still running?");
  }
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) return told;
  const error = new Error(told.problem || `The explorer answers ${answer.status}.`);
  error.faults = told.faults || {};
  throw error;
}

/** Sends a decision after those before it; the same one sent again has the same name. */
function decide(body) {
  const key = JSON.stringify([body.id, body.action, body.changes, body.note]);
  const name = unsaved.get(key) || crypto.randomUUID();
  unsaved.set(key, name);
  pending += 1;
  const sent = saving.then(() => ask("decide", { decision_id: name, view: location.search, ...body }));
  const done = sent.then((told) => {
    unsaved.delete(key);
    return told;
  });
  saving = done.catch(() => {});
  const settled = () => (pending -= 1);
  done.then(settled, settled);
  return done;
}

/* What was decided in this window, the last one last, so that it can be taken back. */
const decided = {
  all: () => JSON.parse(sessionStorage.getItem("decided") || "[]"),
  keep: (all) => sessionStorage.setItem("decided", JSON.stringify(all.slice(-1000))),
  push: (entry) => decided.keep([...decided.all(), entry]),
  drop: () => decided.keep(decided.all().slice(0, -1)),
};

function later(text) {
  sessionStorage.setItem("said", text);
}

window.addEventListener("beforeunload", (event) => {
  if (pending) event.preventDefault();
});

/* The table */

const rowNow = () => document.activeElement && document.activeElement.closest("tr[data-claim]");
const figureOf = (row) => row.querySelector("mark").textContent;

function show(row, state, word) {
  row.dataset.state = state;
  const badge = row.querySelector("[data-badge]");
  badge.className = `badge badge-${word ? (word === "saving" ? "saving" : "failed") : state || "open"}`;
  badge.textContent = word || state;
  badge.hidden = !badge.textContent;
}

async function decideRow(row, action) {
  if (row.dataset.waiting) return;
  const before = row.dataset.state;
  row.dataset.waiting = "yes";
  show(row, before, "saving");
  if (action !== "undo") goOn(row);
  try {
    const told = await decide({ id: row.dataset.claim, action, version: row.dataset.version });
    row.dataset.version = told.version;
    show(row, told.state);
    say(`Saved: ${SAID[told.action]} “${figureOf(row)}”. ${told.left} of this list to go.`, "saved");
    if (action !== "undo") decided.push({ id: row.dataset.claim, at: location.href });
  } catch (error) {
    show(row, before, "not saved");
    say(`Not saved: “${figureOf(row)}”. ${error.message}`, "failed");
  }
  delete row.dataset.waiting;
}

/** Moves on to the next claim; over the end of the page when all is saved. */
function goOn(row) {
  const next = row.nextElementSibling;
  if (next) {
    next.querySelector("a.open").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  } else if (one("a[rel=next]")) {
    setTimeout(() => saving.then(() => !unsaved.size && follow("a[rel=next]")));
  }
}

/* One claim */

const own = () => ({ id: panel.dataset.id, copy_number: Number(panel.dataset.copy), version: panel.dataset.version });

async function decideShown(action, more) {
  if (panel.dataset.waiting) return;
  panel.dataset.waiting = "yes";
  say("Saving …");
  try {
    const told = await decide({ ...own(), action, ...more });
    const figure = panel.dataset.figure;
    decided.push({ id: panel.dataset.id, at: location.href });
    later(`Saved: ${SAID[told.action]} “${figure}”. ${told.left ? `${told.left} of this list to go.` : "All of this list is decided."}`);
    if (action === "note" || !told.next) location.reload();
    else if (told.next === location.pathname + location.search + location.hash) location.reload();
    else location.assign(told.next);
  } catch (error) {
    delete panel.dataset.waiting;
    say(`Not saved. ${error.message}`, "failed");
    showFaults(error.faults || {});
  }
}

/** Takes back the last decision of this window or, where there is none, that on the claim shown. */
async function undo() {
  await saving;
  const last = decided.all().at(-1);
  const row = last && document.querySelector(`tr[data-claim="${CSS.escape(last.id)}"]`);
  if (!panel && row && last.at === location.href) {
    decided.drop();
    row.querySelector("a.open").focus();
    await decideRow(row, "undo");
    return;
  }
  const here = rowNow();
  const id = last ? last.id : panel ? panel.dataset.id : here && here.dataset.claim;
  if (!id) {
    say("Nothing was decided in this window. Move to a claim with j to take back what stands there.");
    return;
  }
  say("Saving …");
  try {
    const told = await decide({ id, action: "undo", copy_number: !last && panel ? Number(panel.dataset.copy) : 1 });
    decided.drop();
    later(`Saved: the last decision is taken back.${told.state ? ` The claim is ${told.state}.` : ""}`);
    if (!last || last.at === location.href) location.reload();
    else location.assign(last.added ? last.from : last.at);
  } catch (error) {
    decided.drop();
    say(`Not taken back. ${error.message}`, "failed");
  }
}

/* The form */

const form = one("#edit");
const noting = one("#note");
let adding = null;

const fields = () => [...form.elements].filter((field) => field.name);
const wasIn = (field) =>
  field instanceof HTMLSelectElement
    ? ([...field.options].find((option) => option.defaultSelected) || { value: "" }).value
    : field.defaultValue;

function openForm(which, first) {
  closeForms();
  which.hidden = false;
  if (which === form) document.body.classList.add("editing");
  one(`[data-action=${which === form ? "edit" : "note"}]`).setAttribute("aria-expanded", "true");
  if (which === form) suggestions();
  which.querySelector(first).focus();
  if (first === "select, input, textarea") which.scrollIntoView({ block: "nearest" });
}

function closeForms() {
  for (const which of [form, noting]) which.hidden = true;
  document.body.classList.remove("editing");
  for (const button of document.querySelectorAll("[data-action][aria-expanded]")) {
    button.setAttribute("aria-expanded", "false");
  }
  if (adding) form.reset();
  adding = null;
  one("#adding").hidden = true;
  showFaults({});
}

function showFaults(faults) {
  if (!form) return;
  let first = null;
  for (const field of fields()) {
    const fault = faults[field.name];
    const told = one(`#fault-${field.name}`);
    told.hidden = !fault;
    told.textContent = fault ? `Accepted: ${fault.split("; accepted: ").at(-1)}` : "";
    field.toggleAttribute("aria-invalid", Boolean(fault));
    if (fault) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", told.id);
      first = first || field;
    }
  }
  if (first) first.focus();
}

let choices = null;

/** Fills the lists of units, of the kind chosen, and of areas, each after those named already. */
async function suggestions() {
  choices = choices || fetch("/review/choices").then((answer) => answer.json());
  const { units, areas } = await choices;
  fill(one("#list-unit"), units[one("#f-kind").value] || []);
  for (const name of ["area", "counterpart"]) {
    const before = one(`#f-${name}`).value.split(";").slice(0, -1).map((part) => `${part};`).join("");
    fill(one(`#list-${name}`), areas.map(([value, label]) => [before + value, label]));
  }
}

function fill(list, pairs) {
  list.replaceChildren(
    ...pairs.map(([value, label]) => {
      const option = document.createElement("option");
      option.value = value;
      option.label = label;
      return option;
    }),
  );
}

function changed() {
  const pairs = fields().filter((field) => adding || field.value !== wasIn(field));
  return Object.fromEntries(pairs.map((field) => [field.name, field.value]));
}

if (panel) {
  form.addEventListener("input", (event) => {
    event.target.toggleAttribute("data-changed", event.target.value !== wasIn(event.target));
    if (["kind", "area", "counterpart"].includes(event.target.name)) suggestions();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (adding) saveAddition();
    else decideShown("edit", { changes: changed() });
  });
  noting.addEventListener("submit", (event) => {
    event.preventDefault();
    decideShown("note", { note: one("#note-text").value });
  });
  noting.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) noting.requestSubmit();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || (form.hidden && noting.hidden)) return;
    event.preventDefault();
    const back = noting.hidden ? "edit" : "note";
    closeForms();
    one(`[data-action=${back}]`).focus();
  });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) keys[{ accept: "a", edit: "e", reject: "x", note: "n", undo: "u" }[button.dataset.action]]();
    if (event.target.closest("[data-close]")) closeForms();
  });
}

/* A claim of selected words */

const add = one("#add");

/** The selected words and where they stand in their paragraph, in code points; or nothing. */
function selectedWords() {
  const selection = getSelection();
  if (!panel || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const element = (node) => (node instanceof Element ? node : node.parentElement);
  const paragraph = element(range.startContainer).closest("p[data-start]");
  if (!paragraph) return null;
  const inside = document.createRange();
  inside.selectNodeContents(paragraph);
  if (inside.comparePoint(range.endContainer, range.endOffset) > 0) range.setEnd(paragraph, paragraph.childNodes.length);
  inside.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const text = words.trim();
  if (!text) return null;
  const skipped = inside.toString() + words.slice(0, words.indexOf(text));
  return { paragraph: Number(paragraph.dataset.start), skip: [...skipped].length, text, range };
}

function offer() {
  if (!add) return;
  const found = selectedWords();
  add.hidden = !found;
  if (!found) return;
  const box = found.range.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - add.offsetWidth - 8);
  add.style.left = `${Math.max(8, left) + scrollX}px`;
  add.style.top = `${box.bottom + scrollY + 6}px`;
}

async function startAddition() {
  const found = selectedWords();
  if (!found || !panel) {
    say("Select the words of the missed claim first.");
    return;
  }
  const { range, ...words } = found;
  add.hidden = true;
  say("Reading these words …");
  try {
    const told = await ask("suggest", { id: panel.dataset.id, copy_number: Number(panel.dataset.copy), ...words });
    openForm(form, "#f-kind");
    adding = words;
    for (const field of fields()) field.value = told.cells[field.name] || "";
    one("#adding-quote").textContent = words.text;
    one("#adding").hidden = false;
    suggestions();
    form.scrollIntoView({ block: "nearest" });
    say("");
  } catch (error) {
    say(error.message, "failed");
  }
}

async function saveAddition() {
  if (panel.dataset.waiting) return;
  panel.dataset.waiting = "yes";
  say("Saving …");
  adding.name = adding.name || crypto.randomUUID();
  const { name, ...words } = adding;
  const body = { decision_id: name, id: panel.dataset.id, copy_number: Number(panel.dataset.copy), ...words };
  try {
    const told = await ask("add", { ...body, changes: changed() });
    const there = new URL(told.next, location.href).href;
    decided.push({ id: told.id, at: there, added: true, from: location.href });
    later(`Saved: added “${words.text}”.`);
    location.assign(told.next);
  } catch (error) {
    delete panel.dataset.waiting;
    say(`Not saved. ${error.message}`, "failed");
    showFaults(error.faults || {});
  }
}

document.addEventListener("selectionchange", offer);
if (add) {
  add.addEventListener("pointerdown", (event) => event.preventDefault());
  add.addEventListener("click", startAddition);
}

/* Keys */

function act(action) {
  if (panel) {
    if (action === "edit") openForm(form, "#f-value");
    else if (action === "note") openForm(noting, "textarea");
    else decideShown(action);
    return;
  }
  const row = rowNow();
  if (!row) {
    say("Move to a claim with j first.");
    return;
  }
  if (action === "edit" || action === "note") {
    sessionStorage.setItem("open", action);
    row.querySelector("a.open").click();
  } else {
    decideRow(row, action);
  }
}

Object.assign(keys, {
  a: () => act("accept"),
  e: () => act("edit"),
  x: () => act("reject"),
  n: () => act("note"),
  u: undo,
  "+": startAddition,
});

const toSay = sessionStorage.getItem("said");
const toOpen = sessionStorage.getItem("open");
sessionStorage.removeItem("said");
sessionStorage.removeItem("open");
if (toSay) say(toSay, "saved");
if (panel && toOpen) act(toOpen);
