import { database, type Transaction } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";
import type { Picture, Prisma } from "#prisma/generated/client.ts";
import {
  addressAtLeast,
  keyOf,
  pictureAddresses,
  pictureSrc,
  readPictureAddress,
  srcsetOf,
} from "./address.ts";
import type { ShownPicture } from "./shown.ts";

/** A picture as the desk's library shows it. */
export type LibraryPicture = {
  id: number;
  /** What a story's picture points at. */
  src: string;
  /** About 480 pixels wide. */
  thumbnail: string;
  srcset: string;
  name: string;
  width: number;
  height: number;
  /** Of the largest stored file. */
  bytes: number;
  alt: string;
  credit: string;
  focalX: number;
  focalY: number;
  uploadedBy: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
};

/** A story that uses a picture: readers see it there, the working version has it, or only an earlier one had it. */
export type PictureUse = { storyId: number; headline: string; where: "published" | "working" | "earlier" };

const perPage = 24;

/** Pictures, newest first, 24 a page (from 1); with `text` those whose name, description and credit have all its words. */
export async function pictureLibrary(
  options: { text?: string; page?: number } = {},
): Promise<{ pictures: LibraryPicture[]; total: number; pages: number }> {
  const { text = "", page = 1 } = options;
  const words = text.split(/\s+/u).filter(Boolean).slice(0, 8);
  const has = (word: string) => ({ contains: word, mode: "insensitive" as const });
  const where: Prisma.PictureWhereInput = {
    AND: words.map((word) => ({ OR: [{ name: has(word) }, { alt: has(word) }, { credit: has(word) }] })),
  };
  const [total, rows] = await Promise.all([
    database().picture.count({ where }),
    database().picture.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * perPage,
      take: perPage,
      include: uploader,
    }),
  ]);
  return { pictures: rows.map(libraryPicture), total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** One picture of the library, or null. */
export async function pictureById(id: number): Promise<LibraryPicture | null> {
  const row = await database().picture.findUnique({ where: { id }, include: uploader });
  return row && libraryPicture(row);
}

/** The library's picture at the address that a story points at, or null: a path typed by hand, or one that is gone. */
export async function pictureBySrc(src: string): Promise<LibraryPicture | null> {
  const row = await rowAt(src);
  return row && libraryPicture(row);
}

/** The stories one of whose versions points at this picture, last changed first. */
export async function usedIn(picture: Picture | number): Promise<PictureUse[]> {
  const row =
    typeof picture === "number" ? await database().picture.findUnique({ where: { id: picture } }) : picture;
  return row ? usesOf(database(), row) : [];
}

/** As `usedIn`, inside a transaction. */
export async function usesOf(
  tx: Transaction | ReturnType<typeof database>,
  picture: Picture,
): Promise<PictureUse[]> {
  const addresses = pictureAddresses(picture);
  const stories = await tx.story.findMany({
    where: { revisions: { some: { heroSrc: { in: addresses } } } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      working: { select: { headline: true, heroSrc: true } },
      published: { select: { heroSrc: true } },
    },
  });
  const points = (revision: { heroSrc: string | null } | null) => addresses.includes(revision?.heroSrc ?? "");
  return stories.map(({ id, working, published }) => ({
    storyId: id,
    headline: working.headline,
    where: points(published) ? "published" : points(working) ? "working" : "earlier",
  }));
}

/** What readers' pages need of the picture at this address; null for a path typed by hand. Noted for the page cache. */
export async function pictureAt(src: string): Promise<ShownPicture | null> {
  const row = await rowAt(src);
  if (!row) return null;
  const { width, height, placeholder, focalX, focalY } = row;
  return { srcset: srcsetOf(row), width, height, placeholder, focalX, focalY };
}

/** What a page that shows this picture is made from. */
export function pictureTag(hash: string): string {
  return `picture:${keyOf(hash)}`;
}

/** The picture whose addresses begin like those of this hash. */
export function findByKey(
  tx: Transaction | ReturnType<typeof database>,
  key: string,
): Promise<Picture | null> {
  return tx.picture.findFirst({ where: { hash: { gte: key.padEnd(64, "0"), lte: key.padEnd(64, "f") } } });
}

/** Lets one transaction at a time bring or take away the files of this hash, until it ends. */
export async function lockPicture(tx: Transaction, hash: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${pictureTag(hash)}, 0))`;
}

export const uploader = { uploadedBy: { select: { name: true } } } as const satisfies Prisma.PictureInclude;

type Row = Prisma.PictureGetPayload<{ include: typeof uploader }>;

export function libraryPicture(row: Row): LibraryPicture {
  const { id, name, width, height, bytes, alt, credit, focalX, focalY } = row;
  return {
    ...{ id, name, width, height, bytes, alt, credit, focalX, focalY },
    src: pictureSrc(row),
    thumbnail: addressAtLeast(480, row),
    srcset: srcsetOf(row),
    uploadedBy: row.uploadedBy?.name ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

async function rowAt(src: string): Promise<Row | null> {
  const address = readPictureAddress(src);
  if (!address) return null;
  note(`picture:${address.key}`);
  const found = await findByKey(database(), address.key);
  if (found?.width !== address.width || found.height !== address.height) return null;
  return database().picture.findUnique({ where: { id: found.id }, include: uploader });
}
