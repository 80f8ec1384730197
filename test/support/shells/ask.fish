# fish --no-config ask.fish SCRIPT: for each line of a command that comes in, a line with what is offered at its end.
source $argv[1]
while read -l line
    set -l offered (complete -C "$line" | string replace -r '\t.*' '')
    echo (string join \t -- $offered)
end
