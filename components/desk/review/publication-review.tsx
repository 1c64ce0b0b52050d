import { Notice } from "#components/ui/notice.tsx";
import type { PublicationReview } from "#lib/review/queries.ts";
import { giversInWords } from "./approval-words.ts";

/** Says that an approval is missing, and who can give it, or who has given it. */
export function ApprovalLine({ review, onTheWay }: { review: PublicationReview; onTheWay: boolean }) {
  const { approvalMissing, approvedBy, mayApprove, givers } = review;
  if (approvedBy) return <p className="text-good">Approved by {approvedBy}, exactly as it is saved now.</p>;
  if (!approvalMissing || (onTheWay && mayApprove)) return null;
  return (
    <Notice tone="warning" title="This version is not approved">
      <p>
        Nothing is published in this section that nobody has approved, word for word.{" "}
        {mayApprove
          ? "Close this, submit the story for review and approve it; both are under “More”."
          : `Submit it for review; ${othersInWords(givers)}.`}
      </p>
    </Notice>
  );
}

function othersInWords(givers: PublicationReview["givers"]): string {
  const who = giversInWords(givers, "");
  return who
    ? `as you may not approve it yourself, ${who} can`
    : "everybody who may approve wrote in it, so somebody else has to";
}

/** Whether review lets somebody go on to publish, now or at a time. */
export function letsThrough(review: PublicationReview, onTheWay: boolean): boolean {
  return !review.approvalMissing || (onTheWay && review.mayApprove);
}
