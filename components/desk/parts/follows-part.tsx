"use client";

import { X } from "lucide-react";
import { memo } from "react";
import { IconButton } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { fieldId } from "../draft.ts";
import type { StoryOption } from "../types.ts";
import { StoryPicker } from "./story-picker.tsx";
import type { FindStories } from "./use-story-search.ts";

type Props = {
  follows: string | null;
  /** Of the story that it follows, once that is known. */
  headline: string | null;
  /** This story's own slug, which it cannot follow. */
  own: string;
  find: FindStories;
  errors: string[] | undefined;
  onFollows: (story: StoryOption | null) => void;
};

const id = fieldId("follows");

/** The earlier story that this one goes on from. */
export const FollowsPart = memo(function FollowsPart(props: Props) {
  const { follows, headline, own, find, errors, onFollows } = props;
  const name = headline ?? follows;
  return (
    <Field
      id={id}
      label="Follows"
      hint="The earlier story that this one goes on from; each links to the other."
      errors={errors}
    >
      {(control) =>
        follows === null ? (
          <StoryPicker control={control} find={find} except={[own]} onPick={onFollows} />
        ) : (
          <p className="flex items-center gap-2 rounded-xs border border-edge bg-surface py-0.5 pr-1 pl-2.5 text-sm">
            <span id={id} tabIndex={-1} className="min-w-0 flex-1 truncate">
              {name}
            </span>
            <IconButton name={`Remove ${name}`} onClick={() => onFollows(null)}>
              <X aria-hidden className="size-4" />
            </IconButton>
          </p>
        )
      }
    </Field>
  );
});
