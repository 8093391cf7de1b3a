export { createMiner, type Miner, type MinerDeps } from './miner.ts';
export type { BoardView, TaskView } from './tasks/task-board.ts';
export type { ValidatorRow } from './validators/validators-table.ts';
