# fish completion for portico, written by: portico completion fish

# The command that is on the line: nothing, one word or two.
function __portico_command
  set -l tokens (commandline -opc)
  set -l command
  set -l skip 0
  for token in $tokens[2..-1]
    if test $skip = 1
      set skip 0
    else if contains -- $token --filter --source --lang --interval --import --until --command --webhook --since --at --port --program --pid --host
      set skip 1
    else if string match -q -- '-*' $token
      continue
    else if test -z "$command"
      set command $token
    else if contains -- "$command" registry
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
    case '*proto:*'
      printf '%s\n' 'proto:tcp' 'proto:udp'
    case '*state:*'
      printf '%s\n' 'state:listen' 'state:syn_sent' 'state:syn_received' 'state:established' 'state:fin_wait_1' 'state:fin_wait_2' 'state:close_wait' 'state:closing' 'state:last_ack' 'state:time_wait' 'state:closed' 'state:bound' 'state:connected' 'state:unknown'
    case '*role:*'
      printf '%s\n' 'role:listener' 'role:bound' 'role:inbound' 'role:outbound'
    case '*range:*'
      printf '%s\n' 'range:well-known' 'range:registered' 'range:ephemeral'
    case '*exposure:*'
      printf '%s\n' 'exposure:any' 'exposure:interface' 'exposure:link-local' 'exposure:loopback' 'exposure:open'
    case '*addr:*'
      printf '%s\n' 'addr:127.0.0.1' 'addr:0.0.0.0' 'addr:::1' 'addr:::'
    case '*family:*'
      printf '%s\n' 'family:4' 'family:6'
    case '*new:*'
      printf '%s\n' 'new:30s' 'new:5m' 'new:15m' 'new:1h' 'new:1d'
    case '*is:*'
      printf '%s\n' 'is:self' 'is:hidden' 'is:dynamic'
    case '*'
      printf '%s\n' port: proto: state: role: range: exposure: owner: pid: user: service: addr: remote: container: unit: netns: family: new: is:
  end
end

complete -c portico -f
complete -c portico -n "__portico_is ''" -a list -d 'list all sockets, grouped by range (the default)'
complete -c portico -n "__portico_is ''" -a watch -d 'show sockets as they open, change and close'
complete -c portico -n "__portico_is ''" -a explain -d 'what a port is for, and who holds it here'
complete -c portico -n "__portico_is ''" -a compare -d 'what differs between two snapshots that were saved by list --json (exit code 0 too)'
complete -c portico -n "__portico_is ''" -a expect -d 'say which listeners are expected, so that “portico check” can tell the others'
complete -c portico -n "__portico_is ''" -a check -d 'tell what listens and is not expected (exit code 3 if there is something)'
complete -c portico -n "__portico_is ''" -a findings -d 'tell what is found with its ids, and say what is to become of it'
complete -c portico -n "__portico_is ''" -a hook -d 'show or set what is run or called when something is found'
complete -c portico -n "__portico_is ''" -a history -d 'who listened when, as far as Portico watched'
complete -c portico -n "__portico_is ''" -a kill -d 'end the program behind a port, after asking'
complete -c portico -n "__portico_is ''" -a knock -d 'connect to a listener of this machine and tell what answers'
complete -c portico -n "__portico_is ''" -a free -d 'which ports are free: by the kernel’s table, and by opening them for a moment'
complete -c portico -n "__portico_is ''" -a reach -d 'who can reach a port of this machine, and how to close it'
complete -c portico -n "__portico_is ''" -a verify -d 'compare every source of this machine with the others, and try every port'
complete -c portico -n "__portico_is ''" -a diagnostics -d 'print what a report of a problem needs, with what is private masked'
complete -c portico -n "__portico_is ''" -a serve -d 'serve the app to a browser on this machine'
complete -c portico -n "__portico_is ''" -a completion -d 'print what a shell reads to complete the commands of portico'
complete -c portico -n "__portico_is ''" -a registry -d 'search, import, reset, info'
complete -c portico -n '__portico_is registry' -a 'search import reset info'
complete -c portico -n '__portico_is \'list\' \'\'' -l listening -d 'only doors: listening and bound sockets'
complete -c portico -n '__portico_is \'list\' \'\'' -l filter -d 'only sockets that match: words, port:80-99, state:listen … (docs/query.md)' -x -a '(__portico_query)'
complete -c portico -n '__portico_is \'list\' \'\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'list\' \'\'' -l csv -d 'as CSV'
complete -c portico -n '__portico_is \'list\' \'\'' -l markdown -d 'as a table of Markdown'
complete -c portico -n '__portico_is \'list\' \'\'' -l redact -d 'addresses, users and command lines masked, for a report'
complete -c portico -n '__portico_is \'list\' \'\'' -l source -d 'what reads the sockets' -x -a 'auto netlink proc systeminformation'
complete -c portico -n '__portico_is \'list\' \'\'' -l namespaces -d 'also sockets in the networks of containers (Linux)'
complete -c portico -n '__portico_is \'list\' \'\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'list\' \'\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'list\' \'\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'watch\'' -l listening -d 'only doors: listening and bound sockets'
complete -c portico -n '__portico_is \'watch\'' -l filter -d 'only sockets that match: words, port:80-99, state:listen … (docs/query.md)' -x -a '(__portico_query)'
complete -c portico -n '__portico_is \'watch\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'watch\'' -l interval -d 'time between two readings, 250 to 60000 ms' -x
complete -c portico -n '__portico_is \'watch\'' -l source -d 'what reads the sockets' -x -a 'auto netlink proc systeminformation'
complete -c portico -n '__portico_is \'watch\'' -l namespaces -d 'also sockets in the networks of containers (Linux)'
complete -c portico -n '__portico_is \'watch\'' -l findings -d 'only what is found, as it is found: what listens and is not expected'
complete -c portico -n '__portico_is \'watch\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'watch\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'watch\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'explain\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'explain\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'explain\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'explain\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'compare\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'compare\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'compare\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'compare\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'compare\'' -F
complete -c portico -n '__portico_is \'expect\'' -l all -d 'all that listens now'
complete -c portico -n '__portico_is \'expect\'' -l remove -d 'take the rules for these ports away; with --all every rule'
complete -c portico -n '__portico_is \'expect\'' -l list -d 'show the rules'
complete -c portico -n '__portico_is \'expect\'' -l import -d 'add the rules of a file' -r -F
complete -c portico -n '__portico_is \'expect\'' -l json -d 'as JSON; with --list in the form of the file, to be imported elsewhere'
complete -c portico -n '__portico_is \'expect\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'expect\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'expect\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'check\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'check\'' -l source -d 'what reads the sockets' -x -a 'auto netlink proc systeminformation'
complete -c portico -n '__portico_is \'check\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'check\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'check\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'findings\'' -l acknowledge -d 'known: not to be told as long as it is no more than that'
complete -c portico -n '__portico_is \'findings\'' -l expect -d 'expected from now on'
complete -c portico -n '__portico_is \'findings\'' -l mute -d 'not to be told for a while, or for good'
complete -c portico -n '__portico_is \'findings\'' -l until -d 'for --mute: when that ends: 2h, 7d, 2026-12-31 or 2026-12-31T18:00' -x
complete -c portico -n '__portico_is \'findings\'' -l for-program -d 'for --mute: whatever is found of the same programs'
complete -c portico -n '__portico_is \'findings\'' -l restore -d 'take back what was said of these findings'
complete -c portico -n '__portico_is \'findings\'' -l all -d 'with --acknowledge, --expect, --mute or --restore: everything that is found'
complete -c portico -n '__portico_is \'findings\'' -l undo -d 'take back what was said last, here or in the app'
complete -c portico -n '__portico_is \'findings\'' -l json -d 'as JSON, as “portico check --json” tells it'
complete -c portico -n '__portico_is \'findings\'' -l source -d 'what reads the sockets' -x -a 'auto netlink proc systeminformation'
complete -c portico -n '__portico_is \'findings\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'findings\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'findings\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'hook\'' -l command -d 'run this program; its arguments follow behind --' -r -F
complete -c portico -n '__portico_is \'hook\'' -l webhook -d 'send it by POST to this address' -x
complete -c portico -n '__portico_is \'hook\'' -l off -d 'run and call nothing any more'
complete -c portico -n '__portico_is \'hook\'' -l test -d 'run and call what is set now, with a document that has no findings'
complete -c portico -n '__portico_is \'hook\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'hook\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'hook\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'history\'' -l since -d 'from this time on: 90m, 2h, 3d, or a date such as 2026-01-31 or 2026-01-31T12:00' -x
complete -c portico -n '__portico_is \'history\'' -l until -d 'up to this time' -x
complete -c portico -n '__portico_is \'history\'' -l at -d 'what listened at this time' -x
complete -c portico -n '__portico_is \'history\'' -l port -d 'only listeners at this port' -x
complete -c portico -n '__portico_is \'history\'' -l program -d 'only listeners whose program, unit, container or user has this in its name' -x
complete -c portico -n '__portico_is \'history\'' -l connections -d 'connections by program and other side instead'
complete -c portico -n '__portico_is \'history\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'history\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'history\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'history\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'kill\'' -l pid -d 'the process itself; with a port: which of its holders' -x
complete -c portico -n '__portico_is \'kill\'' -l all -d 'every process that holds the port'
complete -c portico -n '__portico_is \'kill\'' -l tree -d 'also the processes that it started'
complete -c portico -n '__portico_is \'kill\'' -s y -l yes -d 'do not ask'
complete -c portico -n '__portico_is \'kill\'' -l anyway -d 'also where a service or container would be stopped better'
complete -c portico -n '__portico_is \'kill\'' -l json -d 'the result as JSON'
complete -c portico -n '__portico_is \'kill\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'kill\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'kill\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'knock\'' -l json -d 'the result as JSON'
complete -c portico -n '__portico_is \'knock\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'knock\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'knock\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'free\'' -l first -d 'only the first free one'
complete -c portico -n '__portico_is \'free\'' -l json -d 'the result as JSON'
complete -c portico -n '__portico_is \'free\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'free\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'free\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'reach\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'reach\'' -l source -d 'what reads the sockets' -x -a 'auto netlink proc systeminformation'
complete -c portico -n '__portico_is \'reach\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'reach\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'reach\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'verify\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'verify\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'verify\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'verify\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'diagnostics\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'diagnostics\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'diagnostics\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'registry search\'' -l json -d 'as JSON'
complete -c portico -n '__portico_is \'registry search\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'registry search\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'registry search\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'registry import\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'registry import\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'registry import\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'registry import\'' -F
complete -c portico -n '__portico_is \'registry reset\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'registry reset\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'registry reset\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'registry info\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'registry info\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'registry info\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'serve\'' -l port -d 'port to serve on (otherwise the first free one from 6500 to 6519)' -x
complete -c portico -n '__portico_is \'serve\'' -l host -d 'address to serve on' -x
complete -c portico -n '__portico_is \'serve\'' -l open -d 'open a browser'
complete -c portico -n '__portico_is \'serve\'' -l allow-actions -d 'let the page end processes, close connections and knock (on this machine alone)'
complete -c portico -n '__portico_is \'serve\'' -l source -d 'what reads the sockets' -x -a 'auto netlink proc systeminformation'
complete -c portico -n '__portico_is \'serve\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'serve\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'serve\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'completion\'' -l lang -d 'language of the text' -x -a 'en ja'
complete -c portico -n '__portico_is \'completion\'' -s h -l help -d 'show this help'
complete -c portico -n '__portico_is \'completion\'' -s v -l version -d 'show the version'
complete -c portico -n '__portico_is \'completion\'' -a 'bash zsh fish'
