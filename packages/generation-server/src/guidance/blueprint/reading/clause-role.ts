/**
 * How a run of words hangs on the subject. `with`: parts, patterns, things. `made`: material. `skip`: circumstances
 * that are not built.
 */
export type ClauseRole =
  | 'with'
  | 'made'
  | 'of'
  | 'in'
  | 'on'
  | 'under'
  | 'beside'
  | 'behind'
  | 'around'
  /** The subject itself winds round what follows. */
  | 'encircling'
  | 'holding'
  | 'wearing'
  | 'over'
  | 'hanging'
  /** Lies all over the subject; read like `with` otherwise. */
  | 'strewn'
  /** Says what the subject is shaped like. */
  | 'shaped'
  /** What the subject does something to; not built. */
  | 'doing'
  | 'skip';
