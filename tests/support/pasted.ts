/** A page about invented organisations, as a browser copies it. */
export const pastedPage = `Back to news
NewsJune 4, 2026· 2 min read

Harbour Hospital and Globex build a triage model that the hospital owns

Harbour Hospital will own a triage model that it builds with Globex. It will run inside first and be sold through Globex's cloud later.

Our Take

Globex gets a customer to show around; the hospital keeps the model. Nobody has published a benchmark.

Why it matters

Hospitals with enough data can now bargain for ownership. Terms which were fixed are open.

Do this week

Hospital IT leaders: list the data that you could bring to such a deal before the next vendor calls.

Harbour Hospital and Globex announce a partnership

Globex announced a partnership with Harbour Hospital to build and run a triage model on the hospital's de-identified records.

What ownership changes

The hospital decides who may use the model, can talk to other vendors and can license it. Globex sells access through its cloud.

What to do with this news

Ask your vendors who owns the trained model, who decides when it changes, and what happens when you want to leave them.

#Healthcare AI#Enterprise AI#LLM
Share:
Keep reading

Related stories`;
