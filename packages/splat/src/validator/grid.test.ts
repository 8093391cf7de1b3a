import { describe, expect, it } from 'vitest';
import { cameraPosition, type Camera } from '../camera.ts';
import { createCloud, SH_C0, type GaussianCloud } from '../cloud.ts';
import type { FloatImage, Rgb } from '../image.ts';
import { randomCloud } from '../test-support/clouds.ts';
import { fitToValidatorFrame, normaliseForValidator } from './frame.ts';
import { renderValidatorGrid } from './grid.ts';
import { validatorCameras } from './views.ts';

describe('validatorCameras', () => {
  it('are 16, evenly round the circle with both ends, 15° above, 2.5 away', () => {
    const cameras = validatorCameras();
    expect(cameras).toHaveLength(16);
    cameras.forEach((camera, view) => {
      const [x, y, z] = cameraPosition(camera);
      const azimuth = (24 * view * Math.PI) / 180;
      expect(x).toBeCloseTo(2.5 * Math.cos(Math.PI / 12) * Math.sin(azimuth), 10);
      expect(y).toBeCloseTo(2.5 * Math.sin(Math.PI / 12), 10);
      expect(z).toBeCloseTo(2.5 * Math.cos(Math.PI / 12) * Math.cos(azimuth), 10);
      expect([camera.width, camera.height, camera.cx, camera.cy]).toEqual([518, 518, 259, 259]);
      expect([camera.nearPlane, camera.farPlane]).toEqual([0.01, 100]);
      expect(camera.fx).toBeCloseTo(567.011846, 5);
    });
    cameras[0]!.rotation.forEach((value, index) => {
      expect(value).toBeCloseTo(cameras[15]!.rotation[index]!, 12);
    });
  });

  it('show the same at another size', () => {
    expect(validatorCameras(259)[3]!.rotation).toEqual(validatorCameras()[3]!.rotation);
    expect(validatorCameras(259)[3]!.fx).toBeCloseTo(567.011846 / 2, 5);
  });
});

describe('renderValidatorGrid', () => {
  /** Paints each view in one colour and keeps what it was asked for. */
  function painter() {
    const calls: { cloud: GaussianCloud; camera: Camera; background: Rgb }[] = [];
    const render = (cloud: GaussianCloud, camera: Camera, background: Rgb): FloatImage => {
      calls.push({ cloud, camera, background });
      const pixels = camera.width * camera.height;
      const rgb = new Float32Array(pixels * 3).fill(calls.length * 0.2);
      // The first pixel tells where the view begins.
      rgb[0] = 7;
      return { width: camera.width, height: camera.height, rgb, alpha: new Float32Array(pixels) };
    };
    return { calls, render };
  }

  it('puts views 1, 5, 9 and 13 on white round a black gap of 5 pixels', () => {
    const { calls, render } = painter();
    const grid = renderValidatorGrid(randomCloud(20), render);
    expect([grid.width, grid.height, grid.channels, grid.data.length]).toEqual([1041, 1041, 3, 1041 * 1041 * 3]);
    expect(calls.map(({ camera }) => camera)).toEqual([1, 5, 9, 13].map((view) => validatorCameras()[view]));
    expect(calls.map(({ background }) => background)).toEqual(Array(4).fill([1, 1, 1]));

    const pixel = (x: number, y: number): number[] => [
      ...grid.data.subarray((y * 1041 + x) * 3, (y * 1041 + x) * 3 + 3),
    ];
    const corners = [
      [0, 0],
      [523, 0],
      [0, 523],
      [523, 523],
    ] as const;
    corners.forEach(([left, top], cell) => {
      const grey = Math.trunc(Math.fround((cell + 1) * 0.2) * 255);
      expect(pixel(left, top)).toEqual([255, grey, grey]);
      for (const [x, y] of [
        [1, 0],
        [517, 0],
        [0, 517],
        [517, 517],
        [200, 300],
      ] as const) {
        expect(pixel(left + x, top + y)).toEqual([grey, grey, grey]);
      }
    });
    for (let at = 518; at < 523; at++) {
      for (const along of [0, 100, 520, 1040]) {
        expect(pixel(at, along)).toEqual([0, 0, 0]);
        expect(pixel(along, at)).toEqual([0, 0, 0]);
      }
    }
  });

  it.each([
    [259, 521],
    [128, 257],
    [32, 65],
  ])('of views of %i pixels is %i wide', (viewSize, width) => {
    const { calls, render } = painter();
    const grid = renderValidatorGrid(randomCloud(20), render, { viewSize });
    expect([grid.width, grid.height]).toEqual([width, width]);
    expect(calls[0]!.camera.width).toBe(viewSize);
  });

  it('is drawn by the CPU rasteriser unless told otherwise, upright and with the right side right', () => {
    // Red above, green towards +X, blue towards −X; view 1 stands 24° from +Z towards +X.
    const cloud = createCloud(3);
    cloud.positions.set([0, 1, 0, 1, -0.5, 0, -1, -0.5, 0]);
    cloud.logScales.fill(Math.log(0.1));
    cloud.opacityLogits.fill(5);
    const full = 0.5 / SH_C0;
    cloud.shDc.set([full, -full, -full, -full, full, -full, -full, -full, full]);
    const grid = renderValidatorGrid(cloud, undefined, { viewSize: 100 });

    /** Mean place, in pixels of one view, of what of a cell is of one of the three colours. */
    const centre = (left: number, top: number, channel: number): [x: number, y: number] => {
      const found: [number, number][] = [];
      for (let y = 0; y < 100; y++) {
        for (let x = 0; x < 100; x++) {
          const at = ((top + y) * grid.width + left + x) * 3;
          const pixel = [...grid.data.subarray(at, at + 3)];
          if (pixel[channel]! > 200 && pixel.every((value, index) => index === channel || value < 60))
            found.push([x, y]);
        }
      }
      expect(found.length).toBeGreaterThan(5);
      return [0, 1].map((axis) => found.reduce((sum, place) => sum + place[axis]!, 0) / found.length) as [
        number,
        number,
      ];
    };
    const seen = normaliseForValidator(cloud);
    [
      [0, 0, 1],
      [101, 0, 5],
      [0, 101, 9],
      [101, 101, 13],
    ].forEach(([left, top, view]) => {
      const camera = validatorCameras(100)[view!]!;
      for (let splat = 0; splat < 3; splat++) {
        const [x, y, z] = [0, 1, 2].map((row) =>
          [0, 1, 2].reduce(
            (sum, axis) => sum + camera.rotation[row * 3 + axis]! * seen.positions[splat * 3 + axis]!,
            camera.translation[row]!,
          ),
        );
        const [drawnX, drawnY] = centre(left!, top!, splat);
        // Pixel i has its centre at i + 0.5.
        expect(Math.abs(drawnX + 0.5 - ((camera.fx * x!) / z! + camera.cx))).toBeLessThan(1);
        expect(Math.abs(drawnY + 0.5 - ((camera.fy * y!) / z! + camera.cy))).toBeLessThan(1);
      }
    });
    const [red, green, blue] = [0, 1, 2].map((channel) => centre(0, 0, channel));
    expect(red![1]).toBeLessThan(green![1]);
    expect(green![0]).toBeGreaterThan(blue![0]);
  });

  it('draws the cloud as validators normalise it', () => {
    const { calls, render } = painter();
    const cloud = randomCloud(20, 1);
    renderValidatorGrid(cloud, render, { viewSize: 32 });
    expect(calls[0]!.cloud).toEqual(normaliseForValidator(cloud));
    expect(calls[0]!.cloud).not.toEqual(fitToValidatorFrame(cloud));
  });
});
