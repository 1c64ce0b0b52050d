"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";

/** A link that has just been made, ready to be passed on. */
export function CopyLink({ address }: { address: string }) {
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    const input = field.current?.querySelector("input");
    if (!address) return;
    input?.focus();
    input?.select();
    setCopied(false);
  }, [address]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      // Without the clipboard's permission the old way is left.
      field.current?.querySelector("input")?.select();
      if (!document.execCommand("copy")) return;
    }
    setCopied(true);
  };

  return (
    <div ref={field}>
      <Field id={id} label="The link">
        {(control) => (
          <div className="flex gap-2">
            <TextInput {...control} readOnly value={address} className="font-mono" />
            <Button onClick={() => void copy()}>
              {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
              {copied ? "Copied" : "Copy"}
            </Button>
          </div>
        )}
      </Field>
      <p role="status" className="sr-only">
        {copied ? "The link is copied." : "The link is made."}
      </p>
    </div>
  );
}
