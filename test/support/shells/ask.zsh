# zsh -f ask.zsh SCRIPT FOLDER, an empty one: for each line of a command that comes in, a line with what is offered at its end. The line is
# typed into an interactive zsh, in which the builtin that takes what is offered writes it down too.
zmodload zsh/zpty
folder=$2
cp $1 $folder/_portico
cat >$folder/shell <<'SHELL'
fpath=($FOLDER $fpath)
autoload -Uz compinit
compinit -u -D
LISTMAX=10000
bindkey '^I' complete-word
compadd() {
  local -a hits
  if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
    builtin compadd -A hits "$@"
    (( $#hits )) && print -rl -- $hits >>$FOLDER/offered
  fi
  builtin compadd "$@"
}
answered() {
  print -r -- "$(paste -s $FOLDER/offered 2>/dev/null)" >>$FOLDER/answers
  rm -f $FOLDER/offered
  BUFFER=''
}
zle -N answered
bindkey '^G' answered
print -r -- ready >>$FOLDER/answers
SHELL

zpty shell "FOLDER=${(q)folder} TERM=dumb zsh -f -i"
zpty -w shell "source $folder/shell"
asked=0
wait_for() {
  until [[ -f $folder/answers && $(wc -l <$folder/answers) -ge $1 ]]; do
    zpty -r -t shell discarded || sleep 0.02
  done
}
wait_for 1
while IFS= read -r line; do
  ((asked++))
  zpty -w -n shell "$line"$'\t\x07'
  wait_for $((asked + 1))
done
zpty -d shell
tail -n +2 $folder/answers
