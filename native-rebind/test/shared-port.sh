# REBIND_NEW_PORT=auto: one port for all processes of a session, known through the report, and no stranger's.

# As another user when there is one to become, who may not see where this was built.
chmod 755 "$work"
cp "$tool" "$work/tool"
stranger=
[ "$(id -u)" != 0 ] || ! has setpriv || stranger='setpriv --reuid=65534 --regid=65534 --clear-groups'

# end_reported N: the process of the N-th last line of the report
end_reported() {
    kill "$(tail -n "$1" "$report" | head -n 1 | cut -d ' ' -f 3)"
}

wanted=auto
for way in library supervisor supervisor-of-library; do
    works "$way" || continue
    fresh_report
    probed=$("$through" "$way" "$tool" bind -a 0.0.0.0 "$old" | cut -d ' ' -f 2)
    same "$way: the report names address, port, process and socket" 1 \
        "$(grep -cE "^127\.0\.0\.1 $probed [0-9]+ [0-9]+$" "$report")"
    same "$way: a second process gets the same port" "127.0.0.1 $probed" "$("$through" "$way" "$tool" bind 0.0.0.0 "$old")"

    start "$through" "$way" "$tool" serve -a 0.0.0.0 "$old" >"$work/place"
    await "$tool" listening "$probed"
    same "$way: the server is where the probe was" "127.0.0.1" "$("$tool" listening "$probed")"
    same "$way: the old port stays free" "" "$("$tool" listening "$old")"
    same "$way: another process's probe meets the server" EADDRINUSE "$("$through" "$way" "$tool" bind -a 0.0.0.0 "$old")"
    same "$way: IPv6 gets the same port beside it" "::1 $probed" "$("$through" "$way" "$tool" bind -6 :: "$old")"
    server=$background
    # shellcheck disable=SC2086
    start $stranger "$work/tool" serve -6 ::1 "$probed" >"$work/thief"
    await grep -q ::1 "$work/thief"
    beside=$("$through" "$way" "$tool" bind -6 :: "$old")
    contains "$way: IPv6 gets another port where a stranger has this one" '::1 ' "$beside"
    same "$way: and that is not the stranger's" different "$([ "$beside" != "::1 $probed" ] && echo different)"
    stop "$background"
    end_reported 3
    stop "$server"
    same "$way: an IPv4 server that comes back gets its port again" "127.0.0.1 $probed" \
        "$("$through" "$way" "$tool" bind -a 0.0.0.0 "$old")"

    # shellcheck disable=SC2086
    start $stranger "$work/tool" serve -a 127.0.0.1 "$probed" >"$work/thief"
    thief=$background
    await "$tool" listening "$probed"
    start "$through" "$way" "$tool" serve -a 0.0.0.0 "$old" >"$work/place"
    server=$background
    await grep -q 127.0.0.1 "$work/place"
    again=$(cut -d ' ' -f 2 "$work/place")
    same "$way: a stranger who took the port meanwhile changes it" different \
        "$([ "$again" != "$probed" ] && echo different)"
    same "$way: the new port is the one reported" "$again" "$(reported_port)"
    same "$way: and the one that probes meet" EADDRINUSE "$("$through" "$way" "$tool" bind -a 0.0.0.0 "$old")"
    end_reported 1
    stop "$thief"
    stop "$server"

    printf 'junk\n127.0.0.1 99999 1 1\n127.0.0.1 -5 1 1\n\n127.0.0.1\n%05000d\nx' 1 >"$report"
    contains "$way: a spoilt report does no harm" '127.0.0.1 ' "$("$through" "$way" "$tool" bind 0.0.0.0 "$old")"
    fresh_report
    start "$through" "$way" "$tool" serve -D 0.0.0.0 "$old"
    await test -s "$report"
    await "$tool" listening "$(reported_port)"
    same "$way: a daemon without descriptors" 127.0.0.1 "$("$tool" listening "$(reported_port)")"
    end_reported 1
    stop "$background"
done

way=library
fresh_report
printf 'precious' >"$work/victim"
ln -s "$work/victim" "$report"
contains 'a report that is a link: the bind is moved' '127.0.0.1 ' "$("$through" library "$tool" bind 0.0.0.0 "$old")"
same 'and what it points to is left alone' precious "$(cat "$work/victim")"
fresh_report
mkfifo "$report"
contains 'a report that is a pipe: the bind is moved' '127.0.0.1 ' "$("$through" library "$tool" bind 0.0.0.0 "$old")"
fresh_report
report=$work/no/such/directory
contains 'a report that cannot be written: the bind is moved' '127.0.0.1 ' "$("$through" library "$tool" bind 0.0.0.0 "$old")"
fresh_report
"$through" library "$tool" bind -c 3000 0.0.0.0 "$old" >"$work/place"
same 'thousands of binds stay on one port' "127.0.0.1 $(reported_port)" "$(cat "$work/place")"
same 'and do not fill the disk' small "$([ "$(wc -c <"$report")" -lt 70000 ] && echo small)"
same 'the report is the user'\''s own' 600 "$(stat -c %a "$report")"
