import { distance } from 'fastest-levenshtein';

/** The known name that looks most like `name`, or undefined when none comes close. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const normalise = (text: string) => text.toLowerCase().replaceAll(/[-_.\s]/g, '');
  const wanted = normalise(name);
  let best: { name: string; cost: number } | undefined;
  for (const candidate of known) {
    const cost = distance(wanted, normalise(candidate));
    if (!best || cost < best.cost) best = { name: candidate, cost };
  }
  if (!best) return undefined;
  return best.cost <= Math.max(2, Math.floor(wanted.length / 2)) ? best.name : undefined;
}
