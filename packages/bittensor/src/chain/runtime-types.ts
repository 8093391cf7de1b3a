/**
 * Layouts of the runtime calls for nodes whose metadata (version 14) does not tell them; the same in runtimes 326 and
 * 425 of subtensor (`pallets/subtensor/src/rpc_info/{neuron_info,show_subnet}.rs`).
 */
export const FALLBACK_TYPES = {
  BtAxonInfo: {
    block: 'u64',
    version: 'u32',
    ip: 'u128',
    port: 'u16',
    ipType: 'u8',
    protocol: 'u8',
    placeholder1: 'u8',
    placeholder2: 'u8',
  },
  BtPrometheusInfo: { block: 'u64', version: 'u32', ip: 'u128', port: 'u16', ipType: 'u8' },
  BtNeuronInfoLite: {
    hotkey: 'AccountId32',
    coldkey: 'AccountId32',
    uid: 'Compact<u16>',
    netuid: 'Compact<u16>',
    active: 'bool',
    axonInfo: 'BtAxonInfo',
    prometheusInfo: 'BtPrometheusInfo',
    stake: 'Vec<(AccountId32, Compact<u64>)>',
    rank: 'Compact<u16>',
    emission: 'Compact<u64>',
    incentive: 'Compact<u16>',
    consensus: 'Compact<u16>',
    trust: 'Compact<u16>',
    validatorTrust: 'Compact<u16>',
    dividends: 'Compact<u16>',
    lastUpdate: 'Compact<u64>',
    validatorPermit: 'bool',
    pruningScore: 'Compact<u16>',
  },
  BtSubnetState: {
    netuid: 'Compact<u16>',
    hotkeys: 'Vec<AccountId32>',
    coldkeys: 'Vec<AccountId32>',
    active: 'Vec<bool>',
    validatorPermit: 'Vec<bool>',
    pruningScore: 'Vec<Compact<u16>>',
    lastUpdate: 'Vec<Compact<u64>>',
    emission: 'Vec<Compact<u64>>',
    dividends: 'Vec<Compact<u16>>',
    incentives: 'Vec<Compact<u16>>',
    consensus: 'Vec<Compact<u16>>',
    trust: 'Vec<Compact<u16>>',
    rank: 'Vec<Compact<u16>>',
    blockAtRegistration: 'Vec<Compact<u64>>',
    alphaStake: 'Vec<Compact<u64>>',
    taoStake: 'Vec<Compact<u64>>',
    totalStake: 'Vec<Compact<u64>>',
    emissionHistory: 'Vec<Vec<Compact<u64>>>',
  },
};

export const FALLBACK_OUTPUTS: Readonly<Record<string, string>> = {
  NeuronInfoRuntimeApi_get_neurons_lite: 'Vec<BtNeuronInfoLite>',
  SubnetInfoRuntimeApi_get_subnet_state: 'Option<BtSubnetState>',
};
