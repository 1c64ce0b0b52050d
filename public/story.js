// Copying links and quotes, and the device's own sharing. Nothing else needs it.
const row = document.querySelector(".share");
const notice = row.querySelector("[role=status]");
const { url } = row.dataset;
let timer;

function say(text) {
  clearTimeout(timer);
  notice.textContent = text;
  timer = setTimeout(say, 6000, "");
}

// Only secure pages may use the clipboard.
async function copy(text, said, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    row.append(field);
    field.select();
    if (!document.execCommand("copy")) said = `${notice.dataset.copyThis} ${text}`;
    field.remove();
    button.focus();
  }
  say(said);
}

const coded = (words) => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");

// What is selected, else the part, and a link to its very words.
function quoteOf(id) {
  const part = document.querySelector(id || ".story");
  const chosen = getSelection();
  if (chosen.isCollapsed || !part.contains(chosen.anchorNode))
    chosen.selectAllChildren(part.querySelector(".prose, .actions"));
  const text = `${chosen}`.trim();
  const [first, ...lines] = text.split(/\s*\n\s*/).map((line) => line.split(/\s+/));
  const last = lines.pop() ?? first.splice(9);
  const end = last.length ? `,${coded(last.slice(-5))}` : "";
  return `“${text}”\n${url}${id || "#"}:~:text=${coded(first.slice(0, 9))}${end}`;
}

row.parentNode.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-copy], [data-quote], [data-share]");
  const { copy: text, quote, share: title } = button?.dataset ?? {};
  const { copied, quoted, failed } = notice.dataset;
  if (text != null) copy(text || url + (button.hash ?? ""), copied, button);
  if (quote != null) copy(quoteOf(quote), quoted, button);
  if (title) navigator.share({ title, url }).catch(({ name }) => name === "AbortError" || say(failed));
});

if (navigator.share) row.querySelector("[hidden]").hidden = false;
