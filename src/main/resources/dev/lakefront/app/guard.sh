# Ends what a killed Lakefront can no longer end. POSIX sh: dash, bash, macOS.
#
#   guard.sh NAME ID GRACE    the marker is NAME=ID in the environment; GRACE in seconds
#
# Standard input is a pipe that only Lakefront holds. It says, a line each: the process id of the
# app, "ended" when that process has ended, "dismissed" when nothing is left to guard. The end of
# the input without "dismissed" means that Lakefront was killed.

# The marker's two halves stay apart on our own command line: `ps` must not take us for the app.
name=$1 id=$2 grace=$3
app=

# Ctrl-C reaches every process of the terminal; whether to end is Lakefront's decision.
trap '' HUP INT QUIT TERM

# Every process as "PID PARENT"; a zombie has ended, whatever the process table says.
processes() {
    if [ -r /proc/self/stat ]; then
        cat /proc/[0-9]*/stat | sed -n 's/^\([0-9]*\) (.*) [^ZX ] \([0-9]*\) .*/\1 \2/p'
    else
        ps -A -o stat= -o pid= -o ppid= | awk '$1 !~ /^Z/ { print $2, $3 }'
    fi
}

# Where to start: the processes with the marker, and the app, one on a line.
roots() {
    if [ -n "$app" ]; then
        echo "$app"
    fi
    if [ -r /proc/self/environ ]; then
        grep -ls "$name=$id" /proc/[0-9]*/environ | sed 's/[^0-9]//g'
    else
        ps -A -E -ww -o pid= -o command= | awk -v entry="$name=" -v id="$id" \
            'index($0, entry id) { print $1 }'
    fi
}

# The roots and all their descendants, as far as they are alive.
family() {
    { roots; processes; } | awk '
        NF == 1 { found[$1] }
        NF == 2 { parent[$1] = $2 }
        END {
            do {
                grew = 0
                for (p in parent)
                    if (!(p in found) && (parent[p] in found)) { found[p]; grew = 1 }
            } while (grew)
            for (p in found) if (p in parent) print p
        }'
}

while read -r word; do
    case $word in
        dismissed) exit 0 ;;
        ended) app= ;;
        *) app=$word ;;
    esac
done

left=$(family)
[ -n "$left" ] || exit 0
kill -TERM $left

deadline=$(($(date +%s) + grace))
while [ -n "$left" ] && [ "$(date +%s)" -le "$deadline" ]; do
    sleep 0.1 || sleep 1
    left=$(family)
done

# Several rounds: a process may start another one between our look and our signal.
for round in 1 2 3 4 5; do
    left=$(family)
    [ -n "$left" ] || exit 0
    kill -KILL $left
    sleep 0.1 || sleep 1
done
