import { describe, expect, it } from "vitest";
import {
  addressAtLeast,
  pictureAddresses,
  pictureSrc,
  readPictureAddress,
  srcsetOf,
  storageKey,
} from "#lib/pictures/address.ts";
import { pictureName } from "#lib/pictures/name.ts";
import { focalClasses } from "#lib/pictures/shown.ts";

const hash = "0123456789abcdef".repeat(4);
const sizes = { hash, width: 1000, height: 667, widths: [480, 960, 1000] };

describe("the address of a picture", () => {
  it("tells its size, so that a page can keep its place", () => {
    expect(pictureSrc(sizes)).toBe("/media/0123456789abcdef/1000x667.webp");
    expect(readPictureAddress(pictureSrc(sizes))).toEqual({
      key: "0123456789abcdef",
      width: 1000,
      height: 667,
    });
  });

  it("has one for each stored width", () => {
    expect(srcsetOf(sizes)).toBe(
      "/media/0123456789abcdef/480x320.webp 480w, /media/0123456789abcdef/960x640.webp 960w, /media/0123456789abcdef/1000x667.webp 1000w",
    );
    expect(addressAtLeast(481, sizes)).toContain("/960x640");
    expect(addressAtLeast(4000, sizes)).toBe(pictureSrc(sizes));
    for (const address of pictureAddresses(sizes)) {
      const read = readPictureAddress(address);
      expect(read && `/media/${storageKey(read)}`).toBe(address);
    }
  });

  it.each([
    "/media/",
    "/media/0123456789abcdef/",
    "/media/0123456789abcdef/480x320.png",
    "/media/0123456789abcdef/480x320.webp.php",
    "/media/0123456789abcdef/480x320.webp\n",
    "/media/0123456789ABCDEF/480x320.webp",
    "/media/0123456789abcde/480x320.webp",
    "/media/0123456789abcdef0/480x320.webp",
    "/media/../../etc/480x320.webp",
    "/media/..%2f..%2f..%2fetc/passwd",
    "/media/0123456789abcdef/../0123456789abcdef/480x320.webp",
    "/media//0123456789abcdef/480x320.webp",
    "/media/0123456789abcdef\\480x320.webp",
    "/media/0123456789abcdef/480x320.webp/",
    "/media/0123456789abcdef/0x320.webp",
    "/media/0123456789abcdef/-1x320.webp",
    "/media/0123456789abcdef/480x1e3.webp",
    "/media/0123456789abcdef/100000x320.webp",
    "//media/0123456789abcdef/480x320.webp",
    "/pictures/harbour.jpg",
    "",
  ])("is written in one way: %j is none", (path) => {
    expect(readPictureAddress(path)).toBe(null);
  });
});

describe("the name of an upload", () => {
  it.each([
    ["harbour at dawn.jpg", "harbour at dawn.jpg"],
    ["../../../etc/passwd", "passwd"],
    ["C:\\Users\\ann\\Pictures\\harbour.jpg", "harbour.jpg"],
    ["har\u0000bour\u0007.jpg", "harbour.jpg"],
    ["gpj.\u202Eexe.jpg", "gpj.exe.jpg"],
    ["  two\nlines\t.png ", "two lines .png"],
    ["", "picture"],
    ["\u200b", "picture"],
    ["../", "picture"],
    ["\ud800.png", "�.png"],
    ["海.png", "海.png"],
  ])("is one visible line: %j becomes %j", (given, name) => {
    expect(pictureName(given)).toBe(name);
  });

  it("keeps its ending when it is too long", () => {
    const name = pictureName(`${"😀".repeat(400)}.jpeg`);
    expect([...name]).toHaveLength(120);
    expect(name).toMatch(/^(😀)+….jpeg$/u);
  });
});

describe("the focal point", () => {
  it("becomes classes in steps of a tenth, none for the middle", () => {
    expect(focalClasses({ focalX: 0.5, focalY: 0.5 })).toBe("");
    expect(focalClasses({ focalX: 0, focalY: 1 })).toBe("focal-x0 focal-y10");
    expect(focalClasses({ focalX: 0.26, focalY: 0.54 })).toBe("focal-x3");
    expect(focalClasses({ focalX: -7, focalY: 7 })).toBe("focal-x0 focal-y10");
  });
});
