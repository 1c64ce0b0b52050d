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
};

/** Somebody's own subscription: what they get, and the ways out. Plain forms, each behind a button. */
export function OwnMail({ token, email, everything, tags, others }: Props) {
  const choices = [...tags, ...others.filter(({ slug }) => !tags.some((tag) => tag.slug === slug))];
  return (
    <div className="own-mail">
      <form action={`/api/newsletter/manage/${token}`} method="post">
        <h2>What you get</h2>
        <fieldset className="either">
          <legend>Once a week, to {email}</legend>
          <label>
            <input type="radio" name="what" value="everything" defaultChecked={everything} /> Everything
          </label>
          {choices.length > 0 && (
            <label>
              <input type="radio" name="what" value="tags" defaultChecked={!everything} /> Only stories about
              the subjects ticked here
            </label>
          )}
        </fieldset>
        {choices.length > 0 && (
          <TagChoices tags={choices} chosen={everything ? [] : tags.map(({ slug }) => slug)} />
        )}
        <button type="submit">Save</button>
      </form>
      <form action={`/api/newsletter/unsubscribe/${token}`} method="post">
        <h2>No more mail</h2>
        <p>One click, and nothing is sent to {email} any more.</p>
        <input type="hidden" name="do" value="leave" />
        <button type="submit">Unsubscribe</button>
      </form>
      <Forget token={token} />
    </div>
  );
}

/** Takes the address off the site, not only off the list. */
export function Forget({ token }: { token: string }) {
  return (
    <form action={`/api/newsletter/manage/${token}`} method="post">
      <h2>Your data</h2>
      <p>Your address, what you chose, and which mails you were sent: deleted at once, for good.</p>
      <input type="hidden" name="do" value="forget" />
      <button type="submit" className="quietly">
        Delete everything about me
      </button>
    </form>
  );
}
