/** A component of an iCalendar object: its properties by name, each with its parameters, and what is within it. */
export type Component = {
  name: string;
  properties: Record<string, { value: string; parameters: Record<string, string> }[]>;
  components: Component[];
};

/** Reads an iCalendar object as RFC 5545 has it, and as strictly. @throws on the first fault. */
export function readCalendar(text: string): Component {
  if (!text.endsWith("\r\n")) throw new Error("The last line has no end.");
  const raw = text.slice(0, -2).split("\r\n");
  for (const line of raw) {
    if (Buffer.byteLength(line) > 75) throw new Error(`A line of ${Buffer.byteLength(line)} octets: ${line}`);
    if (line.includes("\ufffd")) throw new Error(`A fold cuts a character: ${line}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line))
      throw new Error(`A control character: ${JSON.stringify(line)}`);
  }
  const open: Component[] = [];
  let whole: Component | null = null;
  for (const line of raw.join("\r\n").replaceAll("\r\n ", "").split("\r\n")) {
    const [, name = "", given = "", value = ""] =
      /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^:;,"]+)*):(.*)$/s.exec(line) ?? [];
    if (name === "") throw new Error(`No content line: ${line}`);
    if (name === "BEGIN") {
      const component = { name: value, properties: {}, components: [] };
      open.at(-1)?.components.push(component);
      open.push(component);
      whole ??= component;
    } else if (name === "END") {
      if (open.pop()?.name !== value) throw new Error(`END:${value} ends something else.`);
    } else {
      const here = open.at(-1);
      if (!here) throw new Error(`Outside of everything: ${line}`);
      const pairs = given
        .split(";")
        .slice(1)
        .map((pair) => pair.split("=", 2) as [string, string]);
      here.properties[name] = [
        ...(here.properties[name] ?? []),
        { value, parameters: Object.fromEntries(pairs) },
      ];
    }
  }
  if (!whole || open.length > 0) throw new Error("Something has no end.");
  mustHold(whole);
  return whole;
}

/** The text that a value of type TEXT stands for. @throws on a sign that had to be escaped. */
export function textIn(component: Component, name: string): string {
  const value = component.properties[name]?.[0]?.value ?? "";
  if (/^(?:[^\\;,]|\\[\\;,nN])*$/.test(value))
    return value.replace(/\\(.)/g, (_, sign) => (sign.toLowerCase() === "n" ? "\n" : sign));
  throw new Error(`${name} is not escaped: ${value}`);
}

function mustHold(calendar: Component): void {
  const once = (component: Component, ...names: string[]) => {
    for (const name of names)
      if (component.properties[name]?.length !== 1) throw new Error(`${component.name} has not one ${name}.`);
  };
  const atMostOnce = (component: Component, ...names: string[]) => {
    for (const name of names)
      if ((component.properties[name]?.length ?? 0) > 1)
        throw new Error(`${component.name} has two of ${name}.`);
  };
  if (calendar.name !== "VCALENDAR" || calendar.properties.VERSION?.[0]?.value !== "2.0")
    throw new Error("No VCALENDAR 2.0.");
  once(calendar, "PRODID", "VERSION");
  atMostOnce(calendar, "CALSCALE", "METHOD");
  if (calendar.components.length === 0) throw new Error("A calendar without a component (3.6).");
  const uids = new Set<string>();
  for (const component of calendar.components) {
    if (component.name === "VTIMEZONE") {
      once(component, "TZID");
      continue;
    }
    once(component, "UID", "DTSTAMP", ...(component.name === "VEVENT" ? ["DTSTART"] : []));
    atMostOnce(
      component,
      "SUMMARY",
      "DESCRIPTION",
      "URL",
      "CLASS",
      "STATUS",
      "DUE",
      "DTEND",
      "LAST-MODIFIED",
    );
    for (const name of ["DTSTAMP", "LAST-MODIFIED"])
      if (!/^\d{8}T\d{6}Z$/.test(component.properties[name]?.[0]?.value ?? ""))
        throw new Error(`${name} is not in UTC.`);
    for (const name of ["DTSTART", "DUE"])
      for (const { value, parameters } of component.properties[name] ?? [])
        if (parameters.VALUE !== "DATE" || !/^\d{8}$/.test(value))
          throw new Error(`${name} is no day: ${value}`);
    for (const name of ["SUMMARY", "DESCRIPTION"]) textIn(component, name);
    if (!URL.canParse(component.properties.URL?.[0]?.value ?? "")) throw new Error("URL is no address.");
    const uid = component.properties.UID?.[0]?.value as string;
    if (uids.has(uid)) throw new Error(`Two of ${uid}.`);
    uids.add(uid);
  }
}
