# shellcheck shell=sh
# shellcheck disable=SC2154 # what the launcher has set
# shellcheck disable=SC3013 # -nt, -ot and -ef: every sh has them, and POSIX since 2024
# Runs one of the Java programs; sourced by its launcher with "$@" as the user gave it. The launcher has set
#   home      the folder of the checkout         program   the launcher's name
#   module    the Maven module it runs           modules   the modules it consists of, that one included
#   java_options  if set, options for Java that win over those here; the start-up archive is made with them
#   main      its main class                     train     a function: runs "$@", see there, for the start-up archive
#   rehearsal if set, the main class to make that with
# and bin/build.sh does what is slow. A program that is built, with its archive made, starts here by builtins of the
# shell alone: no process but java. Everything made lies in the module's target/$program or, where that is not
# writable, below ~/.cache/vncshot:
#   lib/         the jars; native/ libraries     jars      their hash, their folder, their names
#   *.jsa *.aot  start-up archives, a JDK each   seen/     an empty file for each of all these, with its time

fail() {
    printf '%s: %s\n' "$program" "$1" >&2
    exit 1
}

# Whether $1 still has the time that was noted for it in folder $2. Any writing changes it.
unchanged() {
    seen=$2/seen/${1##*/}
    [ -f "$1" ] && [ -f "$seen" ] && ! [ "$1" -nt "$seen" ] && ! [ "$1" -ot "$seen" ]
}

# Sets class_path, hash and stamp from folder $1, if the jars noted there are in place as they were.
read_jars() {
    [ -r "$1/jars" ] || return 1
    {
        read -r hash && read -r lib || return 1
        [ "$lib" -ef "$target/lib" ] || [ "$lib" -ef "$cache/lib" ] || return 1
        class_path=''
        while read -r jar; do
            unchanged "$lib/$jar" "$1" || return 1
            class_path=$class_path:$lib/$jar
        done
    } <"$1/jars"
    class_path=${class_path#:} stamp=$1/jars
    find_natives "$lib"
}

# Java would unpack them from the jars at each start.
find_natives() {
    natives=''
    if [ -d "$1/native" ]; then natives=$1/native; fi
}

# Whether no source of a module is newer than its jar in $1. Files edited, added, renamed and removed are seen; a file
# overwritten in place and given a date before the build's (cp -p) is not.
is_fresh() {
    for name in $modules; do
        for jar in "$1/$name"-[0-9]*.jar; do :; done
        [ -f "$jar" ] || return 1
        [ "$home/$name/pom.xml" -nt "$jar" ] && return 1
        is_edited "$home/$name/src/main" && return 1
    done
    ! [ "$home/pom.xml" -nt "$jar" ]
}

is_edited() {
    for entry in "$1"/*; do
        [ "$entry" -nt "$jar" ] && return 0
        case $entry in
            *.java | *'/*') ;;
            *) is_edited "$entry" && return 0 ;;
        esac
    done
    return 1
}

find_program() {
    for folder in "$target" "$cache"; do
        read_jars "$folder" && is_fresh "$lib" && return 0
    done
    return 1
}

# Sets the options that go with the Java found, and the name of its archive. An archive fits one build of Java, one
# collector and one set of jars. The collectors are the faster ones for a single capture: Serial with the archive of
# Java 25, G1 before it.
choose_options() {
    options="-XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx640m -Djava.awt.headless=true
        -Xlog:disable -XX:+DisplayVMOutputToStderr ${java_options:-}"
    if [ "$newest" -lt 25000000000 ]; then
        collector=G1 archive_option=-XX:SharedArchiveFile= suffix=jsa
    else
        collector=Serial archive_option=-XX:AOTCache= suffix=aot
        # The default. Else Java reads all of java.security to learn it, for 10 ms.
        options="$options -Djdk.includeInExceptions=hostInfoExclSocket"
        # As before Java 18. Else the first method called by reflection, which opening a socket does, costs 5 ms.
        options="$options -Djdk.reflect.useNativeAccessorOnly=true"
    fi
    # The default on Linux. Else Java opens every jar to look for another one, for 7 ms.
    if [ -e /proc/sys/kernel/ostype ] && [ "$newest" -lt 26000000000 ]; then
        options="$options -Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider"
    fi
    IFS=' /:"'
    # shellcheck disable=SC2086
    set -- $java_build
    IFS=-
    archive_name=$*-$collector-$hash.$suffix
    unset IFS
    # Java refuses to start with two collectors.
    case "${VNCSHOT_JAVA_OPTS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-}" in
        *-XX:+Use*GC*) archive_name='' ;;
        *) options="$options -XX:+Use${collector}GC" ;;
    esac
}

# Sets archive to the file to use, or to nothing if one was tried to make in vain; false if none was tried yet.
find_archive() {
    archive=''
    [ "$archive_name" ] || return 0
    for folder in "$target" "$cache"; do
        file=$folder/$archive_name
        if unchanged "$file" "$folder" && [ "$file" -nt "$stamp" ]; then
            archive=$file
            return 0
        fi
        [ "$file.none" -nt "$stamp" ] && return 0
    done
    return 1
}

unset IFS
case $home in
    /*) ;;
    .) home=$PWD ;;
    *) home=$PWD/$home ;;
esac
case $home in
    */..*) home=$(cd "$home" && pwd) ;;
esac
target=$home/$module/target/$program
cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
cache=${cache:+$cache/vncshot$home/$program}
cache=${cache:-$target}

# Java cannot read arguments and file names beyond ASCII in the locale of a crontab.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

. "$home/bin/java.sh"
find_java
if ! find_program; then
    . "$home/bin/build.sh"
    make_program
fi
choose_options
if ! find_archive; then
    . "$home/bin/build.sh"
    make_archive
fi
# The first files that Java opens would else have the numbers of what was closed, and be read, or written to.
{ true <&0; } 2>/dev/null || exec </dev/null
{ true >&1; } 2>/dev/null || exec >/dev/null
{ true >&2; } 2>/dev/null || exec 2>/dev/null
# shellcheck disable=SC2086
exec "$java_home/bin/java" $options ${natives:+"-Djava.library.path=$natives"} ${archive:+"$archive_option$archive"} ${VNCSHOT_JAVA_OPTS:-} \
    -cp "$class_path" "$main" "$@"
