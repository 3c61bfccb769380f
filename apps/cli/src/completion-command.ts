import { commands } from './commands';

const USAGE = `Usage: lucid completion bash|zsh|fish
bash: eval "$(lucid completion bash)"
zsh:  eval "$(lucid completion zsh)"
fish: lucid completion fish | source`;

const names = (): string => Object.keys(commands).join(' ');

/** The options of each command that has some, such as `--url`. */
const options = (): [name: string, flags: string[]][] =>
  Object.entries(commands).flatMap(([name, { line }]) =>
    line === undefined ? [] : [[name, line.options.flatMap(({ long }) => long ?? [])]],
  );

/** What each command may be followed by, as the cases of a shell's `case`. */
const cases = (): string =>
  options()
    .map(([name, flags]) => `    ${name}) words="${flags.join(' ')}" ;;`)
    .join('\n');

const bash = (): string => `_lucid() {
  local words="${names()}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    words=""
    case "\${COMP_WORDS[1]}" in
${cases()}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _lucid lucid`;

const zsh = (): string =>
  `(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }\nautoload -Uz bashcompinit && bashcompinit\n${bash()}`;

const fish = (): string =>
  [
    'complete -c lucid -f',
    ...Object.entries(commands).map(
      ([name, { about }]) => `complete -c lucid -n __fish_use_subcommand -a ${name} -d '${about}'`,
    ),
    ...options().flatMap(([name, flags]) =>
      flags.map((flag) => `complete -c lucid -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`),
    ),
  ].join('\n');

const SHELLS: Readonly<Partial<Record<string, () => string>>> = { bash, zsh, fish };

/** `lucid completion`: prints, for a shell to read, how commands and their options are completed. */
export function run([shell = '', ...more]: string[]): Promise<number> {
  const script = more.length === 0 && Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (script === undefined) console.error(USAGE);
  else console.log(script());
  return Promise.resolve(script === undefined ? 2 : 0);
}
