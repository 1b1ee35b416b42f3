# The environment of the library, and the script that sets it.

# variables NAME EXPECTED ASSIGNMENT...: where a bind to 127.0.0.2 OLD ends up
variables() {
    name=$1
    expected=$2
    shift 2
    same "$name" "$expected" "$(env -i LD_PRELOAD="$out/rebind.so" "$@" "$tool" bind 127.0.0.2 "$old")"
}

moved="127.0.0.1 $new"
left="127.0.0.2 $old"

variables 'REBIND_OLD_PORT and REBIND_NEW_PORT' "$moved" REBIND_OLD_PORT="$old" REBIND_NEW_PORT="$new"
variables 'REBIND_PORT_OLD and REBIND_PORT_NEW' "$moved" REBIND_PORT_OLD="$old" REBIND_PORT_NEW="$new"
variables 'one of each spelling' "$moved" REBIND_OLD_PORT="$old" REBIND_PORT_NEW="$new"
variables 'the first spelling counts' "$moved" REBIND_OLD_PORT="$old" REBIND_NEW_PORT="$new" REBIND_PORT_NEW=1
variables 'no variable' "$left"
variables 'no new port' "$left" REBIND_OLD_PORT="$old"
variables 'no old port' "$left" REBIND_NEW_PORT="$new"

for junk in '' 0 00 -1 65536 $((old + 65536)) $((old + 4294967296)) 99999999999999999999999 "-$old" "+$old" " $old" \
    "$old " "${old}x" "x$old" "0x$(printf %x "$old")" "$old.0" "$old
" auto AUTO; do
    variables "an old port of <$junk> moves nothing" "$left" REBIND_OLD_PORT="$junk" REBIND_NEW_PORT="$new"
done
for junk in '' 0 -1 65536 $((new + 65536)) 99999999999999999999999 "+$new" " $new" "$new " "${new}x" AUTO 'auto ' auto1; do
    variables "a new port of <$junk> moves nothing" "$left" REBIND_OLD_PORT="$old" REBIND_NEW_PORT="$junk"
done

same 'a privileged old port needs no privilege' "127.0.0.1 $new" \
    "$(LD_PRELOAD=$out/rebind.so REBIND_OLD_PORT=80 REBIND_NEW_PORT=$new "$tool" bind 0.0.0.0 80)"
# "/t" is 12148 where an Internet address has its port.
same 'the family is checked before the port' "/tmp/rebind-$$" \
    "$(LD_PRELOAD=$out/rebind.so REBIND_OLD_PORT=12148 REBIND_NEW_PORT=$new "$tool" unix "/tmp/rebind-$$")"

rebind=$out/rebind
same 'rebind moves' "$moved" "$("$rebind" "$old" "$new" "$tool" bind 0.0.0.0 "$old")"
same 'rebind in a set -e shell' "$moved
after" "$(sh -euc "\"$rebind\" $old $new \"$tool\" bind 0.0.0.0 $old; echo after")"
same 'a set -e shell that binds in a grandchild' "$moved
after" "$("$rebind" "$old" "$new" sh -euc "sh -c 'sh -c \"$tool bind :: $old -6 | cat >/dev/null; $tool bind 0.0.0.0 $old\"'; echo after")"
same 'the status of the command is handed on' 7 "$("$rebind" "$old" "$new" sh -c 'exit 7'; echo $?)"
same 'another LD_PRELOAD is kept' "$out/rebind.so:$out/rebind.so" \
    "$(LD_PRELOAD=$out/rebind.so "$rebind" "$old" "$new" printenv LD_PRELOAD)"
same 'with the library twice' "$moved" \
    "$(LD_PRELOAD=$out/rebind.so "$rebind" "$old" "$new" "$tool" bind 0.0.0.0 "$old")"
contains 'rebind refuses a junk port' '5901x: the old port is a number' "$("$rebind" 5901x "$new" true 2>&1; echo $?)"
contains 'rebind refuses port 0' '0: the new port is a number' "$("$rebind" "$old" 0 true 2>&1)"
contains 'rebind refuses auto without a report' 'auto needs REBIND_REPORT' "$(REBIND_REPORT='' "$rebind" "$old" auto true 2>&1)"
contains 'rebind without a command' 'usage: rebind OLD NEW|auto COMMAND' "$("$rebind" "$old" "$new" 2>&1)"
mkdir "$work/with blank"
cp "$out/rebind.so" "$work/with blank/"
contains 'a library path with a blank is refused' 'LD_PRELOAD cannot name a path with a blank' \
    "$(REBIND_LIBRARY="$work/with blank/rebind.so" "$rebind" "$old" "$new" true 2>&1)"
contains 'the supervisor refuses it too' 'LD_PRELOAD cannot name a path with a blank' \
    "$("$out/rebind-run" --preload "$work/with blank/rebind.so" "$old" "$new" true 2>&1)"

fresh_report
(cd "$work" && REBIND_REPORT=report "$rebind" "$old" auto sh -c "cd / && '$tool' bind 0.0.0.0 $old" >/dev/null)
same 'a report named from here is found from elsewhere' 1 "$(grep -c '^127.0.0.1 ' "$report")"
fresh_report
(cd "$work" && "$out/rebind-run" --preload "$out/rebind.so" --report report "$old" auto \
    sh -c "cd / && '$tool' bind 0.0.0.0 $old" >/dev/null)
same 'and so it is by the supervisor' 1 "$(grep -c '^127.0.0.1 ' "$report")"
