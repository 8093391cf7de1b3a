import { stateOf, type ValidatorState, type ValidatorStatus } from './reasons.ts';

/** One line of the table, and of `GET /validators`. */
export interface ValidatorRow {
  readonly uid: number;
  readonly hotkey: string;
  readonly address: string;
  readonly stake: number;
  readonly owner: boolean;
  readonly status: ValidatorState;
  /** Every reason with its numbers; empty for one that can be asked. */
  readonly reasons: readonly string[];
}

export function validatorRow(status: ValidatorStatus): ValidatorRow {
  const { hotkey, ip, port } = status.target;
  return {
    uid: status.uid,
    hotkey,
    address: ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`,
    stake: status.stake,
    owner: status.isOwner,
    status: stateOf(status),
    reasons: status.blockers.map((blocker) => `${blocker.reason.replaceAll('_', ' ')}: ${blocker.detail}`),
  };
}

/** The table of `npm run miner -- validators`: columns padded, one validator a line. */
export function validatorsTable(rows: readonly ValidatorRow[]): string {
  const cells = [
    ['UID', 'HOTKEY', 'ADDRESS', 'STAKE', 'STATUS', 'REASON'],
    ...rows.map((row) => [
      `${row.uid}${row.owner ? ' (owner)' : ''}`,
      `${row.hotkey.slice(0, 8)}…`,
      row.address,
      row.stake.toFixed(1),
      row.status.replaceAll('_', ' '),
      row.reasons.join('; ') || 'can be asked now',
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
