import { randomUUID } from 'node:crypto';
import { AppError } from '@404-gen/service-kit';
import type { Feedback, GetVersion, PullTask, SubmitResults, SynapseName, Synapses, Task } from '../synapse.ts';
import {
  bigInteger,
  boolean,
  FieldError,
  float,
  integer,
  nullable,
  objectType,
  readObject,
  text,
  type FieldType,
  type Fields,
} from './field-types.ts';

/** The subnet's models with their defaults: 404-Repo/three-gen-subnet, neurons/common/protocol.py. */

const taskKind: FieldType<Task['type']> = {
  read(value, path) {
    if (value === 'text' || value === 'image') return value;
    throw new FieldError(`${path}: input should be 'text' or 'image'`);
  },
  write: (value) => [`"${value}"`],
  empty: '""',
};

const task = objectType<Task>({
  type: { type: taskKind, default: () => 'text' },
  id: { type: text, default: randomUUID },
  prompt: { type: text, default: () => '' },
});

const zero = () => 0;

const feedback = objectType<Feedback>({
  validation_failed: { type: boolean, default: () => false },
  task_fidelity_score: { type: float, default: zero },
  average_fidelity_score: { type: float, default: zero },
  generations_within_the_window: { type: integer, default: zero },
  current_duel_rating: { type: float, default: zero },
  current_miner_reward: { type: float, default: zero },
});

const pullTask: Fields<PullTask> = {
  task: { type: nullable(task), default: () => null },
  validation_threshold: { type: float, default: () => 0.6 },
  throttle_period: { type: integer, default: zero },
  cooldown_until: { type: integer, default: zero },
  cooldown_violations: { type: integer, default: zero },
};

const submitResults: Fields<SubmitResults> = {
  task: { type: nullable(task), default: () => null },
  task_id: { type: text, default: () => '' },
  results: { type: text },
  data_format: { type: text, default: () => 'ply' },
  data_ver: { type: integer, default: zero },
  compression: { type: integer, default: () => 2 },
  submit_time: { type: bigInteger },
  signature: { type: text },
  feedback: { type: nullable(feedback), default: () => null },
  cooldown_until: { type: integer, default: zero },
};

const getVersion: Fields<GetVersion> = {
  version: { type: integer, default: zero },
  validation_version: { type: text, default: () => '' },
};

const SYNAPSES: { readonly [Name in SynapseName]: Fields<Synapses[Name]> } = {
  PullTask: pullTask,
  SubmitResults: submitResults,
  GetVersion: getVersion,
};

export function isSynapseName(name: string): name is SynapseName {
  return Object.hasOwn(SYNAPSES, name);
}

/** Field by field, as the subnet's model of that name declares them. */
export function fieldsOf<Name extends SynapseName>(name: Name): Fields<Synapses[Name]> {
  return SYNAPSES[name];
}

/** The fields that have no default; they get a header each. */
export function requiredFields(name: SynapseName): { name: string; type: FieldType<unknown> }[] {
  return Object.entries<{ type: unknown; default?: unknown }>(SYNAPSES[name])
    .filter(([, field]) => field.default === undefined)
    .map(([fieldName, field]) => ({ name: fieldName, type: field.type as FieldType<unknown> }));
}

/** Reads a synapse's own fields from a body or reply. @throws FieldError */
export function readSynapse<Name extends SynapseName>(name: Name, body: unknown): Synapses[Name] {
  return withTaskId(name, readObject(fieldsOf(name), body, ''));
}

/** Given fields over the model's defaults. @throws AppError `BUG_SYNAPSE_FIELDS` when a required one is missing */
export function completeSynapse<Name extends SynapseName>(name: Name, given: Partial<Synapses[Name]>): Synapses[Name] {
  const fields = fieldsOf(name);
  const result: Partial<Synapses[Name]> = {};
  for (const key of Object.keys(fields) as (keyof Synapses[Name] & string)[]) {
    const value = given[key] ?? fields[key].default?.();
    if (value === undefined) throw new AppError('BUG_SYNAPSE_FIELDS', `${name} needs "${key}".`);
    result[key] = value;
  }
  return withTaskId(name, result as Synapses[Name]);
}

/** The model's own rule: a submission that names its task by value only takes the id from there. */
function withTaskId<Name extends SynapseName>(name: Name, fields: Synapses[Name]): Synapses[Name] {
  if (name !== 'SubmitResults') return fields;
  const submission = fields as SubmitResults;
  if (submission.task_id !== '' || submission.task === null) return fields;
  return { ...submission, task_id: submission.task.id } as Synapses[Name];
}
