# bash completion for portico, written by: portico completion bash

_portico() {
  local line=${COMP_LINE:0:COMP_POINT} command='' word value i
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  local last=$((${#words[@]} - 1))
  local cur=${words[last]} prev=''
  COMPREPLY=()
  for ((i = 1; i < last; i++)); do
    word=${words[i]}
    case $word in
      --filter | --source | --lang | --interval | --import | --until | --command | --webhook | --since | --at | --port | --program | --pid | --host) ((i + 1 == last)) && prev=$word; ((i++)) ;;
      -*) ;;
      *)
        case $command in
          '') command=$word ;;
          registry | '') command+=" $word" ;;
        esac
        ;;
    esac
  done
  if [[ $cur == --*=* ]]; then
    prev=${cur%%=*}
    cur=${cur#*=}
  fi

  local options='' offered=nothing words_of='' value_of=nothing values=''
  case $command in
    list | '')
      options='--listening --filter --json --csv --markdown --redact --source --namespaces --lang --help -h --version -v'
      case $prev in
        --filter) value_of=query ;;
        --source) value_of=words values='auto netlink proc systeminformation' ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    watch)
      options='--listening --filter --json --interval --source --namespaces --findings --lang --help -h --version -v'
      case $prev in
        --filter) value_of=query ;;
        --source) value_of=words values='auto netlink proc systeminformation' ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    explain)
      options='--json --lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    compare)
      options='--json --lang --help -h --version -v'
      offered=files
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    expect)
      options='--all --remove --list --import --json --lang --help -h --version -v'
      case $prev in
        --import) value_of=files ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    check)
      options='--json --source --lang --help -h --version -v'
      case $prev in
        --source) value_of=words values='auto netlink proc systeminformation' ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    findings)
      options='--acknowledge --expect --mute --until --for-program --restore --all --undo --json --source --lang --help -h --version -v'
      case $prev in
        --source) value_of=words values='auto netlink proc systeminformation' ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    hook)
      options='--command --webhook --off --test --lang --help -h --version -v'
      case $prev in
        --command) value_of=files ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    history)
      options='--since --until --at --port --program --connections --json --lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    kill)
      options='--pid --all --tree --yes -y --anyway --json --lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    knock)
      options='--json --lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    free)
      options='--first --json --lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    reach)
      options='--json --source --lang --help -h --version -v'
      case $prev in
        --source) value_of=words values='auto netlink proc systeminformation' ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    verify)
      options='--json --lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    diagnostics)
      options='--lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    'registry search')
      options='--json --lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    'registry import')
      options='--lang --help -h --version -v'
      offered=files
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    'registry reset')
      options='--lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    'registry info')
      options='--lang --help -h --version -v'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    serve)
      options='--port --host --open --allow-actions --source --lang --help -h --version -v'
      case $prev in
        --source) value_of=words values='auto netlink proc systeminformation' ;;
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    completion)
      options='--lang --help -h --version -v'
      offered=words words_of='bash zsh fish'
      case $prev in
        --lang) value_of=words values='en ja' ;;
      esac
      ;;
    registry) offered=words words_of='search import reset info' ;;
  esac
  if [[ -z $command ]]; then
    offered=words words_of='list watch explain compare expect check findings hook history kill knock free reach verify diagnostics serve completion registry'
  fi
  if [[ -n $prev ]]; then
    offered=$value_of words_of=$values
  elif [[ $cur == -* ]]; then
    offered=words words_of=$options
  fi

  case $offered in
    words) _portico_reply "$cur" "$words_of" ;;
    files)
      local IFS=$'\n'
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$cur"))
      ;;
    query)
      compopt -o nospace 2>/dev/null
      case $cur in
        proto:*) _portico_reply "$cur" 'proto:tcp proto:udp' ;;
        state:*) _portico_reply "$cur" 'state:listen state:syn_sent state:syn_received state:established state:fin_wait_1 state:fin_wait_2 state:close_wait state:closing state:last_ack state:time_wait state:closed state:bound state:connected state:unknown' ;;
        role:*) _portico_reply "$cur" 'role:listener role:bound role:inbound role:outbound' ;;
        range:*) _portico_reply "$cur" 'range:well-known range:registered range:ephemeral' ;;
        exposure:*) _portico_reply "$cur" 'exposure:any exposure:interface exposure:link-local exposure:loopback exposure:open' ;;
        addr:*) _portico_reply "$cur" 'addr:127.0.0.1 addr:0.0.0.0 addr:::1 addr:::' ;;
        family:*) _portico_reply "$cur" 'family:4 family:6' ;;
        new:*) _portico_reply "$cur" 'new:30s new:5m new:15m new:1h new:1d' ;;
        is:*) _portico_reply "$cur" 'is:self is:hidden is:dynamic' ;;
        *) _portico_reply "$cur" 'port: proto: state: role: range: exposure: owner: pid: user: service: addr: remote: container: unit: netns: family: new: is:' ;;
      esac
      ;;
  esac
}

# What of the words begins with what is typed; without what stands before the last colon, where bash cuts there.
_portico_reply() {
  local before='' reply
  if [[ $1 == *:* && $COMP_WORDBREAKS == *:* ]]; then
    before=${1%"${1##*:}"}
  fi
  local IFS=$' \t\n'
  for reply in $(compgen -W "$2" -- "$1"); do
    COMPREPLY+=("${reply#"$before"}")
  done
}

complete -F _portico portico
