// The share row's two buttons, and suggestions in the search field. Without this file nothing else is missing. What it
// says stands on the row, in the page's language.
const row = document.querySelector(".share");
const notice = row?.querySelector("[role=status]");
const copy = row?.querySelector("[data-copy]");
const share = row?.querySelector("[data-share]");
let timer;

function say(text) {
  clearTimeout(timer);
  notice.textContent = text;
  timer = setTimeout(() => {
    notice.textContent = "";
  }, 6000);
}

// Browsers give the clipboard to secure pages only; a selected field still copies everywhere.
function copyTheOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  row.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

copy?.addEventListener("click", async () => {
  const url = copy.dataset.copy;
  let done = false;
  try {
    await navigator.clipboard.writeText(url);
    done = true;
  } catch {
    done = copyTheOldWay(url);
    copy.focus();
  }
  say(done ? row.dataset.copied : `${row.dataset.copyThis} ${url}`);
});

if (share && navigator.share) {
  share.closest("li").hidden = false;
  share.addEventListener("click", async () => {
    try {
      await navigator.share({ title: share.dataset.share, url: copy.dataset.copy });
    } catch (error) {
      if (error.name !== "AbortError") say(row.dataset.failed);
    }
  });
}

const field = document.querySelector("[data-suggest]");
let typed;
field?.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(async () => {
    const asked = field.value;
    if (asked.trim().length < 2) return;
    try {
      const answer = await fetch(field.dataset.suggest + encodeURIComponent(asked));
      const texts = await answer.json();
      if (asked === field.value) field.list.replaceChildren(...texts.map((text) => new Option("", text)));
    } catch {}
  }, 150);
});
