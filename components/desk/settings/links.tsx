"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { mostLinks, type SocialLink } from "#lib/settings/schema.ts";

type Props = {
  links: SocialLink[];
  faults: Record<string, string[]>;
  onLinks: (links: SocialLink[]) => void;
};

/** Where else readers find the house; shown at the foot of every page. */
export function Links({ links, faults, onLinks }: Props) {
  const change = (at: number, parts: Partial<SocialLink>) =>
    onLinks(links.map((link, index) => (index === at ? { ...link, ...parts } : link)));
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Links elsewhere</legend>
      <p className="mb-1.5 text-[0.8125rem] leading-snug text-quiet">
        Your places on other networks, at the foot of every page.
      </p>
      <ul className="space-y-2">
        {links.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a link has no name of its own while it is typed
          <li key={index} className="grid grid-cols-[1fr_auto] gap-2 sm:grid-cols-[10rem_1fr_auto]">
            <Field
              id={`link-${index}-name`}
              label={`Name of link ${index + 1}`}
              labelHidden
              errors={faults[`socialLinks.${index}.name`]}
            >
              {(control) => (
                <TextInput
                  {...control}
                  placeholder="Name"
                  value={link.name}
                  onChange={(event) => change(index, { name: event.target.value })}
                />
              )}
            </Field>
            <Field
              id={`link-${index}-url`}
              label={`Address of link ${index + 1}`}
              labelHidden
              className="max-sm:order-last max-sm:col-span-2"
              errors={faults[`socialLinks.${index}.url`]}
            >
              {(control) => (
                <TextInput
                  {...control}
                  type="url"
                  placeholder="https://"
                  value={link.url}
                  onChange={(event) => change(index, { url: event.target.value })}
                />
              )}
            </Field>
            <IconButton
              name={`Remove link ${index + 1}`}
              onClick={() => onLinks(links.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      {links.length < mostLinks && (
        <Button className="mt-2" onClick={() => onLinks([...links, { name: "", url: "" }])}>
          <Plus aria-hidden className="size-4" />
          Add a link
        </Button>
      )}
    </fieldset>
  );
}
