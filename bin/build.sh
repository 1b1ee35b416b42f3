# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034 # the variables it shares with launch.sh
# The slow half of launch.sh, read when there is something to make: the program, or a start-up archive for this Java.

# Finds or builds the jars, notes them, and sets class_path, hash and stamp.
make_program() {
    choose_folder
    if [ "$folder" ]; then
        (with_lock note_program) || exit
        find_program || fail "the jars in $folder/lib are not those that were just built: does something else write there?"
        return
    fi
    is_fresh "$target/lib" || fail "cannot build: neither $target nor $cache can be written; make one of them writable"
    use_jars_unnoted
}

# Makes the archive that choose_options named. Whatever goes wrong costs nothing but speed.
make_archive() {
    choose_folder
    [ "$folder" ] || return 0
    (with_lock train_archive)
    find_archive || archive=''
}

# Sets folder to where things are made: target, or cache, or nothing if neither can be written.
choose_folder() {
    for folder in "$target" "$cache"; do
        if mkdir -p "$folder/seen" 2>/dev/null && [ -w "$folder" ] && [ -w "$folder/seen" ]; then return; fi
    done
    folder=''
}

# Runs "$@" in this subshell while no other launcher works in this folder.
with_lock() {
    work=$folder/work.$$ child='' directory_lock=''
    trap clean_up EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    if command -v flock >/dev/null; then
        exec 9>"$folder/lock"
        flock 9
    else
        lock_by_directory
    fi
    "$@"
}

clean_up() {
    [ "$child" ] && kill "$child" 2>/dev/null
    rm -rf "$work" ${directory_lock:+"$directory_lock"}
}

# Where there is no flock (macOS). A lock that is still there after five minutes is of a launcher that was killed.
lock_by_directory() {
    for second in $(seq 300); do
        if mkdir "$folder/lock.d" 2>/dev/null; then break; fi
        sleep 1
    done
    directory_lock=$folder/lock.d
}

note_program() {
    made_in=$folder
    find_program && return
    for folder in "$made_in" "$target"; do
        if is_fresh "$folder/lib"; then
            note_jars "$folder/lib"
            return
        fi
    done
    build_jars && note_jars "$made_in/lib"
}

# Builds a copy of the sources with Maven and puts the jars in the place of those in made_in/lib.
build_jars() {
    find_compiler
    find_maven
    find_npm
    if [ -d "$made_in/lib" ]; then why='sources changed'; else why='first run'; fi
    printf '%s: building (%s) …\n' "$program" "$why" >&2
    mkdir -p "$work" || exit 1
    : >"$work/started"
    copy_sources
    JAVA_HOME=$java_home mvn -q -B -Dquick -DskipTests -f "$work/pom.xml" -pl "$module" -am package \
        >"$made_in/build.log" 2>&1 </dev/null 9>&- &
    wait_for $! || fail_build
    built=$work/$module/target/$program/lib
    touch -r "$work/started" "$built"/*.jar || fail_build
    rm -rf "${made_in:?}/lib"
    mv "$built" "$made_in/lib" || exit 1
}

# A trap runs at once in `wait`, not in a command that is waited for in the foreground.
wait_for() {
    child=$1
    wait "$child"
    status=$?
    child=''
    return $status
}

fail_build() {
    tail -n 20 "$made_in/build.log" >&2
    fail "the build failed, its log is $made_in/build.log"
}

# All poms, since Maven wants every module that is listed; the sources of our modules only.
copy_sources() {
    cp -R "$home/pom.xml" "$home/.mvn" "$work" || exit 1
    for pom in "$home"/*/pom.xml; do
        name=${pom%/pom.xml} name=${name##*/}
        mkdir "$work/$name" && cp "$pom" "$work/$name" || exit 1
    done
    for name in $modules; do
        mkdir "$work/$name/src" && cp -R "$home/$name/src/main" "$work/$name/src" || exit 1
    done
}

# Sets java_home to the newest Java with a compiler.
find_compiler() {
    [ -x "$java_home/bin/javac" ] && return
    newest=0 java_home=''
    for place in ${JAVA_HOME:+"$JAVA_HOME"} $jdk_places; do
        if [ -x "$place/bin/javac" ]; then consider_java "$place"; fi
    done
    [ "$java_home" ] || fail 'building needs a JDK of 17 or later (javac): apt-get install default-jdk-headless maven (Debian, Ubuntu), dnf install java-latest-openjdk-devel maven (Fedora), brew install openjdk maven (macOS)'
}

find_maven() {
    how='apt-get install maven (Debian, Ubuntu), dnf install maven (Fedora), brew install maven (macOS)'
    command -v mvn >/dev/null || fail "building needs Maven 3.8 or later, and there is no mvn on the PATH: $how"
    maven=$(JAVA_HOME=$java_home mvn -v 2>&1 9>&- | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
    case $maven in
        3.[0-7] | 3.[0-7].* | [12].*) fail "building needs Maven 3.8 or later, mvn is $maven: $how" ;;
        '') fail "building needs Maven 3.8 or later, and \`mvn -v\` does not work: $how" ;;
    esac
}

# Only a module with a web page needs it.
find_npm() {
    [ -d "$home/$module/src/main/page" ] || return 0
    { command -v node && command -v npm; } >/dev/null ||
        fail 'building needs Node.js 18 or later with npm: apt-get install npm (Debian, Ubuntu), dnf install npm (Fedora), brew install node (macOS)'
}

# Writes down the jars in folder $1: for launch.sh, with a hash of what they contain and where they are.
note_jars() {
    case $1 in
        *:*) fail "$1: a Java class path cannot hold a colon; move the checkout" ;;
    esac
    rm -f "$made_in"/*.jsa "$made_in"/*.aot "$made_in"/*.none
    mkdir -p "$work" || exit 1
    list_jars "$1"
    for jar in $jars; do
        touch -r "$1/$jar" "$made_in/seen/$jar" || exit 1
    done
    {
        hash_jars "$1"
        printf '%s\n' "$1"
        # shellcheck disable=SC2086
        printf '%s\n' $jars
    } >"$work/jars"
    mv "$work/jars" "$made_in/jars"
}

# Sets jars to the names of the jars in folder $1, our module's first: most classes are in it.
list_jars() {
    jars=$(cd "$1" && printf '%s\n' "$module"-[0-9]*.jar && for jar in *.jar; do
        case $jar in "$module"-[0-9]*) ;; *) printf '%s\n' "$jar" ;; esac
    done)
}

hash_jars() {
    (
        cd "$1" || exit 1
        printf '%s\n' "$1" | cat - ./*.jar | if command -v sha256sum >/dev/null; then
            sha256sum
        else
            shasum -a 256
        fi
    ) | cut -c 1-16
}

use_jars_unnoted() {
    list_jars "$target/lib"
    class_path='' hash='' stamp=''
    for jar in $jars; do
        class_path=$class_path:$target/lib/$jar
    done
    class_path=${class_path#:}
}

# JDK-8377932: Java 25 checks neither that the jars are still those of the archive nor that they are there at all. Hence
# the hash in the name. Archives that were cut short can crash Java. Hence the renaming, and the time in seen/.
train_archive() {
    made_in=$folder
    find_archive && return
    mkdir -p "$work" || return 0
    cd "$work" || return 0
    if ! make_"$suffix" >"$work/log" 2>&1 </dev/null 9>&- || ! [ -s "$work/archive" ]; then
        mv "$work/log" "$made_in/$archive_name.none"
        return 0
    fi
    touch -r "$work/archive" "$made_in/seen/$archive_name" && mv "$work/archive" "$made_in/$archive_name"
}

make_jsa() {
    train run_java -XX:ArchiveClassesAtExit="$work/archive" "${rehearsal:-$main}"
}

# In two steps: with -XX:AOTCacheOutput the exit status says nothing about the archive.
make_aot() {
    train run_java -XX:AOTMode=record -XX:AOTConfiguration="$work/configuration" "${rehearsal:-$main}" &&
        run_java -XX:AOTMode=create -XX:AOTConfiguration="$work/configuration" -XX:AOTCache="$work/archive"
}

run_java() {
    (exec_java "$@")
}

# Becomes Java: without the user's settings, and not for ever.
exec_java() {
    limit=''
    if command -v timeout >/dev/null; then limit='timeout 60'; fi
    # shellcheck disable=SC2086
    exec env -i HOME="$work" LC_ALL="${LC_ALL:-${LC_CTYPE:-$LANG}}" \
        $limit "$java_home/bin/java" $options -cp "$class_path" "$@"
}
