import { expect, test } from "vitest";
import { parsePastedText } from "#lib/transfer/pasted-text.ts";

/** A story of this very site as Chromium copies it: list signs gone, the sign of each heading's link left behind. */
const copied = `← Back to news

Tools May 2, 2025 4 min read Updated May 5, 2025

Initech opens its archive under two licenses
Initech's archive of forecasts is open since Friday. Search is part of it.

Follows Initech closes its archive March 20, 2024
Picture: Ida Example
Our Take
A good decision that comes late.

Our claim
By the end of 2026 most of its users choose the second license.

We look back on December 31, 2026.

How often we were right

Why it matters
The question has changed from "may we?" to "which one?".

Do this week
Lawyers
State in your policy which of the licenses you elect.

Past: it was current until May 9, 2025
Teams on the old archive
Plan the move to the new one.

Current until May 16, 2025
Thirteen months after closing it, Initech has opened its archive again. The company said so at 09:30, one day before the deadline.

Two licenses, pick one
#
The notes list both, side by side:

the one that lawyers know
the one that engineers know
a third one, for a fee
The archive also gets a new name. A file that holds everything is there for those who want it, and another one for those who want only the forecasts.

We are open again.

Ida Example, Initech

\tInitech\tGlobex
License\tTwo\tOne|half
Price\tNone\tNone
Where this leaves Globex #
Globex has shipped twice in the meantime.

The story so far
Mar 20, 2024
Initech closes its archive
A mistake that its users will not forget.
May 2, 2025
Initech opens its archive under two licenses
A good decision that comes late.
Sources
The archive is open Initech, May 1, 2025
Release notes Initech
Corrections
Update May 5, 2025
The second license was named.
Tags
#Open Source
#Licensing
Share
Copy link
E-mail
X
Keep reading
Another story
#Not this`;

test("a story copied from this site's own page is the same story", () => {
  const { content, publishedAt, missing } = parsePastedText(copied);
  expect(missing).toEqual([]);
  expect(publishedAt?.toISOString()).toBe("2025-05-02T12:00:00.000Z");
  expect(content).toEqual({
    headline: "Initech opens its archive under two licenses",
    slug: "",
    language: null,
    section: "tools",
    summary: "Initech's archive of forecasts is open since Friday. Search is part of it.",
    ourTake: "A good decision that comes late.",
    claim: "By the end of 2026 most of its users choose the second license.",
    lookBack: "2026-12-31",
    whyItMatters: 'The question has changed from "may we?" to "which one?".',
    doThisWeek: [
      {
        audience: "Lawyers",
        action: "State in your policy which of the licenses you elect.",
        until: "2025-05-09",
      },
      { audience: "Teams on the old archive", action: "Plan the move to the new one.", until: "2025-05-16" },
    ],
    body: `Thirteen months after closing it, Initech has opened its archive again. The company said so at 09:30, one day before the deadline.

## Two licenses, pick one

The notes list both, side by side:

- the one that lawyers know
- the one that engineers know
- a third one, for a fee

The archive also gets a new name. A file that holds everything is there for those who want it, and another one for those who want only the forecasts.

We are open again.

Ida Example, Initech

|  | Initech | Globex |
| --- | --- | --- |
| License | Two | One\\|half |
| Price | None | None |

## Where this leaves Globex

Globex has shipped twice in the meantime.`,
    sources: [
      { title: "The archive is open Initech", url: "", publisher: "", date: "2025-05-01" },
      { title: "Release notes Initech", url: "", publisher: "", date: null },
    ],
    tags: ["Open Source", "Licensing"],
    hero: null,
    corrections: [{ date: "2025-05-05", kind: "update", text: "The second license was named." }],
    follows: null,
    related: { pinned: [], banned: [] },
  });
});
