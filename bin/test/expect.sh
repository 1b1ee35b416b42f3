# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034 # the variables it shares with the tests
# Running the launcher in a test and saying what must come of it; sourced by launcher-test.

# Runs "$@" in a clean environment; sets status, and what was written is in $dir/out and $dir/err.
run() {
    # shellcheck disable=SC2086
    $as env -i HOME="$dir/home" PATH="$dir/bin:$dir/tools" "$@" >"$dir/out" 2>"$dir/err" </dev/null
    status=$?
}

broken() {
    echo "    $*" >&2
    for file in out err; do
        [ -s "$dir/$file" ] && sed "s/^/    $file: /" "$dir/$file" >&2
    done
    exit 1
}

expect_status() {
    [ "$status" -eq "$1" ] || broken "status $status, not $1"
}

expect_output() {
    [ "$(cat "$dir/out")" = "$1" ] || broken "printed something else than: $1"
}

expect_silence() {
    [ -s "$dir/err" ] && broken 'printed on stderr'
    return 0
}

# One line on stderr, that has $1 in it.
expect_error() {
    [ "$(wc -l <"$dir/err")" -eq 1 ] || broken 'not one line on stderr'
    grep -q -e "$1" "$dir/err" || broken "no \"$1\" on stderr"
}

expect_builds() {
    [ "$(wc -l <"$dir/builds")" -eq "$1" ] || broken "not $1 builds"
}

# A checkout with a JDK and Maven, built, in the folder $1 of $dir.
built_checkout() {
    make_checkout "$dir/${1:-checkout}"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
    run "$checkout/vncshot" first
    expect_status 0
}

# The same with JDK $jdk and true jars; see make_real_program.
real_checkout() {
    make_checkout "$dir/${1:-checkout}"
    make_real_program "$jdk"
    run "$checkout/vncshot" x
    expect_output 'one
120'
}

# The archives in folder $1, a path a line.
archives_in() {
    (cd "$1" && find . -maxdepth 1 '(' -name '*.jsa' -o -name '*.aot' ')')
}

expect_main_from_archive() {
    run VNCSHOT_JAVA_OPTS="-Xlog:class+load:file=$dir/classes" "$checkout/vncshot" x
    grep -q 'io.vncshot.cli.Main source: shared objects file' "$dir/classes" || broken 'Main is not from the archive'
}

await_output() {
    tries=0
    until [ -s "$dir/out" ]; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || broken 'no output in 10 s'
        sleep 0.05
    done
}

# From here on "run" cannot write to the checkout. Permissions do not hold back root, so root becomes nobody.
forbid_writing() {
    if [ "$(id -u)" -eq 0 ]; then
        as='setpriv --reuid=65534 --regid=65534 --clear-groups'
        chmod 755 "$dir"
        : >>"$dir/builds"
        chmod 777 "$dir/home" "$dir/builds"
    else
        chmod -R a-w "$checkout"
    fi
}
