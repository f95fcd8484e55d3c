// Shows what the app says while it starts, and gives way to the app when it listens.
const PAUSE_MILLIS = 500;

async function look() {
  try {
    const answer = await fetch("/.lakefront/starting");
    if (answer.status === 204) {
      location.reload();
      return;
    }
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    document.querySelector("[role=status]").textContent =
      "Lakefront does not answer any more. The terminal that runs it says why.";
  }
  setTimeout(look, PAUSE_MILLIS);
}

function show(page) {
  document.title = page.title;
  if (document.querySelector("main").innerHTML !== page.querySelector("main").innerHTML) {
    document.querySelector("main").replaceWith(page.querySelector("main"));
  }
}

setTimeout(look, PAUSE_MILLIS);
