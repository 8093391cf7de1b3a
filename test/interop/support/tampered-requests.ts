import type { CapturedRequest } from './captured-request.ts';

type Change = (captured: CapturedRequest) => CapturedRequest;

export interface TamperedRequest {
  readonly what: string;
  readonly name: 'PullTask' | 'SubmitResults' | 'GetVersion';
  readonly change: Change;
  /** What an axon answers, by its source (core/axon.py). */
  readonly status: number;
  readonly message?: RegExp;
  /** The message ends in the words of whatever library found the fault. */
  readonly ownWords?: true;
}

const headers =
  (change: (entries: [string, string][]) => [string, string][]): Change =>
  (captured) => ({ ...captured, headers: Object.fromEntries(change(Object.entries(captured.headers))) });
const header = (name: string, value: string): Change => headers((entries) => [...entries, [name, value]]);
const without = (unwanted: RegExp): Change => headers((entries) => entries.filter(([name]) => !unwanted.test(name)));
const path =
  (to: string): Change =>
  (captured) => ({ ...captured, path: to });
const body =
  (change: (text: string) => string): Change =>
  (captured) => ({ ...captured, body: change(captured.body) });
const unchanged: Change = (captured) => captured;

const MISMATCH = /^Not Verified with error: Signature mismatch with \d+\.5.* and 0x[0-9a-f]{128}$/;
const INTERNAL = /^Internal Server Error #[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_HOTKEY = /^Not Verified with error: No SS58 formatted address or public key provided\.$/;

/** A request and what is made of it before it is sent. */
export const TAMPERED_REQUESTS: readonly TamperedRequest[] = [
  { what: 'a pull', name: 'PullTask', change: unchanged, status: 200 },
  { what: 'a submission', name: 'SubmitResults', change: unchanged, status: 200 },
  { what: 'a question for the version', name: 'GetVersion', change: unchanged, status: 200 },
  { what: 'a GET', name: 'PullTask', change: (it) => ({ ...it, method: 'GET' }), status: 200 },

  ...[
    { what: 'another signature', change: header('bt_header_dendrite_signature', `0x${'ab'.repeat(64)}`) },
    { what: 'another hash', change: header('computed_body_hash', 'ab'.repeat(32)) },
    { what: 'no hash', change: without(/^computed_body_hash$/), message: /Signature mismatch with .*\.None and / },
    { what: 'no uuid', change: without(/dendrite_uuid$/), message: /Signature mismatch with .*\.None\.a7ffc6.* and / },
    { what: 'no nonce', change: without(/dendrite_nonce$/), message: /^Not Verified with error: Missing Nonce$/ },
    { what: 'no hotkey', change: without(/dendrite_hotkey$/), message: NO_HOTKEY },
    { what: 'none of the dendrite’s headers', change: without(/^bt_header_dendrite/), message: NO_HOTKEY },
    {
      what: 'dashes in place of underscores',
      change: headers((entries) => entries.map(([name, value]) => [name.replaceAll('_', '-'), value])),
      message: NO_HOTKEY,
    },
  ].map((it) => ({ message: MISMATCH, ...it, name: 'PullTask' as const, status: 401 })),

  ...[
    { what: 'a signature too short', change: header('bt_header_dendrite_signature', '0x12') },
    { what: 'a signature without 0x', change: header('bt_header_dendrite_signature', 'ab'.repeat(64)) },
    { what: 'a signature of no hex', change: header('bt_header_dendrite_signature', `0x${'zz'.repeat(64)}`) },
    { what: 'a hotkey that is none', change: header('bt_header_dendrite_hotkey', '5Grw') },
  ].map((it) => ({
    ...it,
    name: 'PullTask' as const,
    status: 401,
    message: /^Not Verified with error: ./,
    ownWords: true as const,
  })),

  ...[
    { what: 'no signature', change: without(/dendrite_signature$/) },
    { what: 'an empty signature', change: header('bt_header_dendrite_signature', '') },
    { what: 'a version before 7.2', change: header('bt_header_dendrite_version', '7001000') },
    { what: 'no version', change: without(/dendrite_version$/) },
    { what: 'no timeout', change: without(/^timeout$/) },
    { what: 'no content type', change: without(/^content-type$/) },
    { what: 'a content type with a charset', change: header('content-type', 'application/json; charset=utf-8') },
    { what: 'an empty object for a body', change: body(() => '{}') },
    { what: 'fields nobody knows', change: body((text) => text.replace('{', '{"more": [1, {"a": null}], ')) },
  ].map((it) => ({ ...it, name: 'PullTask' as const, status: 200 })),
  {
    what: 'submit_time as text',
    name: 'SubmitResults',
    change: body((text) => text.replace(/"submit_time": ?(\d+)/, '"submit_time": "$1"')),
    status: 200,
  },

  ...[
    { what: 'a nonce that is no number', change: header('bt_header_dendrite_nonce', 'now') },
    { what: 'a timeout that is no number', change: header('timeout', 'soon') },
    { what: 'a size that is no number', change: header('total_size', 'big') },
    { what: 'a list for a body', change: body(() => '[]') },
    { what: 'no body', change: body(() => '') },
    {
      what: 'text for a number',
      change: body((text) => text.replace(/"cooldown_until": ?0/, '"cooldown_until": "no"')),
    },
    { what: 'a body that is said to be text', change: header('content-type', 'text/plain') },
  ].map((it) => ({ ...it, name: 'PullTask' as const, status: 500, message: INTERNAL })),
  ...[
    { what: 'no header for results', change: without(/input_obj_results$/) },
    { what: 'no header for submit_time', change: without(/input_obj_submit_time$/) },
    { what: 'no header for signature', change: without(/input_obj_signature$/) },
    { what: 'an input header that is no base64', change: header('bt_header_input_obj_results', '%') },
    { what: 'no submit_time in the body', change: body((text) => text.replace('"submit_time"', '"sent"')) },
    {
      what: 'a submit signature that is no base64',
      change: body((text) => text.replace(/"signature": ?"q/, '"signature":"%')),
    },
  ].map((it) => ({ ...it, name: 'SubmitResults' as const, status: 500, message: INTERNAL })),

  ...[
    { what: 'an unknown synapse', change: path('/Unheard'), message: /^Synapse name 'Unheard' not found\. Available/ },
    { what: 'no synapse', change: path('/'), message: /^Synapse name '' not found\. Available synapses \[.*\]$/ },
    { what: 'a synapse in small letters', change: path('/pulltask'), message: /^Synapse name 'pulltask' not found\./ },
  ].map((it) => ({ ...it, name: 'PullTask' as const, status: 404 })),
  { what: 'a body cut short', name: 'PullTask', change: body((text) => text.slice(0, -20)), status: 422 },
];
