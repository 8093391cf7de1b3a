import type { TSchema } from '@sinclair/typebox';

/** The part of a schema that decides how text is read. */
type Shape = Partial<TSchema>;

type Parsed = { value: unknown } | { problem: string };

/** Reads the text of a flag or an environment variable as the schema wants it; bounds are checked later. */
export function settingFromText(schema: Shape, texts: readonly string[]): Parsed {
  const members: unknown = schema['anyOf'];
  if (Array.isArray(members)) {
    // A union: the first member that can be read and whose constant, if it has one, matches.
    for (const member of members as Shape[]) {
      const parsed = settingFromText(member, texts);
      if ('value' in parsed && (member['const'] === undefined || member['const'] === parsed.value)) return parsed;
    }
    return { value: texts.at(-1) };
  }
  if (schema['type'] === 'array') {
    const items = texts.flatMap((text) => text.split(',')).map((text) => text.trim());
    const values: unknown[] = [];
    for (const item of items.filter((text) => text !== '')) {
      const parsed = settingFromText(schema['items'] as Shape, [item]);
      if ('problem' in parsed) return parsed;
      values.push(parsed.value);
    }
    return { value: values };
  }
  const text = texts.at(-1) ?? '';
  switch (schema['type']) {
    case 'number':
    case 'integer': {
      const number = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isNaN(number) ? { problem: `"${text}" is not a number` } : { value: number };
    }
    case 'boolean': {
      if (['true', '1', 'yes', 'on'].includes(text.toLowerCase())) return { value: true };
      if (['false', '0', 'no', 'off'].includes(text.toLowerCase())) return { value: false };
      return { problem: `"${text}" is neither true nor false` };
    }
    case 'null':
      return text === 'null' ? { value: null } : { problem: `"${text}" is not null` };
    default:
      return { value: text };
  }
}
