"use client";

import { X } from "lucide-react";
import { memo } from "react";
import { IconButton } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { StoryContent } from "#lib/stories/content.ts";
import { fieldId, without } from "../draft.ts";
import type { Fields } from "../errors.ts";
import { StoryPicker } from "./story-picker.tsx";
import type { FindStories } from "./use-story-search.ts";

type Props = {
  follows: string | null;
  related: StoryContent["related"];
  /** This story's own slug, which it cannot point at. */
  own: string;
  find: FindStories;
  errors: Fields;
  onFollows: (slug: string | null) => void;
  onRelated: (related: StoryContent["related"]) => void;
};

/** How this story hangs together with others: what it follows, and what editors add to or keep out of its related ones. */
export const ConnectionsPart = memo(function ConnectionsPart(props: Props) {
  const { follows, related, own, find, errors, onFollows, onRelated } = props;
  const { pinned, banned } = related;
  return (
    <div className="grid gap-5">
      <SlugList
        path="follows"
        label="Follows"
        hint="The earlier story that this one goes on from; each links to the other."
        slugs={follows ? [follows] : []}
        max={1}
        except={[own]}
        find={find}
        errors={errors}
        onSlugs={([slug]) => onFollows(slug ?? null)}
      />
      <SlugList
        path="related.pinned"
        label="Pinned related stories"
        hint="These come first under Keep reading, in this order."
        slugs={pinned}
        max={12}
        except={[own, ...banned]}
        find={find}
        errors={errors}
        onSlugs={(slugs) => onRelated({ pinned: slugs, banned })}
      />
      <SlugList
        path="related.banned"
        label="Kept out of related stories"
        hint="These never appear under Keep reading of this story."
        slugs={banned}
        max={100}
        except={[own, ...pinned]}
        find={find}
        errors={errors}
        onSlugs={(slugs) => onRelated({ pinned, banned: slugs })}
      />
    </div>
  );
});

type ListProps = {
  path: string;
  label: string;
  hint: string;
  slugs: string[];
  max: number;
  except: string[];
  find: FindStories;
  errors: Fields;
  onSlugs: (slugs: string[]) => void;
};

function SlugList({ path, label, hint, slugs, max, except, find, errors, onSlugs }: ListProps) {
  const id = fieldId(path);
  const wrong = Object.entries(errors)
    .filter(([key]) => key === path || key.startsWith(`${path}.`))
    .flatMap(([, messages]) => messages);
  return (
    <Field id={id} label={label} hint={hint} errors={wrong.length > 0 ? wrong : undefined}>
      {(control) => (
        <>
          {slugs.length > 0 && (
            <ul
              aria-label={label}
              className="mb-1.5 divide-y divide-line rounded-xs border border-edge bg-surface"
            >
              {slugs.map((slug, index) => (
                <li key={slug} className="flex items-center gap-2 py-0.5 pr-1 pl-2.5 text-sm">
                  <span className="min-w-0 flex-1 truncate">{slug}</span>
                  <IconButton name={`Remove ${slug}`} onClick={() => onSlugs(without(slugs, index))}>
                    <X aria-hidden className="size-4" />
                  </IconButton>
                </li>
              ))}
            </ul>
          )}
          {slugs.length < max ? (
            <StoryPicker
              control={control}
              find={find}
              except={[...except, ...slugs]}
              onPick={({ slug }) => onSlugs([...slugs, slug])}
            />
          ) : (
            <span id={id} tabIndex={-1} className="sr-only">
              {label}: {slugs.length} of {max}
            </span>
          )}
        </>
      )}
    </Field>
  );
}
