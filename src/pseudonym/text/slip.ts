/** One slip of the pen: a letter wrong, missing or too many, or two neighbours swapped. */

/** Whether one slip makes `written` of `meant`. The first letter must be right: it seldom is the wrong one. */
export function isOneSlip(meant: string, written: string): boolean {
  if (meant === written || meant.charAt(0) !== written.charAt(0)) return false;
  const [longer, shorter] = meant.length >= written.length ? [meant, written] : [written, meant];
  let same = 0;
  while (same < shorter.length && longer.charAt(same) === shorter.charAt(same)) same += 1;
  if (longer.length === shorter.length + 1) return longer.slice(same + 1) === shorter.slice(same);
  if (longer.length !== shorter.length) return false;
  if (longer.slice(same + 1) === shorter.slice(same + 1)) return true;
  const isSwap =
    longer.charAt(same) === shorter.charAt(same + 1) && longer.charAt(same + 1) === shorter.charAt(same);
  return isSwap && longer.slice(same + 2) === shorter.slice(same + 2);
}
