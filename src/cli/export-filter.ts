import { suggest } from '../covenant/index.js';
import { isMoment, type LogFilter } from '../disclosure/index.js';
import { strangeNameSentence } from '../language/log-filter.js';
import { covenantFrom } from './files.js';
import { CommandError, type Terminal } from './output.js';

const OPTIONS = ['from', 'to', 'partner', 'case', 'purpose'] as const;

/**
 * Refuses a filter that asks for nothing or cannot hold: a variable that a script left empty would give the whole log, or
 * none of it, and look as if it were what was asked for.
 * @throws CommandError 2
 */
export function demandFilter(filter: LogFilter): void {
  for (const option of OPTIONS) {
    if (filter[option]?.trim() !== '') continue;
    throw new CommandError(
      {
        nl: `Bij --${option} staat niets. Geef een waarde, of laat --${option} weg om er niet op te kiezen.`,
        en: `--${option} is empty. Give a value, or leave --${option} out so as not to choose by it.`,
      },
      2,
    );
  }
  const { from, to } = filter;
  for (const moment of [from, to]) if (moment !== undefined) demandMoment(moment);
  if (from === undefined || to === undefined || Date.parse(from) < Date.parse(to)) return;
  throw new CommandError(
    {
      nl: `--to ${to} ligt niet na --from ${from}: daar valt niets tussen. Draai ze om.`,
      en: `--to ${to} does not lie after --from ${from}: there is nothing between them. Swap them.`,
    },
    2,
  );
}

function demandMoment(text: string): void {
  if (isMoment(text)) return;
  throw new CommandError(
    {
      nl: `${text} is geen datum die bestaat; schrijf bijvoorbeeld 2026-03-01 of 2026-03-01T09:00Z`,
      en: `${text} is no date that exists; write 2026-03-01 for instance, or 2026-03-01T09:00Z`,
    },
    2,
  );
}

/**
 * Says which names of a filter no covenant of this gateway knows. No refusal: a partner that left is in the log for years.
 * @param files the covenant files of the gateway; what cannot be read or used tells nothing.
 */
export async function tellStrangeNames(
  filter: LogFilter,
  files: readonly string[],
  term: Terminal,
): Promise<void> {
  if (filter.partner === undefined && filter.purpose === undefined) return;
  const read = await Promise.all(files.map((file) => covenantFrom(file).catch(() => undefined)));
  const documents = read.flatMap((one) => (one?.document === undefined ? [] : [one.document.file]));
  if (documents.length < files.length || documents.length === 0) return;
  const among = {
    partner: documents.flatMap(({ partners }) => Object.keys(partners)),
    purpose: documents.flatMap(({ purposes }) => Object.keys(purposes)),
  };
  for (const option of ['partner', 'purpose'] as const) {
    const name = filter[option];
    if (name === undefined || among[option].includes(name)) continue;
    term.say(strangeNameSentence(option, name, suggest(name, among[option])));
  }
}
