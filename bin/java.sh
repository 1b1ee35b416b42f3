# shellcheck shell=sh
# shellcheck disable=SC2034 # what it sets is used by those that source it
# Finds the Java to run. Sourced; by builtins of the shell alone unless the only java is a link on the PATH.

jdk_places="/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java* /opt/java/* /opt/jdk* ${HOME:-}/.sdkman/candidates/java/*
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home"

# Sets java_home to the Java to run: VNCSHOT_JAVA_HOME, JAVA_HOME if it will do, else the newest one found.
find_java() {
    newest=0 java_home=''
    if [ "${VNCSHOT_JAVA_HOME:-}" ]; then
        consider_java "$VNCSHOT_JAVA_HOME"
        [ "$java_home" ] || fail "VNCSHOT_JAVA_HOME=$VNCSHOT_JAVA_HOME: no Java 17 or later is there; correct it or unset it"
        return
    fi
    if [ "${JAVA_HOME:-}" ]; then
        consider_java "$JAVA_HOME"
        [ "$java_home" ] && return
    fi
    for place in $jdk_places; do
        consider_java "$place"
    done
    IFS=:
    for place in $PATH; do
        unset IFS
        consider_java "${place%/bin}"
    done
    unset IFS
    [ "$java_home" ] && return
    consider_java_command
    [ "$java_home" ] || fail 'no Java 17 or later found: apt-get install default-jdk-headless maven (Debian, Ubuntu), dnf install java-latest-openjdk-devel maven (Fedora), brew install openjdk maven (macOS), or set VNCSHOT_JAVA_HOME'
}

# The last resort, a java on the PATH that is a symbolic link into a place that nobody thought of.
consider_java_command() {
    place=$(command -v java) && place=$(readlink -f "$place") && consider_java "${place%/bin/java}"
}

# Takes the Java in folder $1 if it is newer than what was found: sets java_home, java_build and newest.
consider_java() {
    [ -r "$1/release" ] && [ -x "$1/bin/java" ] && [ -f "$1/lib/modules" ] || return 0
    vendor='' build='' version=''
    while IFS='=' read -r key value; do
        value=${value#\"}
        case $key in
            IMPLEMENTOR) vendor=${value%\"} ;;
            JAVA_RUNTIME_VERSION) build=${value%\"} ;;
            JAVA_VERSION) version=${value%%[!0-9.]*} ;;
        esac
        if [ "$version" ] && [ "$build" ]; then break; fi
    done <"$1/release"
    number_version
    [ "$number" -gt "$newest" ] && [ "$number" -ge 17000000000 ] || return 0
    newest=$number java_home=$1 java_build=$vendor-$build
}

# Makes 17.0.15 the number 17000015000, for comparing.
number_version() {
    number=0
    case .$version in *.0[0-9]*) return ;; esac
    IFS=.
    # shellcheck disable=SC2086
    set -- $version
    unset IFS
    number=$(((${1:-0} * 1000 + ${2:-0}) * 1000000 + ${3:-0} * 1000 + ${4:-0}))
}
