# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034 # variables shared with java.sh
# Prints the folder of each JDK (with a compiler) of 17 or later that the launcher would find, one a line.

list_jdks() {
    (
        . "$sources/java.sh"
        found=''
        for place in $jdk_places; do
            newest=0 java_home=''
            consider_java "$place"
            if ! [ "$java_home" ] || ! [ -x "$place/bin/javac" ]; then continue; fi
            real=$(cd -P "$place" && pwd)
            case " $found " in *" $real "*) continue ;; esac
            found="$found $real"
            printf '%s\n' "$real"
        done
    )
}
