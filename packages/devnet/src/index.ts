export { devnetSettings, rulesOf } from './config/devnet-settings.ts';
export { FAULT_KINDS, parseFault, parseFaultFlag, type Fault, type FaultKind } from './faults/fault.ts';
export type { DevnetEvent } from './network/devnet-event.ts';
export { startDevnet, type Devnet, type DevnetOptions } from './network/devnet.ts';
export { UPSTREAM_RULES, type ValidatorRules } from './validator/rules.ts';
