import { inflateSync } from "node:zlib";

/**
 * The font of a WOFF 1.0 file as the plain font that it was packed from, table by table (W3C, WOFF File Format 1.0); a
 * font that is not packed so is given back as it is. @throws Error when it is neither.
 */
export function unpacked(font: Buffer): Buffer {
  const signature = font.toString("latin1", 0, 4);
  if (plain.has(signature)) return font;
  if (signature !== "wOFF") throw new Error("This is neither a WOFF 1.0 nor a TrueType or OpenType font.");
  const count = font.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => packedTable(font, 44 + 20 * at));
  const head = Buffer.alloc(12 + 16 * count);
  font.copy(head, 0, 4, 8);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (count - power), 10);
  let offset = head.length;
  const bodies: Buffer[] = [];
  for (const [at, { tag, checksum, bytes }] of tables.entries()) {
    const entry = 12 + 16 * at;
    head.write(tag, entry, "latin1");
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    bodies.push(bytes, Buffer.alloc(-bytes.length & 3));
    offset += bytes.length + (-bytes.length & 3);
  }
  return Buffer.concat([head, ...bodies]);
}

/** The characters that a plain font has signs for, as ranges of code points, from its "cmap" (formats 4 and 12). */
export function coverage(font: Buffer): [from: number, to: number][] {
  const cmap = tableOf(font, "cmap");
  if (!cmap) return [];
  const ranges: [number, number][] = [];
  for (let at = 0; at < cmap.readUInt16BE(2); at++) {
    const record = 4 + 8 * at;
    const isUnicode = cmap.readUInt16BE(record) === 0 || cmap.readUInt16BE(record) === 3;
    const table = cmap.subarray(cmap.readUInt32BE(record + 4));
    if (isUnicode && table.readUInt16BE(0) === 12) ranges.push(...groups(table));
    else if (isUnicode && table.readUInt16BE(0) === 4) ranges.push(...segments(table));
  }
  return ranges;
}

const plain = new Set(["\0\x01\0\0", "OTTO", "true"]);

function packedTable(font: Buffer, at: number) {
  const [offset, packed, size] = [4, 8, 12].map((field) => font.readUInt32BE(at + field)) as [
    number,
    number,
    number,
  ];
  const bytes = font.subarray(offset, offset + packed);
  return {
    tag: font.toString("latin1", at, at + 4),
    checksum: font.readUInt32BE(at + 16),
    bytes: packed < size ? inflateSync(bytes) : bytes,
  };
}

function tableOf(font: Buffer, tag: string): Buffer | null {
  for (let at = 0; at < font.readUInt16BE(4); at++) {
    const entry = 12 + 16 * at;
    if (font.toString("latin1", entry, entry + 4) !== tag) continue;
    const offset = font.readUInt32BE(entry + 8);
    return font.subarray(offset, offset + font.readUInt32BE(entry + 12));
  }
  return null;
}

function groups(table: Buffer): [number, number][] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, at) => {
    const group = 16 + 12 * at;
    return [table.readUInt32BE(group), table.readUInt32BE(group + 4)];
  });
}

/** What a segment leads to may be the sign for "missing" here and there; our fonts have none of those. */
function segments(table: Buffer): [number, number][] {
  const count = table.readUInt16BE(6) / 2;
  return Array.from({ length: count }, (_, at): [number, number] => [
    table.readUInt16BE(16 + 2 * (count + at)),
    table.readUInt16BE(14 + 2 * at),
  ]).filter(([from]) => from !== 0xffff);
}
