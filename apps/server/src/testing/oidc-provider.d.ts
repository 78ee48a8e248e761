/** The part of oidc-provider that the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export interface Account {
    accountId: string;
    claims(): Record<string, unknown>;
  }
  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  export interface KoaContext {
    oidc: {
      client: { clientId: string };
      session: { accountId: string };
      provider: { Grant: new (subject: { clientId: string; accountId: string }) => Grant };
    };
  }
  export interface Configuration {
    clients: Record<string, unknown>[];
    claims: Record<string, string[]>;
    cookies: { keys: string[] };
    features: Record<string, { enabled: boolean }>;
    jwks: { keys: Record<string, unknown>[] };
    findAccount(ctx: KoaContext, id: string): Account;
    interactions: { url(ctx: KoaContext, interaction: { uid: string }): string };
    loadExistingGrant(ctx: KoaContext): Promise<Grant>;
  }
  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): RequestListener;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>;
  }
}
