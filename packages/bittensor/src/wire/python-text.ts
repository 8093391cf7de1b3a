import { AppError } from '@404-gen/service-kit';

/** A finite float as Python's `str` and `json.dumps` write it, so far as these numbers go: `12` is `12.0`. */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) throw new AppError('BUG_SYNAPSE_FIELDS', `${value} has no JSON form.`);
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? value.toFixed(1) : String(value);
}

/** A JSON string in ASCII: other characters escaped, as `json.dumps` does. */
export function asciiJsonString(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const MAX_HEADER_TEXT = 4096;

/** A value made safe as an HTTP header: one line of printable ASCII, cut where clients would refuse it. */
export function headerText(text: string): string {
  return text.slice(0, MAX_HEADER_TEXT).replaceAll(/[^\x20-\x7e]/g, '?');
}
