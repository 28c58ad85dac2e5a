/** Where a call stands among others (W3C Trace Context, section 3.2); lower-case hexadecimal. */
export interface TraceContext {
  /** 16 bytes. */
  readonly traceId: string;
  /** 8 bytes; this call. */
  readonly spanId: string;
  /** 8 bytes; the call of the asker, where it told. */
  readonly parentSpanId?: string;
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

/** @param traceparent the header as it came; one that is not well formed is left aside, as the standard demands. */
export function traceOf(traceparent: string | undefined, random: (n: number) => Uint8Array): TraceContext {
  const given = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  const [, traceId, parentSpanId] = given ?? [];
  if (traceId === undefined || parentSpanId === undefined) {
    const fresh = Buffer.from(random(24)).toString('hex');
    return { traceId: fresh.slice(0, 32), spanId: fresh.slice(32) };
  }
  return { traceId, spanId: Buffer.from(random(8)).toString('hex'), parentSpanId };
}

/** The header that goes out with the answer and to whomever is called next. */
export function traceparentOf(trace: TraceContext): string {
  return `00-${trace.traceId}-${trace.spanId}-01`;
}
