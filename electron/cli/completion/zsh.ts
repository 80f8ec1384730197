import {
  type Completions,
  firstWords,
  type Offered,
  type OfferedOption,
  optionsWithValue,
} from './model.ts';
import { shellWord } from './shell-word.ts';

/** For zsh with its completion system (`compinit`); lies in a folder of `$fpath` as `_portico`. */
export function zshCompletion(completions: Completions): string {
  const { commands, groups, keys } = completions;
  const closed = keys.filter(({ values }) => values.length > 0);
  return `#compdef portico
# zsh completion for portico, written by: portico completion zsh

_portico() {
  local command='' word
  local -i i
  for ((i = 2; i < CURRENT; i++)); do
    word=\${words[i]}
    case $word in
      ${optionsWithValue(completions).join('|')}) ((i++)) ;;
      -*) ;;
      *)
        case $command in
          '') command=$word ;;
          ${[...groups.map(({ word }) => word), "''"].join('|')}) command+=" $word" ;;
        esac
        ;;
    esac
  done

  local -a specs
  case $command in
${commands
  .map(({ words, options, argument }, place) =>
    [
      `    ${place === 0 ? `${words.join(' ')}|''` : shellWord(words.join(' '))})`,
      '      specs=(',
      ...options.flatMap((option) => optionSpecs(option).map((spec) => `        ${spec}`)),
      ...words.slice(1).map((_, at) => `        '${at + 2}: :'`),
      `        '*: :${action(argument)}'`,
      '      )',
      '      ;;',
    ].join('\n'),
  )
  .join('\n')}
${groups
  .map(({ word, seconds }) => `    ${word}) specs=('2: :(${seconds.join(' ')})') ;;`)
  .join('\n')}
  esac
  _arguments -S '1: :_portico_commands' $specs
}

_portico_commands() {
  local -a commands
  commands=(
${firstWords(completions)
  .map(([word, summary]) => `    ${shellWord(`${word}:${summary}`)}`)
  .join('\n')}
  )
  _describe -t commands command commands
}

_portico_query() {
  case $PREFIX in
${closed
  .map(
    ({ key, values }) =>
      `    ${key}:*) compset -P '${key}:'; compadd -S '' -- ${values.map(shellWord).join(' ')} ;;`,
  )
  .join('\n')}
    *) compadd -S '' -- ${keys.map(({ key }) => `${key}:`).join(' ')} ;;
  esac
}

if [ "$funcstack[1]" = _portico ]; then
  _portico "$@"
else
  compdef _portico portico
fi
`;
}

function optionSpecs({ name, short, summary, value }: OfferedOption): string[] {
  const about = `[${summary.replaceAll(/[[\]\\]/g, '\\$&')}]`;
  const taken = value ? `:${value.name.replaceAll(':', '\\:')}:${action(value.offered)}` : '';
  const long = `--${name}${value ? '=' : ''}`;
  if (short === null) return [shellWord(`${long}${about}${taken}`)];
  const other = `(-${short} --${name})`;
  return [`-${short}`, long].map((form) => shellWord(`${other}${form}${about}${taken}`));
}

function action(offered: Offered): string {
  if (offered.kind === 'words') return `(${offered.words.join(' ')})`;
  if (offered.kind === 'files') return '_files';
  return offered.kind === 'query' ? '_portico_query' : ' ';
}
