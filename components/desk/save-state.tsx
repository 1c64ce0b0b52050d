import { CircleAlert, CloudOff } from "lucide-react";
import type { Ref } from "react";
import { isNews, type Saying, saveTone, saveWords } from "./saving/words.ts";

type Props = Saying & {
  /** The focus comes here when what had it is done and gone. */
  ref?: Ref<HTMLParagraphElement>;
};

const looks = {
  calm: { look: "text-quiet", icon: null },
  warn: { look: "font-medium text-warn", icon: CloudOff },
  danger: { look: "font-medium text-danger", icon: CircleAlert },
};

/** Always says in words how safe the text is; aloud only when that is in question. */
export function SaveState({ ref, ...saying }: Props) {
  const words = saveWords(saying);
  const begun = saying.status !== null || saying.headline.trim() !== "";
  const { look, icon: Icon } = looks[begun && !saying.busy ? saveTone(saying.phase) : "calm"];
  return (
    <>
      <div
        className={`flex min-w-0 items-start gap-1.5 text-sm leading-snug ${look} ${Icon || words.length > 28 ? "max-sm:flex-[1_1_12rem]" : "max-sm:text-[0.8125rem]"}`}
      >
        {Icon && <Icon aria-hidden className="mt-px size-4 shrink-0" />}
        <p ref={ref} tabIndex={-1} className="min-w-0 outline-none" data-save-state="">
          {words}
        </p>
      </div>
      <span role="status" className="sr-only">
        {isNews(saying.phase) ? `${words}.` : ""}
      </span>
    </>
  );
}
