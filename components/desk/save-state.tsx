import type { Ref } from "react";
import { isNews, type Saying, saveWords } from "./saving/words.ts";

type Props = Saying & {
  /** The focus comes here when what had it is done and gone. */
  ref?: Ref<HTMLParagraphElement>;
};

/** Always says in words how safe the text is; aloud only when that is in question. */
export function SaveState({ ref, ...saying }: Props) {
  const words = saveWords(saying);
  return (
    <>
      <p ref={ref} tabIndex={-1} className="min-w-0 text-sm text-quiet outline-none" data-save-state="">
        {words}
      </p>
      <span role="status" className="sr-only">
        {isNews(saying.phase) ? `${words}.` : ""}
      </span>
    </>
  );
}
