/** The parts of a name as registered. */
export interface NameParts {
  readonly callName?: string;
  readonly givenNames?: string;
  readonly initials?: string;
  readonly infix?: string;
  readonly familyName?: string;
  readonly partnerInfix?: string;
  readonly partnerName?: string;
  readonly nicknames?: readonly string[];
  readonly nameVariants?: readonly string[];
}

/**
 * All the ways in which notes name a person: each first name and each surname alone, with and without the infix, and
 * the combinations that Dutch name use allows. In no order that matters, without doubles.
 */
export function namesOf(parts: NameParts): string[] {
  const first = [parts.callName, parts.givenNames, parts.initials].filter(isGiven);
  const givenAlone = (parts.givenNames ?? '').split(' ').filter((name) => name.length > 1);
  const last = surnamesOf(parts);
  const full = first.flatMap((name) => last.map((surname) => `${name} ${surname}`));
  const initialsAlone = parts.familyName === undefined ? [parts.initials] : [];
  const alone = [parts.callName, parts.givenNames, ...givenAlone, ...initialsAlone];
  const variants = [...(parts.nicknames ?? []), ...(parts.nameVariants ?? [])];
  return [...new Set([...alone.filter(isGiven), ...full, ...last, ...sorted(parts), ...variants])];
}

function surnamesOf({ infix, familyName, partnerInfix, partnerName }: NameParts): string[] {
  const own = familyName === undefined ? [] : withInfix(infix, familyName);
  const partner = partnerName === undefined ? [] : withInfix(partnerInfix, partnerName);
  const [ownFull, partnerFull] = [own[0], partner[0]];
  if (ownFull === undefined || partnerFull === undefined) return [...own, ...partner];
  return [`${partnerFull}-${ownFull}`, `${ownFull}-${partnerFull}`, ...own, ...partner];
}

function withInfix(infix: string | undefined, name: string): string[] {
  return infix === undefined ? [name] : [`${infix} ${name}`, name];
}

/** As in registers: `Boomgaard, van den`. */
function sorted({ infix, familyName }: NameParts): string[] {
  return infix === undefined || familyName === undefined ? [] : [`${familyName}, ${infix}`];
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined;
}
