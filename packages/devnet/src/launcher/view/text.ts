/** 1 234, 12 KB, 0:42: numbers as a person reads them. */

export function formatCount(value: number): string {
  return Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** 42 s, 3 min 5 s. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 100 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** 0:42, 12:05, 1:00:07. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of exactly `width` columns, in eighths of a column. */
export function formatBar(progress: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, progress)) * width * 8);
  const filled = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return filled + '░'.repeat(width - filled.length);
}

/** `:10007` for a server of this machine, else the host and port. */
export function shortEndpoint(endpoint: string): string {
  const { hostname, host, port } = new URL(endpoint);
  return hostname === '127.0.0.1' || hostname === 'localhost' ? `:${port}` : host;
}
