"use client";

import {
  type CSSProperties,
  memo,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { type ControlProps, Field } from "#components/ui/field.tsx";
import type { Spoken } from "#lib/language/spoken.ts";
import { fieldId } from "../draft.ts";
import { fetched } from "../fetched.ts";
import { Count } from "../parts/text-part.tsx";
import type { CommentedPassage } from "./passages.ts";
import type { Surface } from "./surface.ts";
import { Toolbar } from "./toolbar.tsx";
import "./writing.css";

export type WritingPartName = "ourTake" | "whyItMatters" | "body";

type Props = {
  part: WritingPartName;
  label: string;
  hint: ReactNode;
  value: string;
  errors: string[] | undefined;
  budget?: number;
  rows: number;
  /** Reported parts are set in the serif, the desk's judgement in the sans, as on the page. */
  voice: "report" | "judgement";
  disabled: boolean;
  /** What is written in it. */
  spoken: Spoken;
  /** Passages with open comments. */
  commented: CommentedPassage[];
  onText: (part: WritingPartName, text: string) => void;
  /** The same, of what the editor shows already. */
  onWritten: (part: WritingPartName, text: string) => void;
};

/** A part that is Markdown, written as readers will see it. */
export const WritingPart = memo(function WritingPart(props: Props) {
  const { part, label, hint, value, errors, budget } = props;
  return (
    <Field
      id={fieldId(part)}
      label={label}
      hint={hint}
      errors={errors}
      aside={budget && <Count text={value} budget={budget} />}
    >
      {(control) => <Writing {...props} control={{ ...control, ...props.spoken }} />}
    </Field>
  );
});

/** A text area until the editor has been fetched; then that, with what was typed and where the cursor was. */
function Writing({
  part,
  label,
  value,
  rows,
  voice,
  disabled,
  commented,
  onText,
  onWritten,
  control,
}: Props & { control: ControlProps }) {
  const room = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [surface, setSurface] = useState<Surface | null>(null);
  const [source, setSource] = useState(false);
  const now = useRef({ value, onWritten });
  now.current = { value, onWritten };
  const attributes = attributesOf(control, label);
  const described = JSON.stringify(attributes);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor is made once; what changes is told to it below
  useEffect(() => {
    let gone = false;
    let made: Surface | null = null;
    const begin = async () => {
      const code = await fetched(
        () => import("./surface.ts"),
        () => gone,
      );
      await composed(area.current);
      const parent = room.current;
      if (gone || !code || !parent) return;
      made = new code.Surface(parent, {
        value: now.current.value,
        attributes,
        editable: !disabled,
        onText: (text) => now.current.onWritten(part, text),
      });
      if (area.current) made.takeOver(area.current);
      flushSync(() => setSurface(made));
    };
    void begin();
    return () => {
      gone = true;
      made?.destroy();
    };
  }, []);

  useLayoutEffect(() => surface?.receive(value), [surface, value]);
  useLayoutEffect(() => surface?.configure(JSON.parse(described), !disabled), [surface, described, disabled]);
  useLayoutEffect(() => surface?.showPassages(commented), [surface, commented]);
  useLayoutEffect(() => surface?.showSource(source), [surface, source]);

  return (
    <div
      className={`writing writing-${voice} rounded-xs border border-edge bg-field transition-colors hover:border-quiet`}
      style={{ "--rows": rows } as CSSProperties}
      data-off={disabled || undefined}
      data-source={source || undefined}
    >
      <Toolbar
        id={control.id}
        surface={surface}
        headings={part === "body"}
        disabled={disabled}
        source={source}
        onSource={setSource}
      />
      <div ref={room} />
      {!surface && (
        <textarea
          {...control}
          ref={area}
          value={value}
          spellCheck
          className="writing-until"
          onCompositionStart={(event) => event.currentTarget.setAttribute("data-composing", "")}
          onCompositionEnd={(event) => event.currentTarget.removeAttribute("data-composing")}
          onChange={(event) => onText(part, event.target.value)}
        />
      )}
    </div>
  );
}

/** Resolves once nothing is half typed there: an input method must not lose its field in the middle of a word. */
function composed(area: HTMLTextAreaElement | null): Promise<void> {
  if (!area?.hasAttribute("data-composing")) return Promise.resolve();
  return new Promise((done) => area.addEventListener("compositionend", () => done(), { once: true }));
}

function attributesOf(control: ControlProps, label: string): Record<string, string> {
  const all = { ...control, role: "textbox", "aria-multiline": "true", "aria-label": label };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
