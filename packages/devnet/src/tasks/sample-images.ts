import { encodePng } from '@404-gen/splat';

const SIZE = 128;

/** A few drawn objects on white, as base64 of PNG files: enough to see whether a miner tells image tasks from text. */
export function sampleImages(): string[] {
  const pictures = [
    (x: number, y: number) => x * x + y * y < 0.5,
    (x: number, y: number) => Math.abs(x) + Math.abs(y) < 0.7,
    (x: number, y: number) => Math.max(Math.abs(x), Math.abs(y)) < 0.55,
  ];
  return pictures.map((inside, index) => {
    const data = new Uint8Array(SIZE * SIZE * 3).fill(255);
    for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
      const x = ((pixel % SIZE) / SIZE) * 2 - 1;
      const y = (Math.floor(pixel / SIZE) / SIZE) * 2 - 1;
      if (!inside(x, y)) continue;
      const shade = 0.6 + 0.4 * (0.5 - y / 2);
      for (let channel = 0; channel < 3; channel++) {
        data[pixel * 3 + channel] = Math.round((channel === index ? 220 : 60) * shade);
      }
    }
    return Buffer.from(encodePng({ width: SIZE, height: SIZE, channels: 3, data })).toString('base64');
  });
}
