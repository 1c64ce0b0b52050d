import type { IncomingMessage, ServerResponse } from "node:http";
import type { SiteAssets } from "./assets.ts";
import { finish } from "./finish.ts";
import { isEmbed, isOneOfMany } from "./key.ts";
import {
  compressBest,
  documentOf,
  type FinishedPage,
  nothingOf,
  type Page,
  pageOf,
  redirectOf,
} from "./page.ts";
import { keepPrivate } from "./private.ts";
import { Overloaded, RenderQueue } from "./queue.ts";
import { type Recording, record } from "./recorder.ts";
import type { Rendered } from "./render.ts";
import { sendPage, sendPageAs, sendPlain, sendRedirect } from "./respond.ts";
import { PageStore } from "./store.ts";

export type ReaderPagesOptions = {
  render(key: string): Promise<Rendered>;
  assets: SiteAssets;
  siteUrl: string;
  /** Without a cache every answer is rendered anew, finished all the same. */
  cache: boolean;
  megabytes: number;
  /** Whether this process hears of changes; while it does not, kept pages are looked at again behind the answer. */
  hears(): boolean;
  log?(sentence: string): void;
};

type Attempt = { begun: number | null; outcome: Promise<{ page: Page; right: boolean }> };

const attempts = 2; // renders that a request may wait for while changes keep overtaking them
const deafAge = 2000; // milliseconds that a page is left alone while changes are not heard
const settled = 1000; // milliseconds after which a page that is still kept is worth the best compression
const mostDropped = 10_000;
// Bodies that are only ever sent with a status of their own: the space keeps them out of any request's reach.
const missingKey = "/missing (body)";
const unavailableKey = "/unavailable (body)";

/** Answers readers from finished pages, made by `render` when they are not kept or not right any more. */
export class ReaderPages {
  readonly store: PageStore<Page>;
  #options: ReaderPagesOptions;
  #log: (sentence: string) => void;
  #queue = new RenderQueue({ atOnce: 4, waiting: 200 });
  /** What is looked for, and what hardly anybody asks for, waits for its like, never before a story. */
  #ofMany = new RenderQueue({ atOnce: 2, waiting: 100 });
  #inFlight = new Map<string, Attempt>();
  #lately = new Set<string>();
  #told = new Set<string>();
  #unavailable: FinishedPage | null = null;
  #improving: Promise<void> = Promise.resolve();

  constructor(options: ReaderPagesOptions) {
    this.#options = options;
    this.#log = options.log ?? ((sentence) => console.error(sentence));
    const endless = { pages: 500, share: 1 / 8 };
    this.store = new PageStore({ bytes: options.megabytes * 1024 * 1024, brief: 1000, endless });
  }

  /** Answers from what is kept, synchronously, if it can; `key` may be any string. */
  answerKept(request: IncomingMessage, response: ServerResponse, key: string): boolean {
    const page = this.store.get(key);
    if (!page || page.status === 404) return false;
    if (page.status === 200) sendPage(request, response, page);
    else sendRedirect(response, page.status, page.location, this.#options.siteUrl);
    if (!this.#options.hears()) this.#lookAgain(key, page);
    return true;
  }

  /** Answers a reader's request for `key`, whatever happens. */
  async answer(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    if (this.answerKept(request, response, key)) return;
    try {
      await this.#send(request, response, await this.#page(key));
    } catch (error) {
      const doubtful = this.store.getDoubtful(key);
      if (doubtful) await this.#send(request, response, doubtful);
      else this.#apologise(request, response, key, error);
    }
  }

  /** As `answer`, with a page that is for whoever asks alone: made anew every time, finished like any other, and kept by nobody. */
  async answerPersonal(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    keepPrivate(response);
    try {
      const { value, ...made } = await this.#queue.run(() => record(() => this.#options.render(key)), false);
      await this.#send(request, response, this.#read(key, value, made));
    } catch (error) {
      this.#apologise(request, response, key.replace(/[^/]*$/, "…"), error);
    }
  }

  /** Answers that there is nothing at this address. */
  async answerMissing(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await this.#page(missingKey).catch(() => this.store.getDoubtful(missingKey));
    if (page?.status === 200) sendPageAs(404, request, response, page);
    else sendPlain(response, 404, "There is no page at this address.", this.#options.siteUrl);
  }

  drop(tags: Iterable<string>): void {
    for (const key of this.store.drop(tags)) {
      // It may be wanted when it can no longer be made.
      if (key === unavailableKey) void this.prepare();
      this.#lately.add(key);
      if (this.#lately.size > mostDropped) this.#lately.delete(this.#lately.values().next().value as string);
    }
  }

  dropAll(): void {
    this.store.dropAll();
    void this.prepare();
  }

  /** Makes the two pages that must be at hand when nothing else can be made. */
  async prepare(): Promise<void> {
    try {
      const page = await this.#page(unavailableKey);
      if (page.status === 200) this.#unavailable = page;
      await this.#page(missingKey);
    } catch (error) {
      this.#log(`The pages for errors could not be made: ${reason(error)}`);
    }
  }

  /**
   * The page, right at some moment after this was called: nothing that was dropped while it was being made is in it,
   * unless changes come faster than pages can be made.
   */
  async #page(key: string): Promise<Page> {
    const asked = this.store.clock;
    for (let tries = 1; ; tries++) {
      const kept = this.#options.cache ? this.store.get(key) : undefined;
      if (kept) return kept;
      const attempt = this.#joinable(key) ?? this.#attempt(key);
      const { page, right } = await attempt.outcome;
      if (right || (tries >= attempts && (attempt.begun ?? 0) >= asked)) return page;
    }
  }

  /** A render of this address that has not begun, or began after the last drop; earlier ones may miss a change. */
  #joinable(key: string): Attempt | undefined {
    if (!this.#options.cache) return undefined;
    const attempt = this.#inFlight.get(key);
    return attempt && (attempt.begun === null || attempt.begun === this.store.clock) ? attempt : undefined;
  }

  #attempt(key: string): Attempt {
    const urgent =
      this.#lately.has(key) || this.store.getDoubtful(key) !== undefined || /^\/[a-z]*$/.test(key);
    const attempt: Attempt = { begun: null, outcome: Promise.resolve() as never };
    const queue = isOneOfMany(key) ? this.#ofMany : this.#queue;
    attempt.outcome = queue
      .run(() => this.#make(key, attempt), urgent)
      .finally(() => {
        if (this.#inFlight.get(key) === attempt) this.#inFlight.delete(key);
      });
    this.#inFlight.set(key, attempt);
    return attempt;
  }

  async #make(key: string, attempt: Attempt): Promise<{ page: Page; right: boolean }> {
    attempt.begun = this.store.begin();
    try {
      const { value, ...made } = await record(() => this.#options.render(key.replace(/ .*/, "")));
      const page = this.#read(key, value, made);
      if (!this.#options.cache) return { page, right: true };
      const right = this.store.isRight(made.tags, attempt.begun);
      if (right) this.#keep(key, page);
      return { page, right };
    } finally {
      this.store.ended();
    }
  }

  #read(key: string, rendered: Rendered, made: Recording): Page {
    const { status, location, html, type } = rendered;
    const { siteUrl } = this.#options;
    if (status === 200 && type) return documentOf(html, type, { ...made, siteUrl });
    if (status === 200) {
      const finished = finish(html, this.#options.assets);
      for (const problem of finished.problems)
        this.#tellOnce(`A finished page (${key}) cannot hold ${problem}.`, problem);
      return pageOf(finished, { ...made, siteUrl, embed: isEmbed(key) });
    }
    if ((status === 308 || status === 307) && location) return redirectOf(status, location, made);
    if (status === 404 || status === 410) return nothingOf(made);
    throw new Error(`it answered ${status}`);
  }

  #keep(key: string, page: Page): void {
    page.endless = isOneOfMany(key);
    this.store.put(key, page);
    this.#lately.delete(key);
    if (page.status !== 200 || page.endless) return;
    setTimeout(() => {
      this.#improving = this.#improving.then(() => this.#improve(key, page)).catch(() => undefined);
    }, settled).unref();
  }

  async #improve(key: string, page: FinishedPage): Promise<void> {
    if (this.store.getDoubtful(key) !== page) return;
    await compressBest(page);
  }

  #lookAgain(key: string, page: Page): void {
    if (Date.now() - page.madeAt < deafAge || this.#joinable(key)) return;
    page.madeAt = Date.now();
    this.#attempt(key).outcome.catch(() => undefined);
  }

  async #send(request: IncomingMessage, response: ServerResponse, page: Page): Promise<void> {
    if (page.status === 200) sendPage(request, response, page);
    else if (page.status === 404) await this.answerMissing(request, response);
    else sendRedirect(response, page.status, page.location, this.#options.siteUrl);
  }

  #tellOnce(sentence: string, about: string): void {
    if (this.#told.has(about) || this.#told.size > 100) return;
    this.#told.add(about);
    this.#log(sentence);
  }

  #apologise(request: IncomingMessage, response: ServerResponse, key: string, error: unknown): void {
    this.#log(`${key} could not be made: ${reason(error)}`);
    const passing = error instanceof Overloaded || !this.#options.hears();
    const retry = { "Retry-After": error instanceof Overloaded ? "2" : "10" };
    if (this.#unavailable) sendPageAs(passing ? 503 : 500, request, response, this.#unavailable, retry);
    else
      sendPlain(
        response,
        passing ? 503 : 500,
        "This page cannot be shown right now.",
        this.#options.siteUrl,
        retry,
      );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
