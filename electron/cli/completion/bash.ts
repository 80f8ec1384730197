import { type Completions, firstWords, type Offered, optionsWithValue } from './model.ts';
import { shellWord } from './shell-word.ts';

/**
 * For bash from 3.2 on, by itself: without the functions of the package bash-completion. What has been typed is read
 * off the whole line, because bash cuts words at colons and equals signs, which queries are full of.
 */
export function bashCompletion(completions: Completions): string {
  const { commands, groups, keys } = completions;
  return `# bash completion for portico, written by: portico completion bash

_portico() {
  local line=\${COMP_LINE:0:COMP_POINT} command='' word value i
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  local last=$((\${#words[@]} - 1))
  local cur=\${words[last]} prev=''
  COMPREPLY=()
  for ((i = 1; i < last; i++)); do
    word=\${words[i]}
    case $word in
      ${optionsWithValue(completions).join(' | ')}) ((i + 1 == last)) && prev=$word; ((i++)) ;;
      -*) ;;
      *)
        case $command in
          '') command=$word ;;
          ${[...groups.map(({ word }) => word), "''"].join(' | ')}) command+=" $word" ;;
        esac
        ;;
    esac
  done
  if [[ $cur == --*=* ]]; then
    prev=\${cur%%=*}
    cur=\${cur#*=}
  fi

  local options='' offered=nothing words_of='' value_of=nothing values=''
  case $command in
${commands.map((command) => commandCase(command.words.join(' '), command)).join('\n')}
${groups.map(({ word, seconds }) => `    ${shellWord(word)}) offered=words words_of=${shellWord(seconds.join(' '))} ;;`).join('\n')}
  esac
  if [[ -z $command ]]; then
    offered=words words_of=${shellWord(
      firstWords(completions)
        .map(([word]) => word)
        .join(' '),
    )}
  fi
  if [[ -n $prev ]]; then
    offered=$value_of words_of=$values
  elif [[ $cur == -* ]]; then
    offered=words words_of=$options
  fi

  case $offered in
    words) _portico_reply "$cur" "$words_of" ;;
    files)
      local IFS=$'\\n'
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$cur"))
      ;;
    query)
      compopt -o nospace 2>/dev/null
      case $cur in
${keys
  .filter(({ values }) => values.length > 0)
  .map(
    ({ key, values }) =>
      `        ${key}:*) _portico_reply "$cur" ${shellWord(values.map((value) => `${key}:${value}`).join(' '))} ;;`,
  )
  .join('\n')}
        *) _portico_reply "$cur" ${shellWord(keys.map(({ key }) => `${key}:`).join(' '))} ;;
      esac
      ;;
  esac
}

# What of the words begins with what is typed; without what stands before the last colon, where bash cuts there.
_portico_reply() {
  local before='' reply
  if [[ $1 == *:* && $COMP_WORDBREAKS == *:* ]]; then
    before=\${1%"\${1##*:}"}
  fi
  local IFS=$' \\t\\n'
  for reply in $(compgen -W "$2" -- "$1"); do
    COMPREPLY+=("\${reply#"$before"}")
  done
}

complete -F _portico portico
`;
}

function commandCase(name: string, { options, argument }: Completions['commands'][number]): string {
  const names = options.flatMap(({ name: long, short }) => [
    `--${long}`,
    ...(short === null ? [] : [`-${short}`]),
  ]);
  const withOffer = options.filter(({ value }) => value && value.offered.kind !== 'nothing');
  const pattern = name === 'list' ? "list | ''" : shellWord(name);
  const lines = [
    `    ${pattern})`,
    `      options=${shellWord(names.join(' '))}`,
    ...(argument.kind === 'nothing' ? [] : [`      ${assigned('offered', 'words_of', argument)}`]),
    ...(withOffer.length === 0
      ? []
      : [
          '      case $prev in',
          ...withOffer.map(({ name: long, value }) =>
            value ? `        --${long}) ${assigned('value_of', 'values', value.offered)} ;;` : '',
          ),
          '      esac',
        ]),
    '      ;;',
  ];
  return lines.join('\n');
}

function assigned(kind: string, words: string, offered: Offered): string {
  return offered.kind === 'words'
    ? `${kind}=words ${words}=${shellWord(offered.words.join(' '))}`
    : `${kind}=${offered.kind}`;
}
