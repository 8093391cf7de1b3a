import { describe, expect, it } from 'vitest';
import { createRandom } from '../tasks/task-source.ts';
import { fightDuel } from './duel-arena.ts';
import { INITIAL_RATING, rateDuel, type Rating } from './ratings.ts';

describe('Glicko-2', () => {
  it('agrees with one game of the example of the paper, worked by hand', () => {
    // Glickman, "Example of the Glicko-2 system": 1500/200/0.06 beats 1400/30. With this game alone g = 0.9955,
    // E = 0.6395, v = 1/(g²E(1−E)) = 4.376, φ*² = 1.329, φ'² = 1.0194: deviation 175.4, and the rating grows by
    // 173.7178·φ'²·g·(1−E) = 63.56.
    const { left } = rateDuel(
      { rating: 1500, deviation: 200, volatility: 0.06 },
      { rating: 1400, deviation: 30, volatility: 0.06 },
      'win',
    );
    expect(left.rating).toBeCloseTo(1563.56, 0);
    expect(left.deviation).toBeCloseTo(175.4, 0);
    expect(left.volatility).toBeCloseTo(0.06, 3);
  });

  it('is fair: a draw of equals moves no rating, a win moves both alike', () => {
    const draw = rateDuel(INITIAL_RATING, INITIAL_RATING, 'draw');
    expect(draw.left.rating).toBeCloseTo(1500, 9);
    const win = rateDuel(INITIAL_RATING, INITIAL_RATING, 'win');
    expect(win.left.rating - 1500).toBeCloseTo(1500 - win.right.rating, 9);
    expect(win.left.rating).toBeGreaterThan(1500);
  });

  it('clamps as the subnet does: rating 0…3000, deviation 30…350, volatility 0.03…0.2', () => {
    expect(rateDuel(INITIAL_RATING, INITIAL_RATING, 'win').left.volatility).toBe(0.2);
    const top: Rating = { rating: 2999, deviation: 350, volatility: 0.2 };
    const bottom: Rating = { rating: 1, deviation: 350, volatility: 0.01 };
    const upset = rateDuel(top, { ...top, deviation: 30 }, 'win');
    expect(upset.left.rating).toBe(3000);
    const sunk = rateDuel(bottom, { ...bottom, deviation: 1 }, 'loss');
    expect(sunk.left.rating).toBe(0);
    expect(sunk.right.deviation).toBe(30);
    expect(sunk.right.volatility).toBe(0.03);
    expect(rateDuel(sunk.left, sunk.right, 'loss').left.rating).toBe(0);
  });
});

describe('duels with made-up miners', () => {
  const rateMany = (score: number): Rating => {
    const random = createRandom(5);
    let rating = INITIAL_RATING;
    for (let duel = 0; duel < 60; duel++) ({ rating } = fightDuel(rating, score, random));
    return rating;
  };
  it('rank miners by the scores of their results', () => {
    const ratings = [0.6, 0.75, 0.95].map((score) => rateMany(score).rating);
    expect(ratings).toEqual([...ratings].sort((a, b) => a - b));
    expect(ratings[2]! - ratings[0]!).toBeGreaterThan(300);
  });
});
