// Makes the pages better where scripts run; every page works without. Loaded as a module: strict and deferred.

const seatsText = ({ capacity, booked, waiting, cancelled }) => {
  if (cancelled) return "Cancelled";
  const left = Math.max(0, capacity - booked);
  if (left > 0) return `${left} of ${capacity} ${capacity === 1 ? "seat" : "seats"} left`;
  return waiting > 0 ? `Full · ${waiting} waiting` : "Full";
};

/** Shows new seat counts wherever the page shows the class. */
const showSeats = (session) => {
  for (const seats of document.querySelectorAll(`[data-seats="${CSS.escape(session.id)}"]`)) {
    const text = seatsText(session);
    const label = seats.querySelector("span");
    if (label.textContent === text) continue;
    label.textContent = text;
    const bar = seats.querySelector("progress");
    bar.max = session.capacity;
    bar.value = session.booked;
    seats.classList.toggle("full", session.booked >= session.capacity);
    seats.classList.remove("changed");
    void seats.offsetWidth; // restarts the animation
    seats.classList.add("changed");
  }
};

/** Says something in the corner for a few seconds; screen readers hear it too. */
const toast = (text, kind = "good") => {
  const note = Object.assign(document.createElement("p"), { className: `toast ${kind}`, textContent: text });
  document.querySelector(".toasts").append(note);
  setTimeout(() => note.remove(), 8000);
};

/** Shows where a booking stands now; whoever has moved up from a waiting list is told so. */
const showBooking = ({ id, state, position }) => {
  for (const chip of document.querySelectorAll(`[data-booking="${CSS.escape(id)}"]`)) {
    const hasMovedUp = state === "booked" && chip.classList.contains("warn");
    if (state === "waiting") chip.textContent = `Waiting, number ${position}`;
    if (state === "cancelled") Object.assign(chip, { textContent: "Cancelled", className: "chip" });
    if (!hasMovedUp) continue;
    chip.textContent = "Booked";
    chip.classList.replace("warn", "good");
    toast("You have moved up from the waiting list: the seat is yours.");
  }
};

/** Follows the live updates. The browser reconnects by itself and says where it was, until it is refused. */
const follow = (address) => {
  const source = new EventSource(address);
  const on = (kind, act) => source.addEventListener(kind, (event) => act(JSON.parse(event.data)));
  on("class.updated", showSeats);
  on("class.cancelled", showSeats);
  on("booking.updated", showBooking);
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    // Its token has ended: any page renews it.
    setTimeout(() => fetch(location.href).then(() => follow(address), () => follow(address)), 5000);
  });
  addEventListener("pagehide", () => source.close());
};

/** Sends a form without leaving the page: the answer's main part takes the place of this page's, and its notice floats. */
const sendInPlace = async (form, submitter) => {
  const link = form.closest("article")?.querySelector("h3 a")?.getAttribute("href");
  const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, submitter)) });
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  const [main, news] = [document.querySelector("main"), answer.querySelector("main")];
  if (!news || new URL(response.url).pathname === "/login") return location.assign(response.url);
  main.replaceChildren(...news.childNodes);
  document.title = answer.title;
  if (response.url !== location.href) history.replaceState(null, "", response.url);
  const card = link && main.querySelector(`h3 a[href="${CSS.escape(link)}"]`);
  (card ?? main).focus({ preventScroll: true });
  const notice = main.querySelector(".note[role=status]");
  if (!notice) return;
  toast(notice.textContent, notice.classList[1]);
  notice.remove();
};

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.dataset.confirm && !confirm(form.dataset.confirm)) return event.preventDefault();
  if (form.method !== "post") return;
  if ("inPlace" in form.dataset) {
    event.preventDefault();
    sendInPlace(form, submitter).catch(() => form.submit());
  }
  if (submitter) setTimeout(() => (submitter.disabled = true)); // after the browser has read the form
});

addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload(); // the page came from history: its forms and counts may be old
});

if (document.body.dataset.live) follow(document.body.dataset.live);
