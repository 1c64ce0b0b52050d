import { Picture } from "../story/hero.tsx";
import type { HeroView } from "../story/view.ts";
import { ListHead } from "./list-head.tsx";
import "./author.css";

type Props = { name: string; about: string; picture: HeroView | null; children?: React.ReactNode };

/** The top of a byline page. */
export function AuthorHead({ name, about, picture, children }: Props) {
  return (
    <div className="author">
      {picture && (
        <div className="author-picture">
          <Picture hero={picture} sizes="8rem" when="soon" />
        </div>
      )}
      <ListHead title={name}>
        {about && <p>{about}</p>}
        {children}
      </ListHead>
    </div>
  );
}
