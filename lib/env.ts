import { z } from "zod";
import { ok, type Result, refused } from "#lib/result.ts";
import { isTimeZone } from "#lib/settings/schema.ts";

export type Env = {
  /** Where the site listens. */
  PORT: number;
  HOST: string;
  /** Unset: the embedded PostgreSQL under DATA_DIR. The launcher sets it once that runs. */
  DATABASE_URL?: string | undefined;
  /** The site's public address, without a slash at its end. */
  SITE_URL: string;
  /** What the site is called until an admin says otherwise; see lib/settings/README.md. */
  SITE_NAME: string;
  /** An IANA name: the zone until an admin says otherwise; dates are shown in it and "do this week" ends in it. */
  SITE_TIME_ZONE: string;
  /** Signs sessions. Unset: the launcher makes one and keeps it in DATA_DIR. */
  AUTH_SECRET?: string | undefined;
  /** How many proxies stand in front; so many entries of X-Forwarded-For are believed. */
  TRUSTED_PROXIES: number;
  PAGE_CACHE: "on" | "off";
  PAGE_CACHE_MB: number;
  /** Whether this process does the site's jobs beside serving; any number of processes may. */
  JOBS: "on" | "off";
  DATA_DIR: string;
  /** A folder of fonts (.ttf, .otf, .woff) for the scripts that drawn pictures have none for. */
  FONTS_DIR?: string | undefined;
  /** Pictures lie in this S3-compatible bucket, all of it set or nothing; unset: in DATA_DIR. */
  S3_ENDPOINT?: string | undefined;
  S3_BUCKET?: string | undefined;
  S3_REGION?: string | undefined;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
  /** Put before every file's name; "" or ends with a slash. */
  S3_PREFIX: string;
  /** The mail server, and from which address mail comes: both set, or no mail is sent. */
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  /** So many mails of an edition go out in a minute, by all processes together. */
  MAIL_PER_MINUTE: number;
  /** What reports of mail that came back are signed with; unset: none are taken. */
  BOUNCE_SECRET?: string | undefined;
  /** An OpenID Connect provider that people sign in with: its issuer and what it knows this site by; all set or none. */
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  /** What people call it; unset: its host. */
  OIDC_NAME?: string | undefined;
  /** Whether people may also sign in with a password, or only at the provider. */
  SIGN_IN: "any" | "oidc";
};

/**
 * Checks variables as they come from `.env` and the environment; an empty one counts as unset. The problem's message
 * is one sentence per wrong variable, its `fields` are keyed by the variable's name. Values that may hold a
 * password are never repeated.
 */
export function parseEnv(vars: Record<string, string | undefined>): Result<Env> {
  const given = Object.fromEntries(
    envNames.map((name) => [name, vars[name]?.trim()]).filter(([, value]) => value),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    const { SITE_URL, ...rest } = parsed.data;
    return ok({ ...rest, SITE_URL: SITE_URL ?? `http://localhost:${rest.PORT}` });
  }
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    fields[name] = [...(fields[name] ?? []), issue.message];
  }
  const sentences = Object.entries(fields).map(
    ([name, messages]) => `${name} ${shown(name, vars[name])}must be ${messages.join(" and ")}`,
  );
  return refused({
    code: "invalid",
    message: `${sentences.join("; ")}. Correct it in .env or in the environment.`,
    fields,
  });
}

/** The settings of this process, checked. Throws one sentence if they are wrong; the launcher has checked before. */
export function env(): Env {
  const raw = envNames.map((name) => process.env[name]).join("\0");
  if (known?.raw !== raw) {
    const parsed = parseEnv(process.env);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    known = { raw, env: parsed.value };
  }
  return known.env;
}

export type S3Settings = {
  /** Without a slash at its end. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  prefix: string;
};

/** The bucket that pictures lie in, or null when they lie on disk. */
export function s3Settings(settings: Env): S3Settings | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PREFIX } = settings;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_REGION || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    prefix: S3_PREFIX,
  };
}

let known: { raw: string; env: Env } | undefined;

const secret = new Set([
  "AUTH_SECRET",
  "BOUNCE_SECRET",
  "DATABASE_URL",
  "OIDC_CLIENT_SECRET",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "SMTP_URL",
]);

function shown(name: string, value: string | undefined): string {
  return value === undefined || secret.has(name) ? "" : `is ${JSON.stringify(value)} but `;
}

function wholeNumber(from: number, to: number) {
  const error = `a whole number from ${from} to ${to}`;
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.number().min(from, error).max(to, error));
}

const togetherInS3 = [
  "S3_ENDPOINT",
  "S3_BUCKET",
  "S3_REGION",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
] as const;

const togetherInOidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

const schema = z
  .object({
    PORT: wholeNumber(1, 65535).default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:%-]+$/, "a host name or an IP address, such as 127.0.0.1 or 0.0.0.0")
      .default("127.0.0.1"),
    DATABASE_URL: z
      .string()
      .refine(isDatabaseUrl, "an address like postgresql://user:password@host:5432/database")
      .optional(),
    SITE_URL: z
      .string()
      .refine(isOrigin, "an address like https://news.example.org, with no path")
      .transform((url) => new URL(url).origin)
      .optional(),
    SITE_NAME: z.string().max(60, "at most 60 characters long").default("Takewire"),
    SITE_TIME_ZONE: z
      .string()
      .refine(isTimeZone, "an IANA time zone, such as UTC or Europe/Berlin")
      .default("UTC"),
    AUTH_SECRET: z.string().min(32, "at least 32 characters long").optional(),
    TRUSTED_PROXIES: wholeNumber(0, 8).default(0),
    PAGE_CACHE: z.enum(["on", "off"], 'either "on" or "off"').default("on"),
    PAGE_CACHE_MB: wholeNumber(1, 65536).default(64),
    JOBS: z.enum(["on", "off"], 'either "on" or "off"').default("on"),
    DATA_DIR: z.string().default(".data"),
    FONTS_DIR: z.string().optional(),
    S3_ENDPOINT: z
      .string()
      .refine(isOrigin, "an address like https://s3.example.org, with no path")
      .transform((url) => new URL(url).origin)
      .optional(),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket’s name, such as news-pictures")
      .optional(),
    S3_REGION: z
      .string()
      .regex(/^[a-z0-9-]+$/, "a region, such as eu-central-1 or auto")
      .optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    S3_PREFIX: z
      .string()
      .regex(/^[\w-]+(\/[\w-]+)*\/?$/, "a path of letters, digits, hyphens and slashes, such as takewire/")
      .transform((path) => path.replace(/\/?$/, "/"))
      .default(""),
    SMTP_URL: z
      .string()
      .refine(isMailServer, "an address like smtps://user:password@mail.example.org:465")
      .optional(),
    MAIL_FROM: z.email("an e-mail address, such as desk@example.org").optional(),
    MAIL_PER_MINUTE: wholeNumber(1, 100_000).default(600),
    BOUNCE_SECRET: z.string().min(32, "at least 32 characters long").optional(),
    OIDC_ISSUER: z
      .string()
      .refine(isIssuer, "an address like https://id.example.org, without TLS only on this machine")
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(40, "at most 40 characters long").optional(),
    SIGN_IN: z.enum(["any", "oidc"], 'either "any" or "oidc"').default("any"),
  })
  .superRefine((settings, context) => {
    const demand = (names: (keyof Env)[], message: string) => {
      for (const name of names) context.addIssue({ code: "custom", path: [name], message });
    };
    const missing = togetherInS3.filter((name) => !settings[name]);
    if (missing.length < togetherInS3.length || settings.S3_PREFIX)
      demand(missing, "set too, since the other settings of the bucket are");
    const forMail = (["SMTP_URL", "MAIL_FROM"] as const).filter((name) => !settings[name]);
    if (forMail.length === 1) demand(forMail, "set too, since the other setting for mail is");
    const unsaid = togetherInOidc.filter((name) => !settings[name]);
    if (settings.SIGN_IN === "oidc") demand(unsaid, 'set too, since SIGN_IN is "oidc"');
    else if (unsaid.length < togetherInOidc.length || settings.OIDC_NAME)
      demand(unsaid, "set too, since the other settings of the sign-in provider are");
  });

/** Every setting's name. */
export const envNames = Object.keys(schema.shape) as (keyof Env)[];

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

function isMailServer(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
}

/** Has to be what the provider calls itself, so its path and a slash at its end are kept. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.search || url.hash || url.username) return false;
  const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && here);
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash;
}
