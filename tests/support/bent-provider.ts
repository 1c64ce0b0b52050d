import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = Record<string, unknown>;

export type Signing = "right" | "another key" | "no signature" | "the client’s secret";

/** A provider that says whatever a test wants it to, rightly signed or not. */
export type BentProvider = {
  settings: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string; OIDC_NAME: string };
  /** What the next ID token says, and by what it is signed. */
  say(claims: Claims, signing?: Signing): void;
  stop(): Promise<void>;
};

const secret = "a secret that only the two know";
const [own, another] = [0, 1].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));

/** Such a provider on 127.0.0.1; it takes any code for the token that was said last. */
export async function startBentProvider(): Promise<BentProvider> {
  let token = "";
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/.well-known/openid-configuration") return response.end(JSON.stringify(about));
    if (request.url === "/keys") return response.end(JSON.stringify({ keys: [publicKey] }));
    request.resume();
    request.on("end", () =>
      response.end(JSON.stringify({ access_token: "a", token_type: "bearer", id_token: token })),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const about = {
    issuer,
    authorization_endpoint: `${issuer}/begin`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
  return {
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: "takewire",
      OIDC_CLIENT_SECRET: secret,
      OIDC_NAME: "Bent House",
    },
    say(claims, signing = "right") {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, aud: "takewire", iat: now, exp: now + 60 };
      token = signed({ ...usual, ...claims }, signing);
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const publicKey = { ...own?.publicKey.export({ format: "jwk" }), kid: "own", use: "sig", alg: "RS256" };

function signed(claims: Claims, signing: Signing): string {
  const alg = { "no signature": "none", "the client’s secret": "HS256" }[signing as string] ?? "RS256";
  const text = [{ alg, kid: "own" }, claims].map((part) => encoded(JSON.stringify(part))).join(".");
  return `${text}.${signatureOf(text, signing)}`;
}

function signatureOf(text: string, signing: Signing): string {
  if (signing === "no signature") return "";
  if (signing === "the client’s secret") return createHmac("sha256", secret).update(text).digest("base64url");
  const key = signing === "right" ? own : another;
  if (!key) throw new Error("There is no key.");
  return sign("sha256", Buffer.from(text), key.privateKey).toString("base64url");
}

function encoded(text: string): string {
  return Buffer.from(text).toString("base64url");
}
