import type { Covenant, Finding } from './covenant/index.js';

/** What became of a covenant file when it was read. */
export type CovenantNews =
  | {
      readonly kind: 'in-force';
      readonly file: string;
      readonly covenant: Covenant;
      /** What decided until now, where this came into force just now. */
      readonly replaces?: Covenant;
    }
  /** The file cannot be used; the last good version, where there is one, keeps deciding. */
  | {
      readonly kind: 'unusable';
      readonly file: string;
      /** Empty where nothing is wrong with the file by itself: another file holds the same covenant. */
      readonly findings: readonly Finding[];
      /** The covenant that another file holds too: nobody can tell which is meant. */
      readonly claimedTwice?: string;
      readonly keeps: Covenant | undefined;
    }
  | { readonly kind: 'unreadable'; readonly file: string; readonly keeps: Covenant | undefined }
  /** The covenant's term does not hold today: nobody gets anything on it. */
  | { readonly kind: 'not-in-term'; readonly file: string; readonly covenant: Covenant };

/** Something about the rules that whoever runs the gateway must know; it goes to the application log. */
export interface CovenantAlarm {
  readonly alarm:
    | 'covenant-unusable'
    | 'covenant-unreadable'
    | 'covenant-claimed-twice'
    | 'covenant-not-in-term'
    /** A version came into force whose number is not above that of the one before. */
    | 'covenant-version-not-higher';
  readonly file: string;
  readonly covenant?: string;
  readonly version?: string;
  /** The version that keeps deciding, or that was replaced. */
  readonly before?: string;
}

/** Parts of digits count as numbers, so that 10 comes after 9. */
const VERSIONS = new Intl.Collator('en', { numeric: true });

export function alarmsOf(news: readonly CovenantNews[]): readonly CovenantAlarm[] {
  return news.flatMap((one) => alarmOf(one) ?? []);
}

function alarmOf(news: CovenantNews): CovenantAlarm | undefined {
  const { file } = news;
  switch (news.kind) {
    case 'unreadable':
      return { alarm: 'covenant-unreadable', file, ...kept(news.keeps) };
    case 'unusable': {
      const { claimedTwice: covenant, keeps } = news;
      if (covenant === undefined) return { alarm: 'covenant-unusable', file, ...kept(keeps) };
      return { alarm: 'covenant-claimed-twice', file, covenant, ...kept(keeps) };
    }
    case 'not-in-term': {
      const { id, version } = news.covenant;
      return { alarm: 'covenant-not-in-term', file, covenant: id, version };
    }
    case 'in-force': {
      const { id, version } = news.covenant;
      const before = news.replaces?.version;
      if (before === undefined || VERSIONS.compare(version, before) > 0) return undefined;
      return { alarm: 'covenant-version-not-higher', file, covenant: id, version, before };
    }
  }
}

function kept(covenant: Covenant | undefined): Pick<CovenantAlarm, 'covenant' | 'before'> {
  return covenant === undefined ? {} : { covenant: covenant.id, before: covenant.version };
}
