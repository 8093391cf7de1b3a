import { describe, expect, it, vi } from 'vitest';
import { readPrompt } from './read-prompt.ts';

// A library of two shapes: what has none is retargeted to its nearest relative, then its category's default.
vi.mock('../shapes/registry.ts', () => ({ hasRecipe: (id: string) => ['table', 'tulip'].includes(id) }));

describe('a noun whose archetype has no recipe', () => {
  it('keeps a specific match where it has one', () => {
    expect(readPrompt('coffee table', 1)).toMatchObject({ archetypeId: 'table', match: 'specific', warnings: [] });
  });

  it('goes to the default of its category', () => {
    const subject = readPrompt('red armchair', 1);
    expect(subject).toMatchObject({ archetypeId: 'table', category: 'furniture', match: 'category', noun: 'armchair' });
    expect(subject.warnings.join()).toMatch(/"armchair".*"table"/);
    expect(subject.parts[0]?.source).toBe('prompt');
  });

  it('goes to the neutral shape where the category has nothing either', () => {
    const subject = readPrompt('gold ring', 1);
    expect(subject).toMatchObject({ archetypeId: 'blob', match: 'category', noun: 'ring' });
  });

  it('goes to a relative before the default', () => {
    expect(readPrompt('desk', 1).archetypeId).toBe('table');
  });
});
