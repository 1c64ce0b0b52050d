import { Notice } from "#components/ui/notice.tsx";

/** What came of the last thing that somebody asked for. */
export type Saying = { tone: "good" | "danger"; words: string };

export function Said({ said }: { said: Saying | null }) {
  return (
    <div role={said?.tone === "danger" ? "alert" : "status"} className={said ? "mb-4" : ""}>
      {said && (
        <Notice tone={said.tone}>
          <p>{said.words}</p>
        </Notice>
      )}
    </div>
  );
}
