import type { Label } from "#components/story/view.ts";
import { SubscribeForm } from "./subscribe-form.tsx";
import { FoldedChoices } from "./tag-choices.tsx";
import "./subscribe-band.css";

/** The way to the weekly mail, on the page of the week. */
export function SubscribeBand({ tags }: { tags: Label[] }) {
  return (
    <section className="subscribe-band" aria-labelledby="by-mail">
      <div>
        <h2 id="by-mail">The week by mail</h2>
        <p>Why it matters, and what to do: chosen by our editors, once a week. One click ends it.</p>
      </div>
      <SubscribeForm id="email">
        <FoldedChoices tags={tags} chosen={[]} />
      </SubscribeForm>
    </section>
  );
}
