import { Argument, Command, InvalidArgumentError, Option, type CommanderError } from 'commander';
import type { ConfigFlags } from '../config.js';
import { HELP, inWords, usageSentence } from '../language/help.js';
import type { Language } from '../language/sentence.js';
import { VERSION } from '../version.js';
import type { ExportOptions } from './log-export.js';
import type { VerifyOptions } from './log-verify.js';
import type { ExitCode, Terminal } from './output.js';
import type { CheckOptions, ExplainOptions } from './policy.js';
import type { TokenOptions } from './token.js';

/** `--lang en`, SLUIS_LANG=en, else Dutch. */
export function languageFrom(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = flag < 0 ? env['SLUIS_LANG'] : (argv[flag]?.split('=')[1] ?? argv[flag + 1]);
  return given === 'en' ? 'en' : 'nl';
}

/**
 * All commands. What a command needs is loaded when it runs, so that asking for help, or a covenant, does not wait for a server.
 * @param end takes the exit code of the command that ran.
 */
export function program(term: Terminal, end: (code: ExitCode) => void): Command {
  const { language } = term;
  const root = command('sluis', language)
    .usage(HELP.groupUsage[language])
    .version(VERSION, '-V, --version', HELP.version[language])
    .addOption(new Option('--lang <taal>', HELP.lang[language]).choices(['nl', 'en']));

  const state = (one: Command): Command =>
    one.option('--data <map>', HELP.data[language]).option('--config <bestand>', HELP.config[language]);
  const addressed = (one: Command): Command =>
    state(one)
      .option('--host <adres>', HELP.host[language])
      .option('--port <poort>', HELP.port[language], portOf)
      .option('--keyring <bestand>', HELP.keyring[language])
      .option('--url <url>', HELP.url[language]);
  const listening = (one: Command): Command =>
    addressed(one).option('--covenant <bestand>', HELP.covenant[language], several, undefined);

  listening(sub(root, 'serve', language)).action(async (options: FlagOptions) =>
    end(await (await import('./serve.js')).serve(flagsOf(options), term)),
  );
  listening(sub(root, 'init', language)).action(async (options: FlagOptions) =>
    end(await (await import('./init.js')).init(flagsOf(options), term)),
  );
  addressed(sub(root, 'demo', language))
    .option('--once', HELP.once[language])
    .action(async (options: FlagOptions & { once?: true }) =>
      end(await (await import('./demo/demo.js')).demo(flagsOf(options), options.once === true, term)),
    );
  state(sub(root, 'token', language))
    .requiredOption('--partner <code>', HELP.partner[language])
    .option('--role <rol>', HELP.role[language])
    .option('--professional <naam>', HELP.professional[language])
    .option('--url <url>', HELP.url[language])
    .action(async (options: FlagOptions & TokenOptions) =>
      end(await (await import('./token.js')).token(flagsOf(options), options, term)),
    );

  const policy = group(root, 'policy', language);
  withFile(sub(policy, 'check', language), language)
    .addOption(
      new Option('--format <vorm>', HELP.format[language]).choices(['text', 'json', 'sarif']).default('text'),
    )
    .option('--verbose', HELP.verbose[language], false)
    .action(async (file: string, options: CheckOptions) =>
      end(await (await import('./policy.js')).policyCheck(file, options, term)),
    );
  withFile(sub(policy, 'decide', language), language).action(async (file: string) =>
    end(await (await import('./policy.js')).policyDecide(file, term)),
  );
  withFile(sub(policy, 'expand', language), language).action(async (file: string) =>
    end(await (await import('./policy.js')).policyExpand(file, term)),
  );
  withFile(sub(policy, 'explain', language), language)
    .requiredOption('--partner <code>', HELP.partner[language])
    .requiredOption('--role <rol>', HELP.role[language])
    .requiredOption('--purpose <doel>', HELP.purpose[language])
    .requiredOption('--basis <grondslag>', HELP.basis[language])
    .option('--stage <stap>', HELP.stage[language])
    .option('--source <bron>', HELP.source[language])
    .option('--field <veld>', HELP.field[language])
    .option('--case-kind <soort>', HELP.caseKind[language])
    .option('--fact <feit>', HELP.fact[language], several, [])
    .option('--json', HELP.json[language], false)
    .action(async (file: string, options: ExplainOptions) =>
      end(await (await import('./policy.js')).policyExplain(file, options, term)),
    );

  const text = group(root, 'text', language);
  sub(text, 'redact', language)
    .option('--jsonl', HELP.jsonl[language], false)
    .action(async (options: { jsonl: boolean }) =>
      end(await (await import('./text.js')).textRedact(options, term)),
    );

  const log = group(root, 'log', language);
  state(sub(log, 'export', language))
    .addOption(
      new Option('--format <vorm>', HELP.format[language]).choices(['bundle', 'jsonl']).default('bundle'),
    )
    .option('--from <moment>', HELP.from[language])
    .option('--to <moment>', HELP.to[language])
    .option('--partner <code>', HELP.partner[language])
    .option('--case <id>', HELP.case[language])
    .option('--purpose <doel>', HELP.purpose[language])
    .option('--url <url>', HELP.running[language])
    .action(async (options: FlagOptions & ExportOptions) =>
      end(await (await import('./log-export.js')).logExport(flagsOf(options), options, term)),
    );
  sub(log, 'verify', language)
    .usage(HELP.fileUsage[language])
    .addArgument(new Argument('<bestand>', HELP.bundle[language]))
    .option('--key <sleutel>', HELP.key[language])
    .option('--since <checkpoint>', HELP.since[language])
    .option('--json', HELP.json[language], false)
    .action(async (file: string, options: VerifyOptions) =>
      end(await (await import('./log-verify.js')).logVerify(file, options, term)),
    );

  const db = group(root, 'db', language);
  state(sub(db, 'migrate', language)).action(async (options: FlagOptions) =>
    end(await (await import('./init.js')).dbMigrate(flagsOf(options), term)),
  );
  return root;
}

interface FlagOptions {
  readonly data?: string;
  readonly config?: string;
  readonly host?: string;
  readonly port?: number;
  readonly keyring?: string;
  readonly covenant?: readonly string[];
  readonly url?: string;
}

function flagsOf(options: FlagOptions): ConfigFlags {
  const { data, config, host, port, keyring, covenant, url } = options;
  return {
    ...(data === undefined ? {} : { data }),
    ...(config === undefined ? {} : { config }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(keyring === undefined ? {} : { keyring }),
    ...(covenant === undefined ? {} : { covenants: covenant }),
    ...(url === undefined ? {} : { url }),
  };
}

/** A command that speaks the language and ends with 2 on wrong use. */
function command(name: string, language: Language): Command {
  const made: Command = new Command(name)
    .helpOption('-h, --help', HELP.help[language])
    .helpCommand(false)
    .usage(HELP.usage[language])
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      styleTitle: (title) => HELP.titles[title.replace(':', '')]?.[language] ?? title,
      optionDescription: ({ description, argChoices }) =>
        argChoices === undefined ? description : `${description} (${argChoices.join(' | ')})`,
      optionTerm: ({ flags }) => inWords(flags, language),
      argumentTerm: (argument) => inWords(`<${argument.name()}>`, language),
      subcommandTerm: (one) => one.name(),
    })
    .exitOverride((error: CommanderError) => {
      if (error.exitCode === 0) process.exit(0);
      process.stderr.write(
        `${usageSentence(error.code, error.message)[language]}\n${HELP.afterError[language]}\n`,
      );
      process.exit(2);
    });
  return made;
}

type CommandName = keyof typeof HELP.commands;

function group(parent: Command, name: CommandName, language: Language): Command {
  const made = command(name, language)
    .usage(HELP.groupUsage[language])
    .description(HELP.commands[name].what[language]);
  parent.addCommand(made);
  return made;
}

function sub(parent: Command, name: string, language: Language): Command {
  const path = parent.parent === null ? name : `${parent.name()} ${name}`;
  const made = command(name, language);
  const words = Object.entries(HELP.commands).find(([key]) => key === path)?.[1];
  if (words !== undefined) {
    made.description(words.what[language]);
    made.addHelpText(
      'after',
      `\n${HELP.examples[language]}\n${words.examples.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  parent.addCommand(made);
  return made;
}

function withFile(one: Command, language: Language): Command {
  return one
    .usage(HELP.fileUsage[language])
    .addArgument(new Argument('<bestand>', HELP.covenantFile[language]));
}

function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('0-65535');
}
