import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import {
  Annotation,
  Compartment,
  EditorSelection,
  EditorState,
  type Extension,
  Transaction,
} from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type Format, format, formatsAt } from "./formats.ts";
import { formatKeys, redoKeys, writingKeys } from "./keys.ts";
import { language } from "./language.ts";
import { changesBetween } from "./outside.ts";
import { type CommentedPassage, passageOf, passages, showPassages } from "./passages.ts";
import { pasting } from "./paste.ts";
import { rich } from "./rich.ts";

export type SurfaceOptions = {
  value: string;
  attributes: Record<string, string>;
  editable: boolean;
  /** Called with the whole text whenever somebody has changed it here; never for what came from outside. */
  onText: (text: string) => void;
};

const fromOutside = Annotation.define<boolean>();

/** One part's editor: CodeMirror on Markdown. The text that it was given comes back byte for byte until it is changed. */
export class Surface {
  readonly view: EditorView;
  private given: { value: string; state: EditorState };
  private sent: string[] = [];
  private readonly attributes = new Compartment();
  private readonly editable = new Compartment();
  private readonly look = new Compartment();
  private readonly watchers = new Set<() => void>();
  /** The formats that the cursor stands in, by name, one space between. */
  formats = "";

  constructor(parent: HTMLElement, options: SurfaceOptions) {
    this.view = new EditorView({
      parent,
      doc: options.value,
      extensions: [
        history(),
        pasting,
        language,
        this.look.of(richLook),
        passages,
        keymap.of([...formatKeys, ...redoKeys, ...historyKeymap, ...standardKeymap]),
        EditorView.lineWrapping,
        this.attributes.of(contentAttributes(options.attributes)),
        this.editable.of(editableWhen(options.editable)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged || update.selectionSet) this.noteFormats();
          if (!update.docChanged || update.transactions.every((each) => each.annotation(fromOutside))) return;
          const text = this.text();
          this.sent.push(text);
          options.onText(text);
        }),
      ],
    });
    this.given = { value: options.value, state: this.view.state };
    // To whoever finds it in the page it answers like the text area that stood here.
    Object.defineProperties(this.view.contentDOM, {
      value: { get: () => this.text() },
      selectionStart: { get: () => this.view.state.selection.main.from },
      selectionEnd: { get: () => this.view.state.selection.main.to },
      setSelectionRange: { value: (start: number, end: number) => this.select(start, end) },
      passageOf: { value: (threadId: number) => passageOf(this.view, threadId) },
    });
  }

  /** The text as it would be stored: what was given, as long as the document says the same. */
  text(): string {
    const { doc } = this.view.state;
    return doc.eq(this.given.state.doc) ? this.given.value : doc.toString();
  }

  /** Takes a text from outside as a change of its own, unless it is one that was sent from here. */
  receive(value: string): void {
    const mine = this.sent.indexOf(value);
    if (value === this.text()) {
      this.sent = [];
      return;
    }
    if (mine >= 0) {
      this.sent.splice(0, mine + 1);
      return;
    }
    this.sent = [];
    const before = this.view.state.doc.toString();
    this.view.dispatch({
      changes: changesBetween(before, value.replace(/\r\n?/g, "\n")),
      annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
    });
    this.given = { value, state: this.view.state };
  }

  /** Marks the passages that have open comments, and no others. */
  showPassages(commented: CommentedPassage[]): void {
    showPassages(this.view, commented);
  }

  private select(start: number, end: number): void {
    const selection = EditorSelection.range(start, end);
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(selection, { y: "center" }) });
  }

  /** The plain source, every mark in sight, or what it means. */
  showSource(shown: boolean): void {
    this.view.dispatch({ effects: this.look.reconfigure(shown ? [] : richLook) });
  }

  format(name: Format): void {
    format(this.view, name);
  }

  readonly watchFormats = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  private noteFormats(): void {
    const formats = formatsAt(this.view.state).join(" ");
    if (formats === this.formats) return;
    this.formats = formats;
    for (const watcher of this.watchers) watcher();
  }

  configure(attributes: Record<string, string>, editable: boolean): void {
    this.view.dispatch({
      effects: [
        this.attributes.reconfigure(contentAttributes(attributes)),
        this.editable.reconfigure(editableWhen(editable)),
      ],
    });
  }

  /** Goes on where the text area that stood here until now leaves off. */
  takeOver(area: HTMLTextAreaElement): void {
    if (document.activeElement !== area) return;
    const { selectionStart, selectionEnd, selectionDirection } = area;
    const { length } = this.view.state.doc;
    const [from, to] = [Math.min(selectionStart, length), Math.min(selectionEnd, length)];
    const backward = selectionDirection === "backward";
    this.view.dispatch({ selection: { anchor: backward ? to : from, head: backward ? from : to } });
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
  }
}

const richLook: Extension = [rich, writingKeys];

function contentAttributes(attributes: Record<string, string>): Extension {
  return EditorView.contentAttributes.of({ spellcheck: "true", autocorrect: "on", ...attributes });
}

function editableWhen(editable: boolean): Extension {
  return [EditorView.editable.of(editable), EditorState.readOnly.of(!editable)];
}
