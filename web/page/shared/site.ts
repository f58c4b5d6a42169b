// What every page has: a form that asks the same address for its answer alone, permanent links that
// are whole on paper, and lists that are unfolded for printing. Nothing here is needed to read.
import { swapped } from "./_events";

const blockHeader = "Entente-Block";
let underWay: AbortController | undefined;

// Swap fetches the answer of an address and puts it in place; a failure falls back on the page.
async function swap(url: URL): Promise<boolean> {
  const answer = document.getElementById("answer");
  if (!answer) return false;
  underWay?.abort();
  const mine = (underWay = new AbortController());
  answer.setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(url, { headers: { [blockHeader]: "answer" }, signal: mine.signal });
    if (!reply.ok) throw new Error(String(reply.status));
    const open = new Set([...answer.querySelectorAll("details[open]")].map(place));
    answer.innerHTML = await reply.text();
    for (const d of answer.querySelectorAll("details")) d.open = open.has(place(d));
    answer.dispatchEvent(new CustomEvent(swapped));
    tell(answer);
    return true;
  } catch (e) {
    if (!mine.signal.aborted) location.assign(url);
    return false;
  } finally {
    if (underWay === mine) answer.removeAttribute("aria-busy");
  }
}

// Place names a fold by what it is in, so that what the reader opened stays open.
function place(d: Element): string {
  return (d.closest("section")?.getAttribute("aria-labelledby") ?? "") + "/" + (d.closest("tbody")?.getAttribute("data-actor") ?? "") + "/" + d.className;
}

// Tell says the verdict to those who do not see it change.
function tell(answer: HTMLElement): void {
  const verdict = answer.querySelector<HTMLElement>(".verdict");
  const status = document.getElementById("status");
  if (status) status.textContent = verdict?.textContent ?? "";
  if (verdict?.dataset.title) document.title = verdict.dataset.title;
}

// AddressOf is where the form leads, without its empty fields.
function addressOf(form: HTMLFormElement): URL {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") url.searchParams.set(name, value.trim());
  }
  return url;
}

async function submit(form: HTMLFormElement): Promise<void> {
  if (!form.reportValidity()) return;
  const url = addressOf(form);
  if (url.href === location.href) return;
  if (await swap(url)) {
    history.pushState(null, "", url);
    followLinks(url);
  }
}

// FollowLinks keeps the data links and the permanent link at the foot true.
function followLinks(url: URL): void {
  for (const a of document.querySelectorAll<HTMLAnchorElement>(".twins a")) {
    const to = new URL(a.href);
    to.search = url.search;
    a.href = to.href;
    if (a.classList.contains("permalink")) a.textContent = to.href;
  }
}

function enhance(form: HTMLFormElement): void {
  const asOf = form.elements.namedItem("as_of") as HTMLInputElement | null;
  const year = form.querySelector<HTMLInputElement>("input[type=range]");
  const shown = form.querySelector("output");
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    void submit(form);
  });
  form.addEventListener("change", (e) => {
    if (e.target instanceof HTMLSelectElement) void submit(form);
  });
  if (!asOf || !year) return;
  year.closest<HTMLElement>(".slider")!.hidden = false;
  let later = 0;
  year.addEventListener("input", () => {
    // The last year is today: an empty field, not "at some time this year".
    asOf.value = year.value === year.max ? "" : year.value;
    if (shown) shown.textContent = year.value === year.max ? "today" : year.value;
    window.clearTimeout(later);
    later = window.setTimeout(() => void submit(form), 200);
  });
  asOf.addEventListener("input", () => {
    const isToday = /^\s*(today)?\s*$/i.test(asOf.value);
    const y = /^\d{4}/.exec(asOf.value)?.[0] ?? (isToday ? year.max : "");
    if (y) year.value = y;
    if (y && shown) shown.textContent = isToday ? "today" : y;
  });
  if (asOf.value === "" && shown) shown.textContent = "today";
}

// Restore brings the fields back to what the address says, as going back does.
function restore(form: HTMLFormElement): void {
  const q = new URL(location.href).searchParams;
  for (const name of ["as_of", "known_at", "tier", "kind"]) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = q.get(name) ?? "";
  }
  (form.elements.namedItem("as_of") as HTMLInputElement | null)?.dispatchEvent(new Event("input"));
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-swap]")) {
  enhance(form);
  window.addEventListener("popstate", () => {
    restore(form);
    void swap(new URL(location.href)).then((ok) => ok && followLinks(new URL(location.href)));
  });
}

// On paper an address without its host leads nowhere.
for (const a of document.querySelectorAll<HTMLAnchorElement>("a.permalink")) a.textContent = a.href;

// Printed pages show what is folded on the screen, and fold it again afterwards.
let unfolded: HTMLDetailsElement[] = [];
window.addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  for (const d of unfolded) d.open = true;
});
window.addEventListener("afterprint", () => {
  for (const d of unfolded) d.open = false;
});
