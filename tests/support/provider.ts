import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Somebody whom the provider knows; `sub` is who they are to it for good. */
export type Known = { sub: string; email?: string; email_verified?: boolean; name?: string };

export type SignInProvider = {
  /** What the site is told of it. */
  settings: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string; OIDC_NAME: string };
  /** Begins to answer; `site` is whom it knows as its client. */
  serve(site: string): void;
  /** From now on it knows these people, by `sub`. */
  know(...people: Known[]): void;
  /** Signs whoever comes next in without asking, or turns them away. */
  answerWith(sub: string | "access_denied"): void;
  stop(): Promise<void>;
};

const signingKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
const clientId = "takewire";
const clientSecret = "a secret that only the two know";

/** An OpenID Connect provider on 127.0.0.1 that asks who one is and believes it. */
export async function startSignInProvider(): Promise<SignInProvider> {
  const people = new Map<string, Known>();
  let next: string | null = null;
  let provider: Provider | null = null;
  const server = createServer(async (request, response) => {
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    if (!provider) return void response.writeHead(503).end();
    if (!request.url?.startsWith("/interaction/")) return void provider.callback()(request, response);
    const who = next ?? (request.method === "POST" ? await field(request, "who") : null);
    if (who === null) return ask(response, [...people.values()]);
    next = null;
    await finish(provider, request, response, who);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: "Example House",
    },
    serve(site) {
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [`${site}/api/auth/oidc/callback`],
          },
        ],
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        cookies: { keys: ["only for tests"] },
        features: { devInteractions: { enabled: false } },
        findAccount: (_context, sub) => ({
          accountId: sub,
          claims: () => ({ ...people.get(sub), sub }),
        }),
        interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
        jwks: { keys: [{ ...signingKey, use: "sig" }] },
        pkce: { required: () => true },
        ttl: { AccessToken: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
      });
    },
    know(...known) {
      for (const person of known) people.set(person.sub, person);
    },
    answerWith(sub) {
      next = sub;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function finish(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  who: string,
): Promise<void> {
  if (who === "access_denied")
    return provider.interactionFinished(request, response, {
      error: who,
      error_description: "No, thank you.",
    });
  const grant = new provider.Grant({ accountId: who, clientId });
  grant.addOIDCScope("openid email profile");
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { login: { accountId: who }, consent });
}

function ask(response: ServerResponse, people: Known[]): void {
  const options = people.map(({ sub, name }) => `<option value="${sub}">${name ?? sub}</option>`).join("");
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="en"><title>Example House</title><h1>Example House</h1>
<form method="post"><label>Who are you? <select name="who">${options}</select></label>
<button>Continue</button></form></html>`);
}

async function field(request: IncomingMessage, name: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString()).get(name) ?? "";
}
