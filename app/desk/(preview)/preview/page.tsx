import { LivePreview } from "#components/desk/preview/live-preview.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { drawStory } from "./actions.tsx";

export default async function Preview() {
  await onDesk("/desk/preview", async () => null);
  return <LivePreview draw={drawStory} />;
}
