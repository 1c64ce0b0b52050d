import { domainToASCII } from "node:url";
import { ok, type Result, refused } from "#lib/result.ts";

const longest = 254; // octets, RFC 5321 by way of erratum 1690
const longestLocal = 64;

/**
 * An e-mail address as it is stored and mailed to: small letters, the domain as DNS writes it. Takes whatever somebody sent.
 * Only what every mail server on the way understands is let in: ASCII before the "@", no comments, no quotes, one recipient;
 * so no address can end a header or name a second one.
 */
export function readAddress(typed: unknown): Result<string> {
  const text = typeof typed === "string" && typed.length <= 1000 ? typed.trim() : "";
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at).toLowerCase();
  const domain = domainToASCII(
    text
      .slice(at + 1)
      .normalize("NFC")
      .toLowerCase(),
  );
  const good =
    at > 0 &&
    local.length <= longestLocal &&
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local) &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/.test(domain) &&
    local.length + 1 + domain.length <= longest;
  return good ? ok(`${local}@${domain}`) : refused(noAddress);
}

const noAddress = {
  code: "invalid" as const,
  message:
    "This is no e-mail address that mail could be sent to. Look at it again; it looks like name@example.org.",
};
