import glicko2 from 'glicko2';

export interface Rating {
  readonly rating: number;
  /** Rating deviation. */
  readonly deviation: number;
  readonly volatility: number;
}

/** From the left player's point of view. */
export type DuelOutcome = 'win' | 'loss' | 'draw';

/** three-gen-subnet `neurons/validator/duels/ratings.py`: start values, and the range each is clamped to after a duel. */
export const INITIAL_RATING: Rating = { rating: 1500, deviation: 350, volatility: 0.5 };
const RATING_RANGE = [0, 3000] as const;
const DEVIATION_RANGE = [30, 350] as const;
const VOLATILITY_RANGE = [0.03, 0.2] as const;

const POINTS = { win: 1, draw: 0.5, loss: 0 } as const;

/** Both ratings after one duel, by Glicko-2 with each duel a rating period of its own. */
export function rateDuel(left: Rating, right: Rating, outcome: DuelOutcome): { left: Rating; right: Rating } {
  const ranking = new glicko2.Glicko2({ tau: 0.5, rating: 1500, rd: 350, vol: 0.06 });
  // The library takes a rating of 0, which clamping can produce, for "not given".
  const players = [left, right].map((each) =>
    ranking.makePlayer(each.rating === 0 ? Number.MIN_VALUE : each.rating, each.deviation, each.volatility),
  );
  const [leftPlayer, rightPlayer] = players as [glicko2.Player, glicko2.Player];
  ranking.updateRatings([[leftPlayer, rightPlayer, POINTS[outcome]]]);
  return { left: clamped(leftPlayer), right: clamped(rightPlayer) };
}

function clamped(player: glicko2.Player): Rating {
  const within = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));
  return {
    rating: within(player.getRating(), RATING_RANGE),
    deviation: within(player.getRd(), DEVIATION_RANGE),
    volatility: within(player.getVol(), VOLATILITY_RANGE),
  };
}
