# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # the variables it shares with launcher-test
# What the launcher's tests run in, sourced by them: a checkout with stand-ins for its modules, for Maven and for Java.

# The commands that the launcher may use, and no java among them.
tools='cat chmod cp cut env flock grep mkdir mkfifo mv printf readlink rm sed seq sh sha256sum sleep tail timeout touch'

# Makes $dir/tools, $dir/jvms for JDKs, $dir/bin for a fake mvn, and the checkout in $checkout.
make_checkout() {
    checkout=$1
    mkdir -p "$dir/tools" "$dir/jvms" "$dir/bin" "$dir/home" "$checkout/bin" "$checkout/.mvn"
    for tool in $tools; do
        ln -sf "$(command -v "$tool")" "$dir/tools/$tool"
    done
    cp "$launcher" "$checkout/vncshot"
    cp "$sources"/*.sh "$checkout/bin"
    echo "jdk_places='$dir/jvms/*'" >>"$checkout/bin/java.sh"
    echo pom >"$checkout/pom.xml"
    for name in rfb-client imaging visual snap rfb-testserver capture-cli proxy; do
        mkdir -p "$checkout/$name/src/main/java/io/vncshot/x"
        echo pom >"$checkout/$name/pom.xml"
        echo "class $name 1" >"$checkout/$name/src/main/java/io/vncshot/x/X.java"
    done
    source=$checkout/capture-cli/src/main/java/io/vncshot/x/X.java
    target=$checkout/capture-cli/target/vncshot
}

# A JDK of version $1 in jvms/$2 whose java prints itself, the program's "class" and the arguments.
make_fake_jdk() {
    jdk=$dir/jvms/$2
    mkdir -p "$jdk/bin" "$jdk/lib"
    printf 'IMPLEMENTOR="Nobody & Sons"\nJAVA_RUNTIME_VERSION="%s+1"\nJAVA_VERSION="%s"\n' "$1" "$1" >"$jdk/release"
    : >"$jdk/lib/modules"
    cat >"$jdk/bin/java" <<'EOF'
#!/bin/sh
options=''
while [ $# -gt 0 ]; do
    case $1 in
        -XX:ArchiveClassesAtExit=*) printf archive >"${1#*=}" ;;
        -cp) jar=${2%%:*}; shift ;;
        -*) ;;
        *) break ;;
    esac
    options="$options $1"
    shift
done
shift
home=${0%/bin/java}
read -r program <"$jar"
printf '%s %s' "${home##*/}" "$program"
[ $# -eq 0 ] || printf ' [%s]' "$@"
printf '\n'
EOF
    cp "$jdk/bin/java" "$jdk/bin/javac"
    chmod +x "$jdk/bin/java" "$jdk/bin/javac"
}

# A Maven of version $1 that packs each module's source as it is, and writes a line to $dir/builds for each build.
make_fake_maven() {
    cat >"$dir/bin/mvn" <<EOF
#!/bin/sh
if [ "\$1" = -v ]; then
    echo "Apache Maven $1 (something)"
    exit
fi
echo "\$@" >>'$dir/builds'
while [ "\$1" != -f ]; do shift; done
cd "\${2%/pom.xml}" || exit 1
if [ -e '$dir/slow' ]; then sleep 1; fi
if grep -s broken */src/main/java/io/vncshot/x/X.java; then echo '[ERROR] broken'; exit 1; fi
module=\$4 program=vncshot
if [ "\$module" = proxy ]; then program=websockify; fi
mkdir -p \$module/target/\$program/lib
for name in */src; do
    name=\${name%/src}
    cat \$name/src/main/java/io/vncshot/x/X.java >\$module/target/\$program/lib/\$name-0.1.0.jar
done
EOF
    chmod +x "$dir/bin/mvn"
}

# The same with JDK $1 and true jars: the program prints its arguments, exits with a status or waits.
make_real_program() {
    ln -s "$1" "$dir/jvms/real"
    cat >"$source" <<'EOF'
package io.vncshot.cli;

final class Main {
    public static void main(String[] args) throws Exception {
        if (args[0].equals("exit")) {
            Runtime.getRuntime().halt(Integer.parseInt(args[1]));
        }
        System.out.println("one");
        for (String arg : args) {
            System.out.println(arg.codePointAt(0));
        }
        if (args[0].equals("read")) {
            System.out.println(System.in.read());
        }
        if (args[0].equals("wait")) {
            // For the signal of the test, which ends this; a lost one must not leave it for ever.
            Thread.sleep(60_000);
        }
    }
}

final class Rehearsal {
    public static void main(String[] args) throws Exception {
        Main.main(args);
    }
}
EOF
    cat >"$dir/bin/mvn" <<EOF
#!/bin/sh
if [ "\$1" = -v ]; then
    echo 'Apache Maven 3.9.9'
    exit
fi
while [ "\$1" != -f ]; do shift; done
cd "\${2%/pom.xml}/capture-cli" || exit 1
lib=target/vncshot/lib
mkdir -p classes \$lib
"\$JAVA_HOME/bin/javac" --release 17 -d classes src/main/java/io/vncshot/x/X.java || exit 1
"\$JAVA_HOME/bin/jar" cf \$lib/capture-cli-0.1.0.jar -C classes . || exit 1
for name in rfb-client imaging visual snap rfb-testserver; do
    cp \$lib/capture-cli-0.1.0.jar \$lib/\$name-0.1.0.jar
done
EOF
    chmod +x "$dir/bin/mvn"
}
