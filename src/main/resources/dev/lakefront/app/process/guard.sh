# Ends what a killed Lakefront can no longer end. POSIX sh: dash, bash, macOS.
#
#   guard.sh NAME ID GRACE    the marker is NAME=ID in the environment; GRACE in seconds
#
# Standard input is a pipe that only Lakefront holds. It says, a line each: the process id of the
# app; "ended" when that process has ended; "adopted" and all orphans of the app that there are,
# each as PID:START, its start time as in /proc/PID/stat; "dismissed" when nothing is left to guard.
# The end of the input without "dismissed" means that Lakefront was killed.

# The marker's two halves stay apart on our own command line: `ps` must not take us for the app.
name=$1 id=$2 grace=$3
app= known=

# Ctrl-C reaches every process of the terminal; whether to end is Lakefront's decision.
trap '' HUP INT QUIT TERM

# Every process as "PID PARENT START", without START where there is no /proc; a zombie has ended,
# whatever the process table says.
processes() {
    if [ -r /proc/self/stat ]; then
        cat /proc/[0-9]*/stat | sed -n 's/^\([0-9]*\) (.*) [^ZX ] \([0-9]*\) \([^ ]* \)\{17\}\([0-9]*\) .*/\1 \2 \4/p'
    else
        ps -A -o stat= -o pid= -o ppid= | awk '$1 !~ /^Z/ { print $2, $3 }'
    fi
}

# Where to start, one on a line: the app, whom nothing else connects with it any more, and all that
# have the marker.
roots() {
    for root in $app $known; do
        echo "$root"
    done
    if [ -r /proc/self/environ ]; then
        grep -ls "$name=$id" /proc/[0-9]*/environ | sed 's/[^0-9]//g'
    else
        ps -A -E -ww -o pid= -o command= | awk -v entry="$name=" -v id="$id" \
            'index($0, entry id) { print $1 }'
    fi
}

# The roots and all their descendants, as far as they are alive, as PID:START.
family() {
    { roots; processes; } | awk '
        NF == 1 { if (split($1, part, ":") == 2) known[part[1]] = part[2]; else found[$1] }
        NF > 1 { parent[$1] = $2; start[$1] = $3 }
        END {
            for (p in known) if (start[p] != "" && start[p] == known[p]) found[p]
            do {
                grew = 0
                for (p in parent)
                    if (!(p in found) && (parent[p] in found)) { found[p]; grew = 1 }
            } while (grew)
            for (p in found) if (p in parent) print p ":" start[p]
        }'
}

while read -r word rest; do
    case $word in
        dismissed) exit 0 ;;
        ended) app= ;;
        adopted) known=$rest ;;
        *) app=$word ;;
    esac
done

# Looks who is left, and remembers it: whose parent ends first is not found by it again.
look() {
    left=$(family)
    known=$left
}

signal() {
    for process in $left; do
        kill -"$1" "${process%:*}"
    done
}

look
signal TERM

deadline=$(($(date +%s) + grace))
while [ -n "$left" ] && [ "$(date +%s)" -le "$deadline" ]; do
    sleep 0.1 || sleep 1
    look
done

# Several rounds: a process may start another one between our look and our signal.
for round in 1 2 3 4 5; do
    look
    [ -n "$left" ] || exit 0
    signal KILL
    sleep 0.1 || sleep 1
done
