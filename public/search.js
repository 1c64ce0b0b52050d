// Suggestions in the search field. The page lacks nothing else without it.
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
