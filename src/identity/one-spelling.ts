/**
 * The octets of base64url, unless this is a second spelling of what encodes to other text (RFC 4648 section 3.5): padding,
 * another alphabet, or bits behind the last octet that are not nought.
 */
export function decodeOnly(part: string): Uint8Array | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}
