import { AppError } from '@404-gen/service-kit';

/**
 * The environment variable in which the wallet software looks for a key file's password: `BT_PW_` and the absolute
 * path in upper case with `_` for `/` and `.`.
 */
export function passwordVariable(absolutePath: string): string {
  return `BT_PW_${absolutePath.replaceAll(/[/.]/g, '_')}`.toUpperCase();
}

/**
 * A password as that variable holds it: base64 of its bytes XOR the variable's name, repeated. It hides the password from
 * a glance and from nothing else.
 */
export function obscurePassword(password: string, variable: string): string {
  return xorWithName(Buffer.from(password, 'utf8'), variable).toString('base64');
}

/** @throws AppError `WALLET_PASSWORD_MALFORMED` when the value is not what {@link obscurePassword} makes */
export function revealPassword(value: string, variable: string): string {
  const malformed = (reason: string) =>
    new AppError(
      'WALLET_PASSWORD_MALFORMED',
      `${variable} does not hold a password as the wallet software stores it: ${reason}. ` +
        'The value is base64 of (password XOR variable name), not the password itself.',
      { details: { variable } },
    );
  const text = value.trim();
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) throw malformed('it is not padded base64');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      xorWithName(Buffer.from(text, 'base64'), variable),
    );
  } catch {
    throw malformed('what it decodes to is no text');
  }
}

function xorWithName(bytes: Uint8Array, variable: string): Buffer {
  const name = Buffer.from(variable, 'utf8');
  return Buffer.from(bytes.map((byte, index) => byte ^ (name[index % name.length] ?? 0)));
}
