"use client";

import { memo } from "react";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { languageName, offered } from "#lib/language/names.ts";
import { fieldId } from "../draft.ts";
import type { Fields } from "../errors.ts";
import type { Option } from "../types.ts";

type SectionProps = {
  section: string;
  sections: Option[];
  errors: Fields;
  onSection: (slug: string) => void;
};

export const SectionPart = memo(function SectionPart({ section, sections, errors, onSection }: SectionProps) {
  const known = sections.some(({ slug }) => slug === section);
  return (
    <Field id={fieldId("section")} label="Section" hint="Where the story is listed." errors={errors.section}>
      {(control) => (
        <Select {...control} value={section} onChange={(event) => onSection(event.target.value)}>
          <option value="">Not chosen yet</option>
          {!known && section && <option value={section}>{section} (unknown)</option>}
          {sections.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
});

type LanguageProps = {
  language: string | null;
  siteLanguage: string;
  errors: string[] | undefined;
  onLanguage: (tag: string | null) => void;
};

export const LanguagePart = memo(function LanguagePart(props: LanguageProps) {
  const { language, siteLanguage, errors, onLanguage } = props;
  const isOffered = language === null || Object.hasOwn(offered, language);
  return (
    <Field id={fieldId("language")} label="Language" hint="What the story is written in." errors={errors}>
      {(control) => (
        <Select
          {...control}
          value={language ?? ""}
          onChange={(event) => onLanguage(event.target.value || null)}
        >
          <option value="">The site’s ({languageName(siteLanguage)})</option>
          {!isOffered && <option value={language}>{languageName(language)}</option>}
          {Object.entries(offered).map(([tag, name]) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
});

type DateProps = {
  value: string;
  fixed: boolean;
  timeZone: string;
  errors: string[] | undefined;
  onDate: (local: string) => void;
};

export const DatePart = memo(function DatePart({ value, fixed, timeZone, errors, onDate }: DateProps) {
  return (
    <Field
      id={fieldId("publishedAt")}
      label="First published"
      errors={errors}
      hint={
        fixed
          ? `The date of its first publication stays. Time zone: ${timeZone}.`
          : `Empty: the moment of publication. Time zone: ${timeZone}.`
      }
    >
      {(control) => (
        <TextInput
          {...control}
          type="datetime-local"
          value={value}
          disabled={fixed}
          onChange={(event) => onDate(event.target.value)}
        />
      )}
    </Field>
  );
});

type AddressProps = {
  /** As typed; "" to follow the headline. */
  slug: string;
  /** What it is, or would be. */
  shown: string;
  wasPublic: boolean;
  siteUrl: string;
  errors: string[] | undefined;
  onSlug: (slug: string) => void;
};

export const AddressPart = memo(function AddressPart(props: AddressProps) {
  const { slug, shown, wasPublic, siteUrl, errors, onSlug } = props;
  const base = `${siteUrl.replace(/^https?:\/\//, "")}/news/`;
  return (
    <Field
      id={fieldId("slug")}
      label="Address"
      errors={errors}
      hint={
        wasPublic
          ? "Readers know this address. If you change it, the old one leads to the new one for good."
          : "Made from the headline unless you type your own."
      }
    >
      {(control) => (
        <div>
          <TextInput
            {...control}
            value={slug}
            placeholder={shown}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            onChange={(event) => onSlug(event.target.value.replace(/\s+/g, "-").toLowerCase())}
          />
          <p className="mt-1 text-[0.8125rem] break-all text-quiet">
            {base}
            <span className="text-ink">{slug || shown || "…"}</span>
          </p>
        </div>
      )}
    </Field>
  );
});
