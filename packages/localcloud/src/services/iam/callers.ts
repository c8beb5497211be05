import { randomBytes } from 'node:crypto';

/**
 * Who is behind a request, told by the access key id it is signed with. The signature is not verified: what keeps a
 * function's key from others is that it is random, and known to that function's environments alone.
 */
export class Callers {
  readonly #rootArn: string;
  readonly #roleByAccessKeyId = new Map<string, string>();

  constructor(accountId: string) {
    this.#rootArn = `arn:aws:iam::${accountId}:root`;
  }

  /** A new access key id that stands for the role, of the form that temporary credentials have. */
  issueAccessKeyId(roleArn: string): string {
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    this.#roleByAccessKeyId.set(accessKeyId, roleArn);
    return accessKeyId;
  }

  /** The role's ARN whose key the `Authorization` header names; for any other key, and for none, the account's root. */
  principalArn(authorization: string | undefined): string {
    const accessKeyId = /\bCredential=([^/,\s]+)\//.exec(authorization ?? '')?.[1];
    return this.#roleByAccessKeyId.get(accessKeyId ?? '') ?? this.#rootArn;
  }
}
