import type { Random } from '../tasks/task-source.ts';
import { rateDuel, type DuelOutcome, type Rating } from './ratings.ts';

/** A made-up miner to duel with: what its results score, and the rating it keeps. */
interface Opponent {
  readonly name: string;
  readonly meanScore: number;
  readonly rating: Rating;
}

/** Half the width of the uniform spread around an opponent's mean score. */
const SCORE_SPREAD = 0.12;
/** Scores closer than this are a draw. */
const DRAW_MARGIN = 0.02;

const OPPONENTS: readonly Opponent[] = [
  { name: 'careless', meanScore: 0.62, rating: { rating: 1250, deviation: 60, volatility: 0.06 } },
  { name: 'steady', meanScore: 0.72, rating: { rating: 1450, deviation: 60, volatility: 0.06 } },
  { name: 'skilled', meanScore: 0.82, rating: { rating: 1650, deviation: 60, volatility: 0.06 } },
  { name: 'masterly', meanScore: 0.92, rating: { rating: 1850, deviation: 60, volatility: 0.06 } },
];

export interface Duel {
  readonly opponent: string;
  readonly opponentScore: number;
  readonly outcome: DuelOutcome;
  /** The miner's, after the duel. */
  readonly rating: Rating;
}

/**
 * A duel of an accepted result against a made-up miner, judged by score alone (the subnet asks a vision model about two
 * renders of one prompt). The opponent's rating stays as it is: it stands for a whole field.
 */
export function fightDuel(rating: Rating, score: number, random: Random): Duel {
  const opponent = OPPONENTS[Math.floor(random() * OPPONENTS.length)] as Opponent;
  const opponentScore = opponent.meanScore + (random() * 2 - 1) * SCORE_SPREAD;
  const lead = score - opponentScore;
  const outcome = Math.abs(lead) < DRAW_MARGIN ? 'draw' : lead > 0 ? 'win' : 'loss';
  return {
    opponent: opponent.name,
    opponentScore,
    outcome,
    rating: rateDuel(rating, opponent.rating, outcome).left,
  };
}
