import type { Codec } from '@polkadot/types/types';
import { address, elements, natural, tao } from './codec-access.ts';
import { malformed, type Runtime } from './runtime.ts';

const ROOT_NETUID = 0;
const U64_MAX = 2n ** 64n - 1n;

/** Alpha on the subnet and on root, in rao. */
interface Holding {
  readonly alpha: bigint;
  readonly root: bigint;
}

/** A hotkey at the other end of a parent or child relation, with the share of the parent's stake in 1 / (2^64 − 1). */
interface Relation {
  readonly hotkey: string;
  readonly share: bigint;
}

/**
 * Stake weight S of each hotkey in TAO, from storage: alpha + root × TaoWeight, each less the share given to child keys
 * and with the share inherited from parent keys (subtensor, `pallets/subtensor/src/staking/stake_utils.rs`). The chain
 * does this in fixed-point fractions; the difference is below a millionth.
 *
 * @throws AppError `CHAIN_MALFORMED` for a runtime from before subnet tokens, which keeps other figures
 */
export async function readStakeWeights(
  runtime: Runtime,
  netuid: number,
  hotkeys: readonly string[],
): Promise<readonly number[]> {
  const [weight] = await runtime.storage('taoWeight', [[]]);
  if (!weight) throw malformed('there is no TaoWeight');
  const perSubnet = hotkeys.map((hotkey) => [hotkey, netuid]);
  const children = (await runtime.storage('childKeys', perSubnet)).map(relations);
  const parents = (await runtime.storage('parentKeys', perSubnet)).map(relations);
  const involved = [...new Set([...hotkeys, ...parents.flat().map((parent) => parent.hotkey)])];
  const holdings = await readHoldings(runtime, netuid, involved);

  return hotkeys.map((hotkey, uid) => {
    const own = holdings.get(hotkey) ?? { alpha: 0n, root: 0n };
    const given = (children[uid] ?? []).reduce((sum, child) => sum + child.share, 0n);
    let alpha = own.alpha - portion(own.alpha, given);
    let root = own.root - portion(own.root, given);
    for (const parent of parents[uid] ?? []) {
      const theirs = holdings.get(parent.hotkey);
      if (!theirs) continue;
      alpha += portion(theirs.alpha, parent.share);
      root += portion(theirs.root, parent.share);
    }
    return tao(alpha + portion(root, natural(weight)));
  });
}

async function readHoldings(
  runtime: Runtime,
  netuid: number,
  hotkeys: readonly string[],
): Promise<Map<string, Holding>> {
  const amounts = async (subnet: number) =>
    (
      await runtime.storage(
        'totalHotkeyAlpha',
        hotkeys.map((hotkey) => [hotkey, subnet]),
      )
    ).map((value) => (value ? natural(value) : 0n));
  const [alpha, root] = [await amounts(netuid), await amounts(ROOT_NETUID)];
  return new Map(hotkeys.map((hotkey, index) => [hotkey, { alpha: alpha[index] ?? 0n, root: root[index] ?? 0n }]));
}

function relations(list: Codec | undefined): readonly Relation[] {
  if (!list) return [];
  return elements(list).map((pair) => {
    const [share, hotkey] = elements(pair);
    if (!share || !hotkey) throw malformed('a parent or child without share or hotkey');
    return { share: natural(share), hotkey: address(hotkey) };
  });
}

function portion(amount: bigint, share: bigint): bigint {
  return (amount * (share > U64_MAX ? U64_MAX : share)) / U64_MAX;
}
