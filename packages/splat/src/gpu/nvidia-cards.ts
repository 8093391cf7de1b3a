import { execFile } from 'node:child_process';

/** What NVIDIA's driver tells of a card and WebGPU does not. */
export interface NvidiaCard {
  readonly name: string;
  /** domain:bus:device.function, as the kernel writes it. */
  readonly pciAddress: string;
  readonly memoryBytes: number;
  readonly driver: string;
}

const QUERY = ['--query-gpu=name,pci.bus_id,memory.total,driver_version', '--format=csv,noheader,nounits'];
const TIMEOUT_MS = 10_000;

/** The NVIDIA cards this process may use, by PCI address; none where there is no `nvidia-smi`. */
export function listNvidiaCards(command = 'nvidia-smi'): Promise<readonly NvidiaCard[]> {
  return new Promise((resolve) => {
    execFile(command, QUERY, { timeout: TIMEOUT_MS }, (error, stdout) =>
      resolve(error ? [] : parseNvidiaCards(stdout)),
    );
  });
}

/** Reads `nvidia-smi`'s csv: one card a line, memory in MiB. Lines it cannot make sense of are left out. */
export function parseNvidiaCards(csv: string): readonly NvidiaCard[] {
  const cards = csv.split('\n').flatMap((line): NvidiaCard[] => {
    const [name = '', bus = '', mebibytes = '', driver = ''] = line.split(',').map((field) => field.trim());
    // nvidia-smi writes eight digits of domain, everybody else four.
    const address = /^[0-9a-f]{0,4}([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])$/i.exec(bus)?.[1]?.toLowerCase();
    const memoryBytes = Number(mebibytes) * 2 ** 20;
    return address === undefined || !(memoryBytes > 0) ? [] : [{ name, pciAddress: address, memoryBytes, driver }];
  });
  return cards.sort((a, b) => (a.pciAddress < b.pciAddress ? -1 : 1));
}
