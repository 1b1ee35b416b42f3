# shellcheck shell=sh
# shellcheck disable=SC2154,SC3013 # home is set by the launcher; -nt: every sh has it, and POSIX since 2024
# Builds rebind.so and rebind-run for wrap mode, if they are missing or older than their sources. Sourced.

fail_native() {
    printf '%s: wrap mode: %s\n' "$program" "$1" >&2
    exit 1
}

# Sets native to the folder that they are in: the checkout's own, or where that is not writable one below ~/.cache.
make_native() {
    [ -e /proc/self/status ] || fail_native 'needs Linux'
    cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    folder=$(cd "$home" && pwd) || exit 1
    for native in "$folder/native-rebind/target" ${cache:+"$cache/vncshot$folder/native-rebind"}; do
        if is_native_fresh; then return; fi
    done
    for native in "$folder/native-rebind/target" ${cache:+"$cache/vncshot$folder/native-rebind"}; do
        if mkdir -p "$native" 2>/dev/null && [ -w "$native" ]; then
            build_native
            return
        fi
    done
    fail_native "cannot build: neither $folder/native-rebind nor $cache can be written; make one of them writable"
}

is_native_fresh() {
    [ -f "$native/rebind.so" ] && [ -x "$native/rebind-run" ] || return 1
    for source in "$folder"/native-rebind/*.[ch] "$folder/native-rebind/Makefile"; do
        if [ "$source" -nt "$native/rebind.so" ] || [ "$source" -nt "$native/rebind-run" ]; then return 1; fi
    done
}

build_native() {
    how='apt-get install gcc make libc6-dev (Debian, Ubuntu), dnf install gcc make (Fedora)'
    command -v make >/dev/null || fail_native "needs make to build rebind.so: $how"
    command -v "${CC:-cc}" >/dev/null || fail_native "needs a C compiler (${CC:-cc}) to build rebind.so: $how"
    printf '%s: building rebind.so …\n' "$program" >&2
    lock=''
    if command -v flock >/dev/null; then lock=flock; fi
    # shellcheck disable=SC2086
    if ! $lock ${lock:+"$native/lock"} make -C "$folder/native-rebind" OUT="$native" >"$native/build.log" 2>&1 </dev/null; then
        tail -n 20 "$native/build.log" >&2
        fail_native "the build of rebind.so failed, its log is $native/build.log; it needs $how"
    fi
    touch "$native/rebind.so" "$native/rebind-run"
}
