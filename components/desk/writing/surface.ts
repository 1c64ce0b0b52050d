import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { language } from "./language.ts";
import { changesBetween } from "./outside.ts";

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

  constructor(parent: HTMLElement, options: SurfaceOptions) {
    this.view = new EditorView({
      parent,
      doc: options.value,
      extensions: [
        history(),
        language,
        keymap.of([...historyKeymap, ...standardKeymap]),
        EditorView.lineWrapping,
        placeholder(""),
        this.attributes.of(contentAttributes(options.attributes)),
        this.editable.of(editableWhen(options.editable)),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.every((each) => each.annotation(fromOutside))) return;
          const text = this.text();
          this.sent.push(text);
          options.onText(text);
        }),
      ],
    });
    this.given = { value: options.value, state: this.view.state };
    Object.defineProperty(this.view.contentDOM, "value", { get: () => this.text() });
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
      annotations: fromOutside.of(true),
    });
    this.given = { value, state: this.view.state };
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

function contentAttributes(attributes: Record<string, string>): Extension {
  return EditorView.contentAttributes.of({ spellcheck: "true", autocorrect: "on", ...attributes });
}

function editableWhen(editable: boolean): Extension {
  return [EditorView.editable.of(editable), EditorState.readOnly.of(!editable)];
}
