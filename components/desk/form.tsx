"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { useReady } from "#components/ui/ready.ts";
import { directionOf } from "#lib/language/tags.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import { budgets } from "#lib/stories/schema.ts";
import type { Commented } from "./comments/use-comments.ts";
import { slugOf } from "./form-content.ts";
import { ActionsPart } from "./parts/actions-part.tsx";
import { ClaimPart } from "./parts/claim-part.tsx";
import { CorrectionsPart } from "./parts/corrections-part.tsx";
import { PicturePart } from "./parts/picture-part.tsx";
import { AddressPart, DatePart, LanguagePart, SectionPart } from "./parts/placing-part.tsx";
import { SourcesPart } from "./parts/sources-part.tsx";
import type { SuggestTags } from "./parts/tag-suggestions.tsx";
import { TagsPart } from "./parts/tags-part.tsx";
import { TextPart, type TextPartName } from "./parts/text-part.tsx";
import type { FindStories } from "./parts/use-story-search.ts";
import { RelatedPart } from "./related/related-part.tsx";
import type { EditorActions, EditorStart } from "./types.ts";
import type { StoryInHand } from "./use-story.ts";
import { WritingPart, type WritingPartName } from "./writing/writing-part.tsx";

type Props = {
  story: StoryInHand;
  start: EditorStart;
  actions: EditorActions;
  readOnly: boolean;
  /** Passages of the parts that are Markdown which have open comments. */
  commented: Commented;
};

const week = 7 * 24 * 60 * 60 * 1000;

/** The whole record on one screen, its parts in the page's order; what the desk thinks stands on the slip, as it will. */
export function StoryForm({ story, start, actions, readOnly, commented }: Props) {
  const { draft, status, errors } = story;
  const { content } = draft;
  const { site, sections, knownTags } = start;
  const ready = useReady();
  const set = usePartSetters(story);
  const find: FindStories = useCallback(
    async (text) => {
      const answer = await actions.findStories(text);
      if (!answer.ok) throw new Error(answer.problem.message);
      return answer.value;
    },
    [actions],
  );
  const suggest = useSuggestions(story, actions.suggestTags);
  const days = useMemo(
    () => ({
      today: dayInZone(new Date(), site.timeZone),
      weekFromNow: dayInZone(new Date(Date.now() + week), site.timeZone),
    }),
    [site.timeZone],
  );
  const wasPublic = status?.wasPublic ?? false;
  const shownSlug = slugOf(content, status);
  const disabled = readOnly || !ready;
  const written = content.language ?? site.language;
  const own = useMemo(() => ({ lang: written, dir: directionOf(written) }), [written]);
  const text = <P extends TextPartName | WritingPartName>(part: P) => ({
    part,
    value: content[part],
    errors: errors[part],
    onText: set.text,
    spoken: own,
  });
  const writing = (part: WritingPartName) => ({
    ...text(part),
    commented: commented[part],
    onWritten: set.written,
  });

  return (
    <fieldset disabled={disabled} className="min-w-0 space-y-7">
      <legend className="sr-only">The story</legend>
      <div className="grid gap-x-5 gap-y-7 sm:grid-cols-2 lg:grid-cols-3">
        <SectionPart section={content.section} sections={sections} errors={errors} onSection={set.section} />
        <DatePart
          value={draft.publishedLocal}
          fixed={wasPublic}
          timeZone={site.timeZone}
          errors={errors.publishedAt}
          onDate={set.published}
        />
        <LanguagePart
          language={content.language}
          siteLanguage={site.language}
          errors={errors.language}
          onLanguage={set.language}
        />
      </div>
      <TextPart
        {...text("headline")}
        label="Headline"
        hint="What happened, in one line. Names and verbs."
        budget={budgets.headline}
        rows={1}
        oneLine
        className="text-2xl/snug"
      />
      <AddressPart
        slug={content.slug}
        shown={shownSlug}
        wasPublic={wasPublic}
        siteUrl={site.url}
        errors={errors.slug}
        onSlug={set.slug}
      />
      <TextPart
        {...text("summary")}
        label="Summary"
        hint="One to three sentences of plain text: the facts, before any judgement."
        budget={budgets.summary}
        rows={3}
        oneLine
        className="text-lg/relaxed"
      />
      <PicturePart hero={content.hero} errors={errors} onHero={set.hero} />
      <section
        aria-label="The desk’s judgement"
        className="on-slip -mx-4 space-y-6 border-t-4 border-slip-ink bg-slip px-4 pt-5 pb-6 sm:mx-0 sm:px-5"
      >
        <WritingPart
          {...writing("ourTake")}
          label="Our Take"
          hint="The desk’s judgement: what is new, what is only claimed, what is missing."
          budget={budgets.ourTake}
          rows={4}
          voice="judgement"
          disabled={disabled}
        />
        <ClaimPart
          claim={content.claim}
          spoken={own}
          lookBack={content.lookBack}
          errors={errors}
          onClaim={set.claim}
          onLookBack={set.lookBack}
        />
        <WritingPart
          {...writing("whyItMatters")}
          label="Why it matters"
          hint="What follows from the news, and for whom."
          budget={budgets.whyItMatters}
          rows={4}
          voice="judgement"
          disabled={disabled}
        />
        <ActionsPart
          items={content.doThisWeek}
          errors={errors}
          weekFromNow={days.weekFromNow}
          onItems={set.doThisWeek}
        />
      </section>
      <WritingPart
        {...writing("body")}
        label="Body"
        hint="Two to five sections; each begins with a heading, such as “What happened”."
        rows={14}
        voice="report"
        disabled={disabled}
      />
      <SourcesPart items={content.sources} errors={errors} onItems={set.sources} />
      {(wasPublic || content.corrections.length > 0) && (
        <CorrectionsPart
          items={content.corrections}
          errors={errors}
          today={days.today}
          onItems={set.corrections}
        />
      )}
      <TagsPart tags={content.tags} known={knownTags} errors={errors} suggest={suggest} onTags={set.tags} />
      <RelatedPart
        follows={content.follows}
        related={content.related}
        status={status}
        earlier={start.earlier}
        timeZone={site.timeZone}
        find={find}
        errors={errors}
        onFollows={set.follows}
        onRelated={set.related}
      />
    </fieldset>
  );
}

/** Asks for tags for the text of this moment; stays the same while one types. */
function useSuggestions({ draft, status }: StoryInHand, ask: EditorActions["suggestTags"]): SuggestTags {
  const now = useRef({ content: draft.content, id: status?.id ?? null });
  useEffect(() => {
    now.current = { content: draft.content, id: status?.id ?? null };
  });
  return useCallback(async () => {
    const { headline, summary, ourTake, whyItMatters, body, tags } = now.current.content;
    const content = { headline, summary, ourTake, whyItMatters, body, tags };
    const answer = await ask({ id: now.current.id, content });
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value;
  }, [ask]);
}

/** Setters that stay the same, so that a keystroke in one part draws that part alone. */
function usePartSetters({ change, written }: StoryInHand) {
  return useMemo(() => {
    const setter =
      <P extends keyof StoryInHand["draft"]["content"]>(part: P) =>
      (value: StoryInHand["draft"]["content"][P]) =>
        change({ kind: "part", part, value } as Parameters<typeof change>[0]);
    return {
      text: (part: TextPartName | WritingPartName, value: string) => change({ kind: "part", part, value }),
      written: (part: WritingPartName, value: string) => written({ kind: "part", part, value }),
      section: setter("section"),
      slug: setter("slug"),
      language: setter("language"),
      hero: setter("hero"),
      claim: setter("claim"),
      lookBack: setter("lookBack"),
      doThisWeek: setter("doThisWeek"),
      sources: setter("sources"),
      corrections: setter("corrections"),
      tags: setter("tags"),
      follows: setter("follows"),
      related: setter("related"),
      published: (value: string) => change({ kind: "published", value }),
    };
  }, [change, written]);
}
