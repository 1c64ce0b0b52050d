import { invertedEffects } from "@codemirror/commands";
import { type ChangeDesc, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { isAt, locate } from "#lib/comments/locate.ts";
import type { Range, Selector } from "#lib/comments/selector.ts";

/** A passage with an open comment: how it is found in what is stored, and the element and words that tell of it. */
export type CommentedPassage = { id: number; passage: Selector; details: string; description: string };

type Place = { id: number; from: number; to: number; look: Decoration };

const show = StateEffect.define<Place[]>({ map: moved });
const bringBack = StateEffect.define<Place[]>({ map: moved });

const shown = StateField.define<Place[]>({
  create: () => [],
  update(places, { docChanged, changes, effects }) {
    let now = docChanged && places.length > 0 ? moved(places, changes) : places;
    for (const effect of effects) {
      if (effect.is(show)) now = effect.value;
      if (effect.is(bringBack))
        now = now.map((place) => effect.value.find(({ id }) => id === place.id) ?? place);
    }
    return now;
  },
  provide: (field) =>
    EditorView.decorations.from(field, (places) =>
      Decoration.set(
        places.filter(({ from, to }) => from < to).map(({ from, to, look }) => look.range(from, to)),
        true,
      ),
    ),
});

/**
 * Marks the passages that have comments. They move with what is typed, and come back with what is undone; what an edit
 * made of them is decided when it is stored.
 */
export const passages: Extension = [
  shown,
  invertedEffects.of(({ startState, docChanged, changes }) => {
    const places = docChanged ? startState.field(shown) : [];
    const touched = places.filter(({ from, to }) => from < to && changes.touchesRange(from, to));
    return touched.length > 0 ? [bringBack.of(touched)] : [];
  }),
];

/** Shows these and no others: each where it is stored, else where it was shown and has been moved to by what is typed. */
export function showPassages(view: EditorView, commented: CommentedPassage[]): void {
  const known = new Map(view.state.field(shown).map((place) => [place.id, place]));
  if (commented.length === 0 && known.size === 0) return;
  const text = view.state.doc.toString();
  const places = commented.flatMap(({ id, passage, details, description }): Place[] => {
    const attributes = { "data-thread": `${id}`, "aria-details": details, "aria-description": description };
    const look = Decoration.mark({ tagName: "mark", class: "cm-commented", attributes });
    const here = known.get(id);
    if (here && !isAt(text, passage)) return [{ ...here, look }];
    const found = locate(text, passage);
    return found ? [{ id, from: found.start, to: found.end, look }] : [];
  });
  view.dispatch({ effects: show.of(places) });
}

/** Where the passage of a thread is shown; null when it is not. */
export function passageOf(view: EditorView, threadId: number): Range | null {
  const place = view.state.field(shown).find(({ id }) => id === threadId);
  return place && place.from < place.to ? { start: place.from, end: place.to } : null;
}

function moved(places: Place[], changes: ChangeDesc): Place[] {
  return places.map((place) => {
    const from = changes.mapPos(place.from, 1);
    return { ...place, from, to: Math.max(from, changes.mapPos(place.to, -1)) };
  });
}
