# rebind-run itself: what it hands on, how it ends, and where it refuses.

run=$out/rebind-run
wanted=$new

status_of() {
    "$@" >/dev/null 2>&1
    echo $?
}

same 'the status is handed on' 7 "$(status_of "$run" "$old" auto sh -c 'exit 7')"
same 'so is a signal' 137 "$(status_of "$run" "$old" auto sh -c 'kill -9 $$')"
same 'a command not found' 127 "$(status_of "$run" "$old" auto "$work/none")"
same 'a command that is not executable' 126 "$(status_of "$run" "$old" auto "$work")"
same 'no command' 125 "$(status_of "$run" "$old" auto)"
same 'an unknown option' 125 "$(status_of "$run" --none "$old" auto true)"
contains 'a junk port' 'ports are numbers from 1 to 65535' "$("$run" "${old}x" auto true 2>&1)"
contains 'a report that cannot be written' 'a regular file that may be written is needed' \
    "$("$run" --report "$work" "$old" auto true 2>&1)"
contains 'a library that is not there' 'No such file' "$("$run" --preload "$work/none.so" "$old" "$new" true 2>&1)"
contains 'a preloaded auto without a report' 'needs --report FILE' \
    "$(unset REBIND_REPORT && "$run" --preload "$out/rebind.so" "$old" auto true 2>&1)"
same 'options of the command are its own' '--report x' "$("$run" "$old" auto echo --report x)"
same 'a set -e shell' "127.0.0.1 $new
after" "$(sh -euc "\"$run\" $old $new sh -euc '\"$tool\" bind 0.0.0.0 $old'; echo after")"

# shellcheck disable=SC2016
descriptors='for fd in /proc/$$/fd/*; do [ ! -e "$fd" ] || printf "%s " "${fd##*/}"; done'
same 'the command inherits no descriptor of ours' "$(sh -c "$descriptors")" "$("$run" "$old" auto sh -c "$descriptors")"
same 'the command inherits no variable of ours' '' \
    "$(REBIND_REPORT=$report REBIND_PORT_OLD=1 "$run" "$old" auto printenv | grep REBIND)"
same 'the command inherits no blocked signal' "$(grep SigBlk /proc/self/status)" \
    "$("$run" "$old" auto grep SigBlk /proc/self/status)"
same 'io_uring, which could bind unseen, is absent' ENOSYS "$("$run" "$old" auto "$tool" io-uring)"
if [ "$(uname -m)" = x86_64 ] && "$tool" bind -3 0.0.0.0 "$old" >/dev/null; then
    same 'the i386 bind' "127.0.0.1 $new" "$("$run" "$old" "$new" "$tool" bind -3 0.0.0.0 "$old")"
    same 'the i386 socketcall' "::1 $new" "$("$run" "$old" "$new" "$tool" bind -s -6 :: "$old")"
    same 'another port by the i386 socketcall' "0.0.0.0 $((old + 1))" \
        "$("$run" "$old" "$new" "$tool" bind -s 0.0.0.0 $((old + 1)))"
fi

same 'the check succeeds here' 0 "$(status_of "$run" --check)"
for call in seccomp pidfd_getfd process_vm_readv; do
    [ "$call" = seccomp ] && what='seccomp user notification' || what=$call
    complaint=$("$tool" forbid "$call" "$run" "$old" auto echo started 2>&1)
    same "$call forbidden: status" 124 "$(status_of "$tool" forbid "$call" "$run" "$old" auto true)"
    contains "$call forbidden: says so" "$what is not allowed here" "$complaint"
    same "$call forbidden: nothing runs" '' "$(printf '%s' "$complaint" | grep -x started)"
    same "$call forbidden: the check tells" 124 "$(status_of "$tool" forbid "$call" "$run" --check)"
done
contains 'one supervisor inside another' 'an outer rebind-run' "$("$run" "$old" auto "$run" "$old" auto true 2>&1)"

same 'setuid programs get no privileges' 1 "$("$run" "$old" auto sed -n 's/NoNewPrivs:\t//p' /proc/self/status)"
if [ "$(id -u)" = 0 ]; then
    same 'unless root wants it' 0 \
        "$("$run" --keep-setuid "$old" auto sed -n 's/NoNewPrivs:\t//p' /proc/self/status)"
fi
if [ "$(id -u)" = 0 ] && has setpriv; then
    unprivileged='setpriv --reuid=65534 --regid=65534 --clear-groups'
    cp "$run" "$tool" "$work"
    # shellcheck disable=SC2086
    same 'without privileges' "::1 $new" "$($unprivileged "$work/rebind-run" "$old" "$new" "$work/tool" bind -6 :: "$old")"
    # shellcheck disable=SC2086
    same 'a process that may not be read is refused' EACCES \
        "$($unprivileged "$work/rebind-run" "$old" "$new" "$work/tool" bind -x 0.0.0.0 "$old" 2>/dev/null)"
    # shellcheck disable=SC2086
    same 'but may name its Unix sockets' "/tmp/rebind-$$" \
        "$($unprivileged "$work/rebind-run" "$old" "$new" sh -c "'$work/tool' unix -x /tmp/rebind-$$" 2>/dev/null)"
fi

# A daemon below a command that has ended, in the way the supervisor is told to end.
for way in supervisor supervisor-of-library; do
    fresh_report
    start "$through" $way sh -c "'$tool' serve -D 0.0.0.0 $old; exit 3"
    comes_true "$way: a daemon serves after the command has ended" "$tool" listening "$new"
    kill "$background"
    wait "$background"
    same "$way: TERM ends the daemon, the status is the command's" 3 $?
    same "$way: nothing is left" '' "$("$tool" listening "$new")"

    # shellcheck disable=SC2016
    start sh -c '"$0" "$@" & wait' "$through" $way sh -c 'trap "" HUP INT; echo $PPID >"$1"; "$2" serve -D 0.0.0.0 "$3"' \
        sh "$work/supervisor" "$tool" "$old"
    comes_true "$way: a daemon serves" "$tool" listening "$new"
    kill -INT "$(cat "$work/supervisor")"
    wait "$background"
    same "$way: INT ends what is left of an ended command" '' "$("$tool" listening "$new")"
done

start sh -c '"$0" --with-parent "$@" & wait' "$run" "$old" "$new" "$tool" serve -D 0.0.0.0 "$old"
comes_true 'a server below a parent' "$tool" listening "$new"
kill -KILL "$background"
wait "$background" 2>/dev/null
# shellcheck disable=SC2016
comes_true 'ends when the parent is killed' sh -c '! "$0" listening "$1"' "$tool" "$new"

start "$run" "$old" "$new" sh -c "trap '' TERM; '$tool' serve 0.0.0.0 $old" >/dev/null
comes_true 'a server that ignores TERM' "$tool" listening "$new"
kill "$background"
wait "$background"
same 'is killed in the end' 137 $?

start "$run" "$old" "$new" sh -c "trap 'kill \$!; exit 5' USR1; tail -f /dev/null & : >'$work/ready'; wait"
await test -e "$work/ready"
kill -USR1 "$background"
wait "$background"
same 'USR1 reaches the command' 5 $?

# Descendants outlive a supervisor that is killed, but the command does not.
start "$run" "$old" "$new" "$tool" serve 0.0.0.0 "$old" >/dev/null
await "$tool" listening "$new"
kill -KILL "$background"
wait "$background" 2>/dev/null
# shellcheck disable=SC2016
comes_true 'the command ends when the supervisor is killed' sh -c '! "$0" listening "$1"' "$tool" "$new"
