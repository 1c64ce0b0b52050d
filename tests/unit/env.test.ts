import { readFileSync } from "node:fs";
import { parseEnv as parseFile } from "node:util";
import { describe, expect, it } from "vitest";
import { envNames, parseEnv, s3Settings } from "#lib/env.ts";

function settings(vars: Record<string, string>) {
  const parsed = parseEnv(vars);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

function complaint(vars: Record<string, string>): string {
  const parsed = parseEnv(vars);
  if (parsed.ok) throw new Error("These settings were accepted.");
  return parsed.problem.message;
}

describe("the settings", () => {
  it("need nothing to be set", () => {
    expect(settings({})).toEqual({
      PORT: 3000,
      HOST: "127.0.0.1",
      SITE_URL: "http://localhost:3000",
      SITE_NAME: "Takewire",
      SITE_TIME_ZONE: "UTC",
      TRUSTED_PROXIES: 0,
      PAGE_CACHE: "on",
      PAGE_CACHE_MB: 64,
      JOBS: "on",
      DATA_DIR: ".data",
      S3_PREFIX: "",
      MAIL_PER_MINUTE: 600,
      SIGN_IN: "any",
    });
  });

  it("take an empty value for none, as a copied example has", () => {
    expect(settings({ PORT: "", SITE_NAME: "  ", DATABASE_URL: "" })).toEqual(settings({}));
  });

  it("give the site the address of its port unless it is told its own", () => {
    expect(settings({ PORT: "3100" }).SITE_URL).toBe("http://localhost:3100");
    expect(settings({ SITE_URL: "https://News.Example.org/" }).SITE_URL).toBe("https://news.example.org");
  });

  it.each([
    ["PORT", "abc", 'PORT is "abc" but must be a whole number from 1 to 65535'],
    ["PORT", "0", 'PORT is "0" but must be a whole number from 1 to 65535'],
    ["PORT", "70000", 'PORT is "70000" but must be a whole number from 1 to 65535'],
    ["HOST", "my host", 'HOST is "my host" but must be a host name or an IP address'],
    ["SITE_URL", "news.example.org", 'SITE_URL is "news.example.org" but must be an address like https://'],
    [
      "SITE_URL",
      "https://example.org/news",
      "must be an address like https://news.example.org, with no path",
    ],
    ["SITE_TIME_ZONE", "Berlin", 'SITE_TIME_ZONE is "Berlin" but must be an IANA time zone'],
    ["PAGE_CACHE", "yes", 'PAGE_CACHE is "yes" but must be either "on" or "off"'],
    ["PAGE_CACHE_MB", "-1", 'PAGE_CACHE_MB is "-1" but must be a whole number'],
    ["SMTP_URL", "https://mail.example.org", "SMTP_URL must be an address like smtps://"],
    ["SMTP_URL", "smtp://a:pa55@mail.example.org", "MAIL_FROM must be set too"],
    ["MAIL_FROM", "Takewire", 'MAIL_FROM is "Takewire" but must be an e-mail address'],
    ["MAIL_FROM", "desk@example.org", "SMTP_URL must be set too"],
    [
      "OIDC_ISSUER",
      "id.example.org",
      'OIDC_ISSUER is "id.example.org" but must be an address like https://id',
    ],
    ["OIDC_ISSUER", "http://id.example.org", "without TLS only on this machine"],
    ["OIDC_ISSUER", "https://id.example.org", "OIDC_CLIENT_ID must be set too"],
    ["OIDC_NAME", "Newsroom login", "OIDC_ISSUER must be set too"],
    ["SIGN_IN", "password", 'SIGN_IN is "password" but must be either "any" or "oidc"'],
    ["SIGN_IN", "oidc", 'OIDC_ISSUER must be set too, since SIGN_IN is "oidc"'],
    ["AUTH_SECRET", "short", "AUTH_SECRET must be at least 32 characters long"],
    ["DATABASE_URL", "mysql://a:pa55@b/c", "DATABASE_URL must be an address like postgresql://"],
  ])("refuse %s=%s and name it", (name, value, sentence) => {
    const message = complaint({ [name]: value });
    expect(message).toContain(sentence);
    expect(message).toMatch(/Correct it in \.env or in the environment\.$/);
  });

  it("take a bucket for pictures whole or not at all", () => {
    const bucket = {
      S3_ENDPOINT: "https://s3.example.org/",
      S3_BUCKET: "news-pictures",
      S3_REGION: "auto",
      S3_ACCESS_KEY_ID: "key",
      S3_SECRET_ACCESS_KEY: "5ecret",
    };
    expect(s3Settings(settings({}))).toBe(null);
    expect(s3Settings(settings({ ...bucket, S3_PREFIX: "desk/pictures" }))).toEqual({
      endpoint: "https://s3.example.org",
      bucket: "news-pictures",
      region: "auto",
      accessKeyId: "key",
      secretAccessKey: "5ecret",
      prefix: "desk/pictures/",
    });
    const { S3_BUCKET, S3_SECRET_ACCESS_KEY, ...some } = bucket;
    expect(complaint(some)).toMatch(/^S3_BUCKET must be set too, .*; S3_SECRET_ACCESS_KEY must be set too/);
    expect(complaint({ S3_PREFIX: "desk/" })).toContain("S3_ENDPOINT must be set too");
    expect(complaint({ ...bucket, S3_PREFIX: "../up" })).toContain("S3_PREFIX");
    expect(complaint({ ...bucket, S3_BUCKET: "a/b" })).toContain("a bucket’s name");
    expect(complaint({ ...bucket, S3_BUCKET: "x" })).not.toContain("5ecret");
  });

  it("take a sign-in provider, as the only way in too", () => {
    const provider = {
      OIDC_ISSUER: "https://id.example.org/newsroom/",
      OIDC_CLIENT_ID: "takewire",
      OIDC_CLIENT_SECRET: "5ecret",
    };
    expect(settings({ ...provider, SIGN_IN: "oidc" })).toMatchObject({ ...provider, SIGN_IN: "oidc" });
    expect(settings({ ...provider, OIDC_ISSUER: "http://127.0.0.1:4000" })).toMatchObject({ SIGN_IN: "any" });
    expect(complaint({ ...provider, OIDC_CLIENT_ID: "" })).not.toContain("5ecret");
  });

  it("never repeat a password or a secret", () => {
    expect(complaint({ DATABASE_URL: "postgres://a:pa55@b", AUTH_SECRET: "5ecret" })).not.toMatch(
      /pa55|5ecret/,
    );
  });

  it("name every wrong one at once", () => {
    expect(complaint({ PORT: "x", PAGE_CACHE: "x" })).toMatch(/PORT.*; PAGE_CACHE/);
  });

  it("are all explained in .env.example, with their defaults", () => {
    const example = readFileSync(".env.example", "utf8").replace(/^#(?=[A-Z0-9_]+=)/gm, "");
    const vars = parseFile(example) as Record<string, string>;
    expect(Object.keys(vars).sort()).toEqual([...envNames].sort());
    const { DATABASE_URL, ...rest } = settings(vars);
    expect(rest).toEqual(settings({}));
    expect(DATABASE_URL).toBeDefined();
  });
});
