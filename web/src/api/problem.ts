/** The body of `application/problem+json`, as the server sends every refusal. */
export interface ProblemBody {
  code?: string;
  title?: string;
  detail?: string;
  errors?: Record<string, string[]>;
  trace_id?: string;
  /** The record as it stands now, with `conflict.version`. */
  current?: unknown;
  /** With which to send the code, with `second_factor.needed`. */
  half_session?: string;
  /** Whether the account has an authenticator, with `second_factor.needed`. */
  authenticator?: boolean;
  /** Whether it has passkeys. */
  passkeys?: boolean;
  /** What a stage still wants, with `opportunity.gate`. */
  missing?: { fields?: string[]; activities?: string[] };
  /** Where a filter cannot be read, with `filter.syntax`. */
  position?: number;
}

/** A refusal of the server: a stable code, a sentence in the user's language, and messages per field. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
    /** Seconds to wait before trying again, where the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
  }

  get code(): string {
    return this.body.code ?? `http_${this.status}`;
  }

  /** In the shape that Ant Design's `form.setFields` takes. */
  get fields(): { name: (string | number)[]; errors: string[] }[] {
    return Object.entries(this.body.errors ?? {}).map(([name, errors]) => ({ name: fieldPath(name), errors }));
  }
}

/** The server could not be reached at all: offline, restarting, or cut off. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('unreachable', { cause });
  }
}

/** `phones[0].number` → `['phones', 0, 'number']`. */
export function fieldPath(name: string): (string | number)[] {
  return name
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
