# bash ask.bash SCRIPT: for each line of a command that comes in, a line with what is offered at its end.
source "$1"
while IFS= read -r line; do
  COMP_LINE=$line COMP_POINT=${#line}
  # As readline cuts it: at blanks, and at colons and equals signs, which are words of their own.
  COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
  COMPREPLY=()
  "$(complete -p portico | sed 's/.*-F \([^ ]*\) .*/\1/')"
  (IFS=$'\t'; printf '%s\n' "${COMPREPLY[*]}")
done
