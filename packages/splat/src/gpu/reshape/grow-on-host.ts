import { growTo } from '../../optimise/grow.ts';
import {
  createTrainableCloud,
  PARAMETER_NAMES,
  type ParameterGroup,
  type TrainableCloud,
} from '../../optimise/trainable-cloud.ts';
import type { CloudBuffers } from '../cloud-buffers.ts';
import type { GpuContext } from '../context.ts';
import { packCloud, unpackCloud } from '../layout.ts';

type ValuesName = 'values' | 'firstMoments' | 'secondMoments';

/**
 * `growTo` on the CPU, with the whole cloud read back and written again. Pruning never goes below the floor it grows to,
 * so a training needs this once at most, at its first reshaping. Returns the number of splats added.
 */
export async function growOnHost(gpu: GpuContext, state: CloudBuffers, count: number, target: number): Promise<number> {
  const { capacity, planes, shDegree } = state;
  const buffers: Readonly<Record<ValuesName, GPUBuffer>> = {
    values: state.params,
    firstMoments: state.firstMoments,
    secondMoments: state.secondMoments,
  };
  const names = Object.keys(buffers) as ValuesName[];
  const read = async (name: ValuesName) => {
    const packed = await gpu.read(buffers[name], 0, planes * capacity * 4);
    return unpackCloud(new Float32Array(packed), count, capacity, shDegree);
  };

  const [values, firstMoments, secondMoments] = await Promise.all(names.map(read));
  const cloud = createTrainableCloud(values!, capacity);
  for (const name of PARAMETER_NAMES) {
    cloud.groups[name].firstMoments.set(firstMoments![name]);
    cloud.groups[name].secondMoments.set(secondMoments![name]);
  }
  const added = growTo(cloud, target);
  for (const name of names) gpu.device.queue.writeBuffer(buffers[name], 0, packCloud(viewOf(cloud, name), capacity));
  return added;
}

/** One of the three arrays of each group in the shape of a cloud. */
function viewOf({ count, shDegree, groups }: TrainableCloud, name: ValuesName) {
  const { positions, shDc, shRest, opacityLogits, logScales, rotations } = groups;
  const pick = (group: ParameterGroup) => group[name];
  return {
    count,
    shDegree,
    positions: pick(positions),
    shDc: pick(shDc),
    shRest: pick(shRest),
    opacityLogits: pick(opacityLogits),
    logScales: pick(logScales),
    rotations: pick(rotations),
  };
}
