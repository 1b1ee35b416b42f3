# Single binds and what several mean to each other, through the library and through the supervisor.

"$out/test/cases" "$old" >"$work/kernel"

# The rows that are not to be moved come out as without interception.
check_cases() {
    fresh_report
    number=$wanted
    [ "$wanted" = auto ] && number=0
    if ! "$through" "$way" "$out/test/$1" "$old" "$number" >"$work/rows"; then
        failed "$1, $way, $wanted: what is to be moved" "$(grep FAILED "$work/rows")"
    elif ! difference=$(diff "$work/kernel" "$work/rows"); then
        failed "$1, $way, $wanted: what is the kernel's" "$difference"
    else
        passed "$1, $way, $wanted"
    fi
}

check_scenarios() {
    fresh_report
    if complaint=$("$through" "$way" "$out/test/$1" "$old" intercepted); then
        passed "$1, $way, $wanted"
    else
        failed "$1, $way, $wanted" "$complaint"
    fi
}

if complaint=$("$out/test/scenarios" "$old"); then
    passed 'scenarios hold on the bare kernel'
else
    failed 'scenarios hold on the bare kernel' "$complaint"
fi

# both WAY PROGRAM_OF_CASES PROGRAM_OF_SCENARIOS
both() {
    way=$1
    works "$way" || return 0
    check_cases "$2"
    check_scenarios "$3"
}

for wanted in "$new" auto; do
    both library cases scenarios
    both supervisor cases scenarios
    both supervisor cases-static scenarios-static
    way=interruptible-supervisor
    works "$way" && check_scenarios scenarios-static
    fresh_report
    same "bind allocates nothing, $wanted" 'moved: 0 allocations, passed: 0' \
        "$("$through" library "$out/test/quiet" "$old")"
done
