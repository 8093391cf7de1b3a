import { AppError, nearestName } from '@404-gen/service-kit';

/** Everything a validator of the devnet can be told to do wrong. */
export const FAULT_KINDS = {
  'not-serving': 'its axon address in the metagraph is 0.0.0.0',
  'low-stake': 'its stake in the metagraph is `stake` (default 1) TAO',
  'stale-hotkey': 'the metagraph names a hotkey it no longer has: 401 signature mismatch',
  slow: 'answers `seconds` (default 3) late',
  timeout: 'never answers',
  'http-error': 'answers with `status` (default 502) and an HTML page, as a broken proxy does',
  'drop-connection': 'closes the connection without an answer',
  junk: 'answers 200 with what `form` names: html, truncated, wrong-types, unknown-task, empty, binary',
  'lying-cooldown': 'answers a cooldown_until as `form` says: past, zero, negative, far-future, fraction, text',
  'wrong-signature': 'takes every submit signature for a wrong one',
  'validation-failure': 'its scoring service cannot be reached',
  'low-score': 'scores every result 0',
} as const satisfies Record<string, string>;

export type FaultKind = keyof typeof FAULT_KINDS;

export const JUNK_FORMS = ['html', 'truncated', 'wrong-types', 'unknown-task', 'empty', 'binary'] as const;
export const COOLDOWN_LIES = ['past', 'zero', 'negative', 'far-future', 'fraction', 'text'] as const;
const CALLS = ['pull', 'submit', 'both'] as const;

/** Something a validator does wrong on purpose. */
export interface Fault {
  readonly kind: FaultKind;
  /** Which calls it strikes; those of the metagraph and of scoring strike where they are. */
  readonly on: (typeof CALLS)[number];
  /** Share of the calls it strikes, (0, 1]. */
  readonly share: number;
  /** Strikes this many times and is then gone; endless when left out. */
  readonly times?: number;
  readonly seconds: number;
  readonly status: number;
  readonly stake: number;
  readonly form: string;
}

const FORMS: Partial<Record<FaultKind, readonly string[]>> = { junk: JUNK_FORMS, 'lying-cooldown': COOLDOWN_LIES };

/** What may be said of a fault besides its kind, with the range of each number. */
const NUMBERS = {
  share: { low: 0.001, high: 1 },
  times: { low: 1, high: 1e6 },
  seconds: { low: 0, high: 3600 },
  status: { low: 400, high: 599 },
  stake: { low: 0, high: 1e9 },
} as const;

/**
 * A fault from loose data: the admin interface's JSON, or the words of {@link parseFaultFlag}.
 *
 * @throws AppError `REQUEST_FAULT` naming the field
 */
export function parseFault(input: unknown): Fault {
  if (typeof input !== 'object' || input === null) throw invalid('a fault is an object with a `kind`');
  const { kind, on = 'both', form, ...rest } = input as Record<string, unknown>;
  if (typeof kind !== 'string' || !isFaultKind(kind)) {
    const nearest = typeof kind === 'string' ? nearestName(kind, Object.keys(FAULT_KINDS)) : undefined;
    throw invalid(
      `kind: ${JSON.stringify(kind)} is no fault${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
    );
  }
  if (!CALLS.includes(on as Fault['on'])) throw invalid(`on: ${JSON.stringify(on)} is none of ${CALLS.join(', ')}`);
  const forms = FORMS[kind] ?? [];
  const chosenForm = form ?? forms[0] ?? '';
  if (typeof chosenForm !== 'string' || (form !== undefined && !forms.includes(chosenForm))) {
    const allowed = forms.length === 0 ? `${kind} has no forms` : `none of ${forms.join(', ')}`;
    throw invalid(`form: ${JSON.stringify(form)}: ${allowed}`);
  }
  const numbers: Partial<Record<keyof typeof NUMBERS, number>> = {};
  for (const [key, value] of Object.entries(rest)) {
    if (!(key in NUMBERS)) throw invalid(`${key}: no such field of a fault`);
    const range = NUMBERS[key as keyof typeof NUMBERS];
    if (typeof value !== 'number' || !(value >= range.low && value <= range.high)) {
      throw invalid(`${key}: ${JSON.stringify(value)} is no number in ${range.low}…${range.high}`);
    }
    numbers[key as keyof typeof NUMBERS] = value;
  }
  return {
    kind,
    on: on as Fault['on'],
    share: numbers.share ?? 1,
    ...(numbers.times === undefined ? {} : { times: numbers.times }),
    seconds: numbers.seconds ?? 3,
    status: numbers.status ?? 502,
    stake: numbers.stake ?? 1,
    form: chosenForm,
  };
}

/**
 * One word of `--faults`: `<uid>:<kind>[:<field>=<value>…]`, for instance `2:slow:seconds=5:on=pull`.
 *
 * @throws AppError `REQUEST_FAULT`
 */
export function parseFaultFlag(text: string): { uid: number; fault: Fault } {
  const [uidText = '', kind = '', ...pairs] = text.split(':');
  const uid = Number(uidText);
  if (uidText === '' || !Number.isInteger(uid) || uid < 0) {
    throw invalid(`"${text}" does not begin with a validator's uid and a colon`);
  }
  const fields = pairs.map((pair): [string, unknown] => {
    const [key = '', value = ''] = pair.split('=');
    return [key, key in NUMBERS ? Number(value) : value];
  });
  return { uid, fault: parseFault({ kind, ...Object.fromEntries(fields) }) };
}

function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(FAULT_KINDS, text);
}

function invalid(message: string): AppError {
  return new AppError('REQUEST_FAULT', `Not a fault: ${message}.`, { statusCode: 400 });
}
