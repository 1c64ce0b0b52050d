import { expect, it } from "vitest";
import { note, noteUntil, record } from "#lib/page-cache/recorder.ts";

it("keeps what renders side by side note apart", async () => {
  const render = (name: string, pause: number) =>
    record(async () => {
      note(`${name}:1`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      note(`${name}:2`, `${name}:1`);
      return name;
    });
  const [a, b] = await Promise.all([render("a", 4), render("b", 1)]);
  expect([a.value, ...a.tags]).toEqual(["a", "a:1", "a:2"]);
  expect([b.value, ...b.tags]).toEqual(["b", "b:1", "b:2"]);
});

it("keeps the earliest instant until which a page is right", async () => {
  const { until } = await record(async () => {
    for (const day of ["2031-05-02", "2031-05-01", "2031-05-03"]) noteUntil(new Date(day));
  });
  expect(until).toEqual(new Date("2031-05-01"));
});

it("does nothing outside a render", () => {
  note("story:1");
  noteUntil(new Date());
});
