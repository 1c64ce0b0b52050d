import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { type Listener, listen } from "#lib/page-cache/listener.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { deletePicture } from "#lib/pictures/commands.ts";
import { changeSettings } from "#lib/settings/commands.ts";
import { keepSettings } from "#lib/settings/kept.ts";
import { readersNow, siteSettings, siteTimeZone } from "#lib/settings/queries.ts";
import { withDatabase } from "#tests/support/database.ts";
import { watchEvents } from "#tests/support/events.ts";
import { refusal, value } from "#tests/support/newsroom.ts";

withDatabase();

const admin: Actor = { id: "ada", name: "Ada Admin", role: "admin" };
const first = {
  name: "Takewire",
  timeZone: "UTC",
  language: "en",
  logoId: null as number | null,
  socialLinks: [] as { name: string; url: string }[],
  readers: "everyone" as "everyone" | "signed_in",
};

beforeEach(async () => {
  for (const name of ["SITE_NAME", "SITE_TIME_ZONE"]) delete process.env[name];
  await database().settings.deleteMany();
  await database().settings.create({ data: {} });
});

describe("the site's settings", () => {
  it("are what the environment says, until an admin says otherwise", async () => {
    Object.assign(process.env, { SITE_NAME: "Example Wire", SITE_TIME_ZONE: "Asia/Tokyo" });
    expect(await siteSettings()).toMatchObject({
      name: "Example Wire",
      timeZone: "Asia/Tokyo",
      readers: "everyone",
    });
    value(await changeSettings(admin, { ...first, name: "Other Wire", timeZone: "Europe/Berlin" }));
    expect(await siteSettings()).toMatchObject({ name: "Other Wire", timeZone: "Europe/Berlin" });
    expect(await siteTimeZone()).toBe("Europe/Berlin");
  });

  it("are there even if their row is not", async () => {
    await database().settings.deleteMany();
    expect(await siteSettings()).toMatchObject({ name: "Takewire", readers: "everyone" });
    value(await changeSettings(admin, { ...first, readers: "signed_in" }));
    expect((await siteSettings()).readers).toBe("signed_in");
  });

  it("are noted by every page that is made from them", async () => {
    expect((await record(siteSettings)).tags).toContain("settings");
  });

  it("are for admins to change, and checked", async () => {
    for (const role of ["reader", "writer", "editor"] as const)
      expect(refusal(await changeSettings({ ...admin, role }, first)).code).toBe("forbidden");
    const wrong = await changeSettings(admin, {
      ...first,
      timeZone: "Berlin",
      socialLinks: [{ name: "", url: "x" }],
    });
    expect(Object.keys(refusal(wrong).fields ?? {})).toEqual([
      "timeZone",
      "socialLinks.0.name",
      "socialLinks.0.url",
    ]);
    expect(refusal(await changeSettings(admin, { ...first, logoId: 4711 })).fields).toHaveProperty("logoId");
  });

  it("leave an event of what changed, and none when nothing did", async () => {
    const recent = await watchEvents();
    const links = [{ name: "Elsewhere", url: "https://social.example.org/@wire" }];
    await changeSettings(admin, { ...first, readers: "signed_in", socialLinks: links });
    await changeSettings(admin, { ...first, readers: "signed_in", socialLinks: links });
    expect(await recent()).toMatchObject([
      {
        kind: "settings.changed",
        actorId: "ada",
        before: { readers: "everyone", links: "" },
        after: { readers: "signed_in", links: "Elsewhere https://social.example.org/@wire" },
      },
    ]);
  });

  it("keep the picture that is the logo", async () => {
    const { id } = await database().picture.create({
      data: {
        ...{ hash: "a".repeat(64), name: "logo.png", width: 800, height: 200, bytes: 100 },
        ...{ widths: [480, 800], placeholder: "" },
      },
    });
    const { logo } = value(await changeSettings(admin, { ...first, logoId: id }));
    expect(logo).toMatchObject({ id, src: `/media/${"a".repeat(16)}/480x120.webp`, width: 800 });
    expect(refusal(await deletePicture(admin, { id })).message).toContain("logo");
    value(await changeSettings(admin, first));
    expect((await deletePicture(admin, { id })).ok).toBe(true);
  });
});

describe("a process that hears of changes", () => {
  let listener: Listener;

  beforeEach(async () => {
    const dropper = keepSettings(() => listener?.hears() ?? false);
    dropInto(dropper);
    listener = await listen(process.env.DATABASE_URL ?? "", dropper);
  });

  afterEach(async () => {
    await listener.close();
    keepSettings(null);
    dropInto(null);
  });

  it("knows who may read without asking, and what it changed itself at once", async () => {
    await siteSettings();
    expect(readersNow()).toBe("everyone");
    value(await changeSettings(admin, { ...first, readers: "signed_in" }));
    expect(readersNow()).toBeNull();
    await siteSettings();
    expect(readersNow()).toBe("signed_in");
  });

  it("forgets what another process has changed", async () => {
    await siteSettings();
    await database().$transaction(async (tx) => {
      await tx.settings.update({ where: { id: 1 }, data: { readers: "signed_in" } });
      await tx.$executeRaw`select pg_notify('takewire_pages', '["another.1","settings"]')`;
    });
    await vi.waitFor(() => expect(readersNow()).toBeNull(), { timeout: 10_000 });
    expect((await siteSettings()).readers).toBe("signed_in");
  });
});
