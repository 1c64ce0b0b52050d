"use client";

import { Toolbar as Base } from "@base-ui/react/toolbar";
import {
  Bold,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  TextQuote,
} from "lucide-react";
import { memo, useSyncExternalStore } from "react";
import type { Format } from "./formats.ts";
import type { Surface } from "./surface.ts";

type Props = {
  /** The editor's own id. */
  id: string;
  /** Null until it has been fetched. */
  surface: Surface | null;
  headings: boolean;
  disabled: boolean;
  source: boolean;
  onSource: (shown: boolean) => void;
};

const buttons: { format: Format; name: string; keys: string; icon: LucideIcon }[] = [
  { format: "heading", name: "Heading", keys: "Control+Alt+2", icon: Heading2 },
  { format: "subheading", name: "Subheading", keys: "Control+Alt+3", icon: Heading3 },
  { format: "bold", name: "Bold", keys: "Control+B", icon: Bold },
  { format: "italic", name: "Italic", keys: "Control+I", icon: Italic },
  { format: "link", name: "Link", keys: "Control+Shift+K", icon: Link },
  { format: "bullets", name: "List", keys: "Control+Shift+8", icon: List },
  { format: "numbers", name: "Numbered list", keys: "Control+Shift+7", icon: ListOrdered },
  { format: "quote", name: "Quote", keys: "Control+Shift+9", icon: TextQuote },
];

const look =
  "inline-flex h-8 min-w-7 cursor-pointer items-center justify-center rounded-xs text-quiet transition-colors hover:bg-raised hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink data-disabled:cursor-default data-disabled:opacity-40 data-disabled:hover:bg-transparent sm:min-w-8";

/** The formats of a part, one stop of the Tab key, arrows within. */
export const Toolbar = memo(function Toolbar({ id, surface, headings, disabled, source, onSource }: Props) {
  const active = useSyncExternalStore(
    surface ? surface.watchFormats : never,
    () => surface?.formats ?? "",
    () => "",
  );
  const off = disabled || !surface;
  return (
    <Base.Root aria-label="Formatting" aria-controls={id} className="writing-tools">
      {buttons
        .filter(({ format }) => headings || !format.endsWith("heading"))
        .map(({ format, name, keys, icon: Icon }) => (
          <Base.Button
            key={format}
            aria-label={name}
            title={`${name} (${keys.replace("Control", "Ctrl")})`}
            aria-keyshortcuts={`${keys} ${keys.replace("Control", "Meta")}`}
            aria-pressed={active.split(" ").includes(format)}
            disabled={off}
            className={look}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => surface?.format(format)}
          >
            <Icon aria-hidden className="size-4" />
          </Base.Button>
        ))}
      <Base.Button
        aria-pressed={source}
        disabled={off}
        className={`${look} ml-auto px-2 text-xs font-medium`}
        onClick={() => onSource(!source)}
      >
        Markdown
      </Base.Button>
    </Base.Root>
  );
});

const never = () => () => {};
