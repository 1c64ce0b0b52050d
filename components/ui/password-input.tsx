"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { TextInput } from "./controls.tsx";

type Props = Omit<ComponentProps<"input">, "type"> & { words?: { show: string; hide: string } };

const usual = { show: "Show password", hide: "Hide password" };

/** A password that can be looked at while it is typed. */
export function PasswordInput({ className = "", words = usual, ...rest }: Props) {
  const [shown, show] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <TextInput
        {...rest}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        className={`pr-11 ${className}`}
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={words.show}
        title={shown ? words.hide : words.show}
        onClick={() => show(!shown)}
        className="absolute inset-y-0 right-0 flex w-10 cursor-pointer items-center justify-center text-quiet hover:text-ink"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  );
}
