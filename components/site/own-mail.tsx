import type { Wording } from "#lib/language/wording.ts";
import { TagChoices } from "./tag-choices.tsx";
import "./own-mail.css";
import "./subscribe-form.css";

type Label = { name: string; slug: string };

type Props = {
  token: string;
  email: string;
  everything: boolean;
  /** Those that are chosen, and others to choose. */
  tags: Label[];
  others: Label[];
  wording: Wording;
};

/** Somebody's own subscription: what they get, and the ways out. Plain forms, each behind a button. */
export function OwnMail({ token, email, everything, tags, others, wording }: Props) {
  const choices = [...tags, ...others.filter(({ slug }) => !tags.some((tag) => tag.slug === slug))];
  return (
    <div className="own-mail">
      <form action={`/api/newsletter/manage/${token}`} method="post">
        <h2>{wording.say("mail.what")}</h2>
        <fieldset className="either">
          <legend>{wording.say("mail.whatTo", { email })}</legend>
          <label>
            <input type="radio" name="what" value="everything" defaultChecked={everything} />{" "}
            {wording.say("week.everything")}
          </label>
          {choices.length > 0 && (
            <label>
              <input type="radio" name="what" value="tags" defaultChecked={!everything} />{" "}
              {wording.say("mail.onlyTags")}
            </label>
          )}
        </fieldset>
        {choices.length > 0 && (
          <TagChoices
            tags={choices}
            chosen={everything ? [] : tags.map(({ slug }) => slug)}
            wording={wording}
          />
        )}
        <button type="submit">{wording.say("mail.save")}</button>
      </form>
      <form action={`/api/newsletter/unsubscribe/${token}`} method="post">
        <h2>{wording.say("mail.leave")}</h2>
        <p>{wording.say("mail.leaveMore", { email })}</p>
        <input type="hidden" name="do" value="leave" />
        <button type="submit">{wording.say("mail.unsubscribe")}</button>
      </form>
      <Forget token={token} wording={wording} />
    </div>
  );
}

/** Takes the address off the site, not only off the list. */
export function Forget({ token, wording }: { token: string; wording: Wording }) {
  return (
    <form action={`/api/newsletter/manage/${token}`} method="post">
      <h2>{wording.say("mail.data")}</h2>
      <p>{wording.say("mail.dataMore")}</p>
      <input type="hidden" name="do" value="forget" />
      <button type="submit" className="quietly">
        {wording.say("mail.forget")}
      </button>
    </form>
  );
}
