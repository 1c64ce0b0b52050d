import type { Wording } from "#lib/language/wording.ts";
import "./subscribe-form.css";

type Props = {
  /** Subjects to choose from; without any, everything is sent. */
  children?: React.ReactNode;
  /** What is wrong with the address that was sent. */
  problem?: string | null;
  /** Of the field; another on each form of a page. */
  id: string;
  wording: Wording;
};

/** A plain form for the weekly mail; whoever sends it is mailed a link to confirm it. */
export function SubscribeForm({ children, problem = null, id, wording }: Props) {
  return (
    <form className="subscribe" action="/api/newsletter/subscribe" method="post">
      <label htmlFor={id}>{wording.say("mail.address")}</label>
      <div className="subscribe-line">
        <input
          id={id}
          name="email"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={wording.say("mail.example")}
          maxLength={254}
          required
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
        <button type="submit">{wording.say("mail.subscribe")}</button>
      </div>
      {problem && (
        <p id={`${id}-problem`} className="subscribe-problem">
          {problem}
        </p>
      )}
      {children}
    </form>
  );
}
