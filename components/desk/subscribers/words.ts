import type { SubscriberRow } from "#lib/newsletter/subscribers.ts";

export const stateNames: Record<SubscriberRow["state"], string> = {
  confirmed: "Get it",
  pending: "Not confirmed yet",
  unsubscribed: "Left",
  suppressed: "Mail comes back",
};
