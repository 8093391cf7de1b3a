import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BODY_HASH, SDK_VERSION } from './constants.ts';
import { parseExactJson } from './exact-json.ts';
import { signedText } from './signed-text.ts';
import { completeSynapse, readSynapse } from './synapse-fields.ts';
import {
  checkInputHeaders,
  readSynapseBody,
  readSynapseHeaders,
  synapseBody,
  synapseHeaders,
} from './synapse-message.ts';
import { NO_TERMINAL } from './terminal.ts';

// The exchange that the reference sheet captured from the SDK's dendrite (9.9.0), with its stub signature.
const MINER = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const VALIDATOR = '5E7eSeRr2aHzCV7SkY4a2Pi5NXHrU4anZz3phEQgn4HCen2B';
const UUID = '6e17a2c8-e671-11f1-9c07-02fc00000001';
const SIGNATURE = `0x${'ab'.repeat(64)}`;
const NONCE = 1_795_351_027_793_462_971n;

const head = (timeoutSeconds: number) => ({
  timeoutSeconds,
  dendrite: {
    ...NO_TERMINAL,
    ip: '203.0.113.7',
    version: SDK_VERSION,
    nonce: NONCE,
    uuid: UUID,
    hotkey: MINER,
    signature: SIGNATURE,
  },
  axon: { ...NO_TERMINAL, ip: '127.0.0.1', port: 18_092, hotkey: VALIDATOR },
  computedBodyHash: BODY_HASH,
});
const submission = completeSynapse('SubmitResults', {
  task_id: 'tid',
  results: 'QUJD',
  submit_time: 1_795_351_027_793_305_668n,
  signature: 'c2ln',
});

const TERMINALS =
  `"dendrite": {"status_code": null, "status_message": null, "process_time": null, "ip": "203.0.113.7", "port": null, ` +
  `"version": 9009000, "nonce": 1795351027793462971, "uuid": "${UUID}", "hotkey": "${MINER}", "signature": "${SIGNATURE}"}, ` +
  `"axon": {"status_code": null, "status_message": null, "process_time": null, "ip": "127.0.0.1", "port": 18092, ` +
  `"version": null, "nonce": null, "uuid": null, "hotkey": "${VALIDATOR}", "signature": null}, "computed_body_hash": ""`;

describe('the captured exchange', () => {
  it('has these headers in this order', () => {
    expect(synapseHeaders('SubmitResults', head(300), submission)).toEqual([
      ['name', 'SubmitResults'],
      ['timeout', '300.0'],
      ['bt_header_axon_ip', '127.0.0.1'],
      ['bt_header_axon_port', '18092'],
      ['bt_header_axon_hotkey', VALIDATOR],
      ['bt_header_dendrite_ip', '203.0.113.7'],
      ['bt_header_dendrite_version', '9009000'],
      ['bt_header_dendrite_nonce', '1795351027793462971'],
      ['bt_header_dendrite_uuid', UUID],
      ['bt_header_dendrite_hotkey', MINER],
      ['bt_header_dendrite_signature', SIGNATURE],
      ['bt_header_input_obj_results', 'IiI='],
      ['bt_header_input_obj_submit_time', 'MA=='],
      ['bt_header_input_obj_signature', 'IiI='],
      ['header_size', '464'],
      ['total_size', '3888'],
      ['computed_body_hash', 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a'],
    ]);
  });

  it('has this body, to the byte', () => {
    expect(synapseBody('SubmitResults', { ...head(300), fields: submission }).join('')).toBe(
      `{"name": "SubmitResults", "timeout": 300.0, "total_size": 3888, "header_size": 0, ${TERMINALS}, ` +
        `"task": null, "task_id": "tid", "results": "QUJD", "data_format": "ply", "data_ver": 0, "compression": 2, ` +
        `"submit_time": 1795351027793305668, "signature": "c2ln", "feedback": null, "cooldown_until": 0}`,
    );
  });

  it('of a pull has no input headers and the sheet’s tail', () => {
    const fields = completeSynapse('PullTask', {});
    const names = synapseHeaders('PullTask', head(12), fields).map(([name]) => name);
    expect(names.filter((name) => name.startsWith('bt_header_input_obj'))).toEqual([]);
    expect(synapseBody('PullTask', { ...head(12), fields }).join('')).toBe(
      `{"name": "PullTask", "timeout": 12.0, "total_size": 3428, "header_size": 0, ${TERMINALS}, ` +
        `"task": null, "validation_threshold": 0.6, "throttle_period": 0, "cooldown_until": 0, "cooldown_violations": 0}`,
    );
  });

  it('signs this text', () => {
    expect(
      signedText({ nonce: NONCE, dendriteHotkey: MINER, axonHotkey: VALIDATOR, uuid: UUID, bodyHash: BODY_HASH }),
    ).toBe(
      `1795351027793462971.${MINER}.${VALIDATOR}.${UUID}.a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a`,
    );
  });

  it('hashes nothing', () => {
    expect(createHash('sha3-256').update('').digest('hex')).toBe(BODY_HASH);
  });
});

describe('messages', () => {
  it('are read back as they were written', () => {
    const fields = completeSynapse('SubmitResults', {
      ...submission,
      task: { type: 'image', id: 'ü', prompt: 'a"b\\🪲' },
      feedback: {
        validation_failed: true,
        task_fidelity_score: 0.83,
        average_fidelity_score: 1,
        generations_within_the_window: 3,
        current_duel_rating: 1500.5,
        current_miner_reward: 12,
      },
    });
    const text = synapseBody('SubmitResults', { ...head(300), fields }).join('');
    expect(/^[\x20-\x7e]*$/.test(text)).toBe(true);
    expect(readSynapseBody('SubmitResults', parseExactJson(text))).toEqual({
      timeoutSeconds: 300,
      dendrite: head(300).dendrite,
      axon: head(300).axon,
      fields,
    });
    const headers = Object.fromEntries(synapseHeaders('SubmitResults', head(300), fields));
    expect(readSynapseHeaders(headers)).toEqual(head(300));
    expect(() => checkInputHeaders('SubmitResults', headers)).not.toThrow();
  });

  it('without fields get the model’s defaults', () => {
    expect(readSynapse('PullTask', {})).toEqual({
      task: null,
      validation_threshold: 0.6,
      throttle_period: 0,
      cooldown_until: 0,
      cooldown_violations: 0,
    });
    expect(readSynapse('GetVersion', {})).toEqual({ version: 0, validation_version: '' });
    expect(() => readSynapse('SubmitResults', {})).toThrow('results: field required');
    expect(() => completeSynapse('SubmitResults', {})).toThrow(expect.objectContaining({ code: 'BUG_SYNAPSE_FIELDS' }));
  });

  it('take the task’s id from a task given by value, as old miners sent it', () => {
    const { task_id, ...rest } = submission;
    expect(task_id).toBe('tid');
    expect(readSynapse('SubmitResults', { ...rest, task: { id: 'from task', prompt: 'p' } }).task_id).toBe('from task');
    expect(readSynapse('SubmitResults', { ...rest, task_id: 'own', task: { id: 'from task' } }).task_id).toBe('own');
  });

  it('of old validators have tasks without a type, which are text', () => {
    expect(readSynapse('PullTask', { task: { id: 'a', prompt: 'p', note: 1 }, surprise: {} }).task).toEqual({
      type: 'text',
      id: 'a',
      prompt: 'p',
    });
    expect(() => readSynapse('PullTask', { task: { type: 'video', id: 'a', prompt: 'p' } })).toThrow('task.type');
  });

  it('do not reach into the prototype', () => {
    const json = parseExactJson('{"__proto__": {"validation_threshold": 0.1}, "constructor": 1, "toString": 2}');
    expect(readSynapse('PullTask', json).validation_threshold).toBe(0.6);
  });

  it.each([
    ['timeout', 'abc'],
    ['header_size', '1.5'],
    ['bt_header_axon_port', 'x'],
    ['bt_header_axon_status_code', ''],
    ['bt_header_dendrite_nonce', '1e18'],
    ['bt_header_dendrite_version', 'nine'],
  ])('with the header %s: %s are refused, naming it', (name, value) => {
    expect(() => readSynapseHeaders({ [name]: value })).toThrow(/timeout|header_size|port|status_code|nonce|version/);
  });

  it.each([undefined, '!!!', '', 'MQ==', Buffer.from('{').toString('base64')])(
    'whose input header is %j are refused',
    (value) => {
      const headers = Object.fromEntries(synapseHeaders('SubmitResults', head(300), submission));
      expect(() => checkInputHeaders('SubmitResults', { ...headers, bt_header_input_obj_results: value })).toThrow(
        'results',
      );
    },
  );

  it('make no header that breaks the protocol', () => {
    const axon = { ...NO_TERMINAL, status_message: `a\r\nset-cookie: b\u0000ü${'x'.repeat(10_000)}` };
    const [, value] = synapseHeaders('PullTask', { ...head(12), axon }, {}).find(([name]) =>
      name.endsWith('axon_status_message'),
    )!;
    expect(value).toMatch(/^[\x20-\x7e]{1,4096}$/);
  });
});
