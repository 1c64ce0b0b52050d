import type { Label } from "#components/story/view.ts";
import type { Wording } from "#lib/language/wording.ts";
import { SubscribeForm } from "./subscribe-form.tsx";
import { FoldedChoices } from "./tag-choices.tsx";
import "./subscribe-band.css";

/** The way to the weekly mail, on the page of the week. */
export function SubscribeBand({ tags, wording }: { tags: Label[]; wording: Wording }) {
  return (
    <section className="subscribe-band" aria-labelledby="by-mail">
      <div>
        <h2 id="by-mail">{wording.say("mail.title")}</h2>
        <p>{wording.say("mail.promise")}</p>
      </div>
      <SubscribeForm id="email" wording={wording}>
        <FoldedChoices tags={tags} chosen={[]} wording={wording} />
      </SubscribeForm>
    </section>
  );
}
