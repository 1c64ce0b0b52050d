/** The parts of a page about invented organisations. */
export const part = {
  nav: "Back to news",
  kicker: "NewsJune 4, 2026· 2 min read",
  headline: "Harbour Hospital and Globex build a triage model that the hospital owns",
  summary:
    "Harbour Hospital will own a triage model that it builds with Globex. It will run inside first and be sold through Globex's cloud later.",
  take: "Globex gets a customer to show around; the hospital keeps the model. Nobody has published a benchmark, a date or a definition of 'triage'.",
  why: "Hospitals with enough data can now bargain for ownership. For those who build such systems, it means that terms which were fixed are open.",
  todo: "Hospital IT leaders: list the data that you could bring to such a deal before the next vendor calls, so that you know what it is worth.",
  heading1: "Harbour Hospital and Globex announce a partnership",
  text1:
    "Globex announced a partnership with Harbour Hospital to build and run a triage model on the hospital's de-identified records. Harbour will own it.",
  text2:
    "The stated aim is to shorten waiting times. The hospital's director, Ida Example, called it the next step of a platform that began seven years ago.",
  heading2: "What ownership changes",
  text3:
    "The hospital decides who may use the model, can talk to other vendors and can license it. Globex has the right to sell access through its cloud.",
  heading3: "What to do with this news",
  text4:
    "Ask your vendors who owns the trained model, who decides when it changes, and what happens when you want to leave them and take it along.",
  tags: "#Healthcare AI#Enterprise AI#LLM",
};

type Part = keyof typeof part;

export const headOrder: Part[] = ["nav", "kicker", "headline", "summary"];
export const bodyOrder: Part[] = ["heading1", "text1", "text2", "heading2", "text3", "heading3", "text4"];

/** For `page`: no body. */
export const noBody = Object.fromEntries(bodyOrder.map((name) => [name, ""]));

/** A page as a browser copies it; `changes` puts other text in place of a part, or leaves it out with "". */
export function page(changes: Partial<Record<Part | "labels", string>> = {}, labelled?: string[]): string {
  const parts = { ...part, ...changes };
  const blocks = [
    ...headOrder.map((name) => parts[name]),
    ...(labelled ?? ["Our Take", parts.take, "Why it matters", parts.why, "Do this week", parts.todo]),
    ...bodyOrder.map((name) => parts[name]),
  ];
  const story = blocks.filter((block) => block !== "").join("\n\n");
  return `${story}\n\n${parts.tags}\nShare:\nKeep reading\n\nRelated stories`;
}

/** What the page says. */
export function pageContent() {
  return {
    section: "news",
    headline: part.headline,
    summary: part.summary,
    ourTake: part.take,
    whyItMatters: part.why,
    doThisWeek: [
      {
        audience: "Hospital IT leaders",
        action: part.todo.replace("Hospital IT leaders: ", ""),
        until: "2026-06-11",
      },
    ],
    body: `## ${part.heading1}\n\n${part.text1}\n\n${part.text2}\n\n## ${part.heading2}\n\n${part.text3}\n\n## ${part.heading3}\n\n${part.text4}`,
    tags: ["Healthcare AI", "Enterprise AI", "LLM"],
  };
}
