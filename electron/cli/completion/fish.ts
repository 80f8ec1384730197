import {
  type Completions,
  firstWords,
  type Offered,
  type OfferedOption,
  optionsWithValue,
} from './model.ts';
import { fishWord } from './shell-word.ts';

/** For fish from 3.1 on. */
export function fishCompletion(completions: Completions): string {
  const { commands, groups, keys } = completions;
  const groupWords = groups.map(({ word }) => word).join(' ');
  return `# fish completion for portico, written by: portico completion fish

# The command that is on the line: nothing, one word or two.
function __portico_command
  set -l tokens (commandline -opc)
  set -l command
  set -l skip 0
  for token in $tokens[2..-1]
    if test $skip = 1
      set skip 0
    else if contains -- $token ${optionsWithValue(completions).join(' ')}
      set skip 1
    else if string match -q -- '-*' $token
      continue
    else if test -z "$command"
      set command $token
    else if contains -- "$command" ${groupWords}
      set command "$command $token"
    end
  end
  echo $command
end

function __portico_is
  contains -- (__portico_command) $argv
end

function __portico_query
  switch (commandline -ct)
${keys
  .filter(({ values }) => values.length > 0)
  .map(
    ({ key, values }) =>
      `    case '*${key}:*'\n      printf '%s\\n' ${values.map((value) => fishWord(`${key}:${value}`)).join(' ')}`,
  )
  .join('\n')}
    case '*'
      printf '%s\\n' ${keys.map(({ key }) => `${key}:`).join(' ')}
  end
end

complete -c portico -f
${firstWords(completions)
  .map(
    ([word, summary]) =>
      `complete -c portico -n "__portico_is ''" -a ${word} -d ${fishWord(summary)}`,
  )
  .join('\n')}
${groups
  .map(
    ({ word, seconds }) =>
      `complete -c portico -n '__portico_is ${word}' -a ${fishWord(seconds.join(' '))}`,
  )
  .join('\n')}
${commands
  .flatMap(({ words, options, argument }, place) => {
    const condition = `-n ${fishWord(`__portico_is ${fishWord(words.join(' '))}${place === 0 ? " ''" : ''}`)}`;
    return [
      ...options.map((option) => `complete -c portico ${condition} ${optionText(option)}`),
      ...(argument.kind === 'nothing'
        ? []
        : [`complete -c portico ${condition} ${offer(argument)}`]),
    ];
  })
  .join('\n')}
`;
}

function optionText({ name, short, summary, value }: OfferedOption): string {
  const names = short === null ? `-l ${name}` : `-s ${short} -l ${name}`;
  const taken = value ? ` ${valueText(value.offered)}` : '';
  return `${names} -d ${fishWord(summary)}${taken}`;
}

function offer(offered: Offered): string {
  if (offered.kind === 'words') return `-a ${fishWord(offered.words.join(' '))}`;
  if (offered.kind === 'files') return '-F';
  return offered.kind === 'query' ? "-a '(__portico_query)'" : '';
}

/** Only a file is looked for among the files. */
function valueText(offered: Offered): string {
  return offered.kind === 'files' ? '-r -F' : `-x ${offer(offered)}`.trimEnd();
}
