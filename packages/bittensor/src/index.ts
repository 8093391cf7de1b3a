export type { AxonCaller, SynapseHandler, SynapseHandlers } from './axon.ts';
export type { AxonTarget, CallOptions, Dendrite, DendriteReply } from './dendrite.ts';
export type { Hotkey } from './hotkey.ts';
export { isServing, type AxonAddress, type Metagraph, type MetagraphSource, type Neuron } from './metagraph.ts';
export type { Feedback, GetVersion, PullTask, SubmitResults, SynapseName, Synapses, Task } from './synapse.ts';
// To come, with these signatures:
//   openHotkeyFile(path: string, options: { env: Record<string, string | undefined> }): Promise<Hotkey>
//   createHotkey(seed?: Uint8Array): Promise<Hotkey>           writeHotkeyFile(path, seed, { password? }): Promise<void>
//   verifySignature(message: Uint8Array | string, signature: Uint8Array, ss58: string): boolean
//   submitMessage({ submitTime: bigint, prompt, validatorHotkey, minerHotkey }): string
//   createDendrite({ hotkey: Hotkey, externalIp?: string, dispatcher?: Dispatcher, nowNs?: () => bigint }): Dendrite
//   createAxon({ hotkey: Hotkey, handlers: SynapseHandlers, nowNs?: () => bigint, logger? }): FastifyInstance
//   createStaticMetagraph(file: string): MetagraphSource       (JSON; re-read on every read())
