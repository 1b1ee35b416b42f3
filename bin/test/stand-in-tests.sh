# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034 # the variables they share with expect.sh and checkout.sh
# Tests with stand-ins for Java and Maven; run by launcher-test.

test_first_run_builds_and_the_second_does_not() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
    run "$checkout/vncshot" a
    expect_output 'seventeen class capture-cli 1 [a]'
    expect_error 'building (first run)'
    run "$checkout/vncshot" b
    expect_output 'seventeen class capture-cli 1 [b]'
    expect_silence
    expect_builds 1
}

test_built_program_starts_without_any_other_command() {
    built_checkout
    run PATH=/nonexistent "$checkout/vncshot" a
    expect_output 'seventeen class capture-cli 1 [a]'
    expect_silence
}

test_arguments_come_through_as_they_are() {
    built_checkout
    run "$checkout/vncshot" '' 'a  b' '*' '\n' "it's" '"' 'x
y' --
    expect_output "seventeen class capture-cli 1 [] [a  b] [*] [\\n] [it's] [\"] [x
y] [--]"
}

test_by_the_name_of_vncsnapshot_it_takes_that_programs_options() {
    built_checkout
    ln -s ../checkout/vncshot "$dir/bin/vncsnapshot"
    run "$dir/bin/vncsnapshot" -quiet :1 a.jpg
    expect_output 'seventeen class capture-cli 1 [vncsnapshot] [-quiet] [:1] [a.jpg]'
}

test_folder_may_have_any_name_without_colon() {
    built_checkout "o.ne  t'wo \"\$x\" * ä"
    expect_output 'seventeen class capture-cli 1 [first]'
    echo 'class capture-cli 2' >"$source"
    run "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 2'
    make_checkout "$dir/one:two"
    run "$checkout/vncshot"
    expect_status 1
    grep -q 'cannot hold a colon' "$dir/err" || broken 'colon not named'
}

test_launcher_may_be_reached_by_links_and_from_anywhere() {
    built_checkout
    mkdir "$dir/links"
    ln -s ../checkout/vncshot "$dir/links/relative"
    ln -s "$dir/links/relative" "$dir/bin/vncshot"
    ln -s checkout "$dir/folder"
    cd "$dir/links" || exit
    for name in vncshot ./relative ../checkout/vncshot ../folder/vncshot "$dir/folder/../checkout/vncshot"; do
        run "$name" x
        expect_output 'seventeen class capture-cli 1 [x]'
        expect_silence
    done
    cd "$checkout" || exit
    run sh vncshot x
    expect_output 'seventeen class capture-cli 1 [x]'
    expect_builds 1
}

test_without_java_it_says_what_to_install() {
    make_checkout "$dir/checkout"
    run "$checkout/vncshot"
    expect_status 1
    expect_output ''
    expect_error 'apt-get install default-jdk-headless maven'
}

test_java_11_is_no_java() {
    make_checkout "$dir/checkout"
    make_fake_jdk 11.0.2 eleven
    make_fake_jdk 1.8.0_08 eight
    run JAVA_HOME="$dir/jvms/eleven" "$checkout/vncshot"
    expect_status 1
    expect_error 'no Java 17 or later found'
}

test_newest_java_wins() {
    built_checkout
    make_fake_jdk 17.0.10 a
    make_fake_jdk 21.0.9 b
    make_fake_jdk 21.0.10 c
    make_fake_jdk 21.0.10 d
    mkdir "$dir/jvms/e"
    : >"$dir/jvms/f"
    ln -s nowhere "$dir/jvms/g"
    make_fake_jdk 99 without-modules
    rm "$jdk/lib/modules"
    run "$checkout/vncshot"
    expect_output 'c class capture-cli 1'
    run PATH="$dir/elsewhere/bin:$dir/tools" "$checkout/vncshot"
    expect_output 'c class capture-cli 1'
    make_fake_jdk 22 ../elsewhere
    run PATH="$dir/elsewhere/bin:$dir/tools" "$checkout/vncshot"
    expect_output 'elsewhere class capture-cli 1'
}

test_java_that_is_only_a_link_on_the_path_is_found() {
    built_checkout
    make_fake_jdk 17.0.9 ../elsewhere
    rm -r "$dir/jvms/seventeen"
    ln -s "$dir/elsewhere/bin/java" "$dir/bin/java"
    run "$checkout/vncshot"
    expect_output 'elsewhere class capture-cli 1'
}

test_java_home_is_used_if_it_will_do() {
    built_checkout
    make_fake_jdk 21 newest
    make_fake_jdk 11 eleven
    run JAVA_HOME="$dir/jvms/seventeen" "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 1'
    for home in "$dir/jvms/eleven" "$dir/nowhere" "$dir/builds"; do
        run JAVA_HOME="$home" "$checkout/vncshot"
        expect_output 'newest class capture-cli 1'
        expect_silence
    done
    run JAVA_HOME="$dir/jvms/newest" VNCSHOT_JAVA_HOME="$dir/jvms/seventeen" "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 1'
}

test_wrong_vncshot_java_home_is_an_error() {
    built_checkout
    for home in "$dir/nowhere" "$dir/tools"; do
        run VNCSHOT_JAVA_HOME="$home" "$checkout/vncshot"
        expect_status 1
        expect_error "VNCSHOT_JAVA_HOME=$home: no Java 17"
    done
}

test_unbuilt_without_compiler_it_says_what_to_install() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 jre
    rm "$jdk/bin/javac"
    make_fake_maven 3.8.7
    run "$checkout/vncshot"
    expect_status 1
    expect_error 'a JDK of 17 or later (javac): apt-get install'
    make_fake_jdk 17.0.8 jdk
    run "$checkout/vncshot"
    expect_output 'jre class capture-cli 1'
}

test_unbuilt_without_maven_it_says_what_to_install() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 seventeen
    run "$checkout/vncshot"
    expect_status 1
    expect_error 'no mvn on the PATH: apt-get install maven'
    for version in 3.6.3 3.7 2.2.1; do
        make_fake_maven $version
        run "$checkout/vncshot"
        expect_status 1
        expect_error "mvn is $version: apt-get install maven"
    done
    for version in 3.8.1 3.10.2 4.0.0-rc-4; do
        rm -rf "$target"
        make_fake_maven $version
        run "$checkout/vncshot"
        expect_status 0
    done
}

test_changed_source_is_built_again() {
    built_checkout
    sources_of_client=$checkout/rfb-client/src/main/java/io/vncshot
    echo 'class capture-cli 2' >"$source"
    run "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 2'
    expect_error 'building (sources changed)'
    mkdir -p "$sources_of_client/x/deeper/still"
    run "$checkout/vncshot"
    : >"$sources_of_client/x/deeper/still/Y.java"
    run "$checkout/vncshot"
    rm "$sources_of_client/x/deeper/still/Y.java"
    run "$checkout/vncshot"
    touch "$checkout/imaging/pom.xml"
    run "$checkout/vncshot"
    touch "$checkout/pom.xml"
    run "$checkout/vncshot"
    expect_builds 7
}

test_other_changes_build_nothing() {
    built_checkout
    mkdir -p "$checkout/rfb-client/src/test/java"
    touch "$checkout/proxy/pom.xml" "$checkout/rfb-client/src/test/java/XTest.java" "$checkout/proxy/src/main/java/Y.java"
    run "$checkout/vncshot"
    expect_silence
    expect_builds 1
}

test_jars_made_by_maven_itself_are_taken() {
    built_checkout
    sleep 0.01
    for name in rfb-client imaging visual snap rfb-testserver capture-cli; do
        echo "class $name maven" >"$target/lib/$name-0.1.0.jar"
    done
    rm "$target/jars"
    run "$checkout/vncshot"
    expect_output 'seventeen class capture-cli maven'
    expect_silence
    expect_builds 1
}

test_failed_build_names_its_log_and_leaves_the_old_jars() {
    built_checkout
    echo broken >"$source"
    run "$checkout/vncshot"
    expect_status 1
    expect_output ''
    grep -q '^\[ERROR\] broken' "$dir/err" || broken 'no reason on stderr'
    grep -q "vncshot: the build failed, its log is $target/build.log" "$dir/err" || broken 'no log on stderr'
    [ "$(cat "$target/lib/capture-cli-0.1.0.jar")" = 'class capture-cli 1' ] || broken 'the old jar is gone'
    echo 'class capture-cli 3' >"$source"
    run "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 3'
    [ -z "$(find "$target" -name 'work.*')" ] || broken 'left something behind'
}

test_terminated_build_leaves_nothing_half_made() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
    : >"$dir/slow"
    run timeout -s TERM 0.5 "$checkout/vncshot"
    [ -e "$target/lib" ] && broken 'half made'
    rm "$dir/slow"
    run "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 1'
}

test_two_first_runs_at_once_build_once() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
    : >"$dir/slow"
    (run "$checkout/vncshot" a) &
    dir_of_second=$dir/second
    mkdir "$dir_of_second"
    env -i HOME="$dir/home" PATH="$dir/bin:$dir/tools" "$checkout/vncshot" b >"$dir_of_second/out" 2>/dev/null
    wait
    expect_output 'seventeen class capture-cli 1 [a]'
    [ "$(cat "$dir_of_second/out")" = 'seventeen class capture-cli 1 [b]' ] || broken 'the second run printed something else'
    expect_builds 1
}

test_without_flock_two_first_runs_at_once_do_no_harm() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
    rm "$dir/tools/flock"
    : >"$dir/slow"
    (run "$checkout/vncshot" a) &
    env -i HOME="$dir/home" PATH="$dir/bin:$dir/tools" "$checkout/vncshot" b >/dev/null 2>&1
    status=$?
    wait
    expect_status 0
    expect_output 'seventeen class capture-cli 1 [a]'
}

test_read_only_checkout_is_built_in_the_cache() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
    forbid_writing
    run "$checkout/vncshot" a
    expect_output 'seventeen class capture-cli 1 [a]'
    cd "$dir/home" || exit
    run ../checkout/vncshot b
    expect_output 'seventeen class capture-cli 1 [b]'
    expect_silence
    expect_builds 1
}

test_read_only_checkout_that_is_built_keeps_its_archive_in_the_cache() {
    built_checkout
    rm "$target"/*.jsa
    forbid_writing
    run "$checkout/vncshot"
    run PATH=/nonexistent "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 1'
    expect_silence
    [ "$(archives_in "$dir/home/.cache/vncshot$checkout/vncshot")" ] || broken 'no archive in the cache'
    expect_builds 1
}

test_built_checkout_runs_where_nothing_can_be_written() {
    built_checkout
    rm "$target"/*.jsa
    forbid_writing
    for nothing in 'HOME=' 'HOME=/nonexistent' "XDG_CACHE_HOME=$checkout"; do
        run "$nothing" "$checkout/vncshot"
        expect_output 'seventeen class capture-cli 1'
        expect_silence
    done
    run HOME= "$checkout/vncshot"
    as=''
    chmod -R u+w "$checkout"
    rm "$target/jars"
    forbid_writing
    run HOME= "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 1'
    echo 'class capture-cli 2' >"$source"
    run HOME= "$checkout/vncshot"
    expect_status 1
    expect_error 'cannot build: neither'
}

test_program_without_archive_says_nothing_and_tries_once() {
    make_checkout "$dir/checkout"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
    # shellcheck disable=SC2016
    sed -i 's/^train() {/&\n echo tried >>"$home\/tries"; return 1/' "$checkout/vncshot"
    run "$checkout/vncshot"
    run "$checkout/vncshot"
    expect_output 'seventeen class capture-cli 1'
    expect_silence
    [ "$(wc -l <"$checkout/tries")" -eq 1 ] || broken 'tried again'
}

# A checkout with the proxy and its native programs' sources, and with Java and Maven.
wrap_checkout() {
    make_checkout "$dir/checkout"
    cp "${launcher%/*}/websockify" "$checkout"
    mkdir "$checkout/native-rebind"
    echo source >"$checkout/native-rebind/rebind.c"
    echo rules >"$checkout/native-rebind/Makefile"
    make_fake_jdk 17.0.9 seventeen
    make_fake_maven 3.8.7
}

make_fake_make() {
    cat >"$dir/bin/make" <<'EOF'
#!/bin/sh
out=${3#OUT=}
echo made >"$out/rebind.so"
echo made >"$out/rebind-run"
chmod +x "$out/rebind-run"
EOF
    cp "$dir/bin/make" "$dir/bin/cc"
    chmod +x "$dir/bin/make" "$dir/bin/cc"
}

test_wrap_mode_builds_its_native_programs_when_they_are_missing_or_old() {
    wrap_checkout
    make_fake_make
    run "$checkout/websockify" 5901 -- vncserver :1
    expect_status 0
    grep -q 'building rebind.so' "$dir/err" || broken 'native programs not built'
    run "$checkout/websockify" 5901 -- vncserver :1
    expect_silence
    expect_output 'seventeen class proxy 1 [5901] [--] [vncserver] [:1]'
    touch -d '+2 seconds' "$checkout/native-rebind/rebind.c"
    run "$checkout/websockify" 5901 -- vncserver :1
    expect_error 'building rebind.so'
}

test_without_a_command_to_wrap_nothing_native_is_built() {
    wrap_checkout
    run "$checkout/websockify" 5901 localhost:5900
    expect_status 0
    [ -e "$checkout/native-rebind/target" ] && broken 'something native was built'
    return 0
}

test_wrap_mode_without_a_c_compiler_says_what_to_install() {
    wrap_checkout
    run "$checkout/websockify" 5901 -- vncserver :1
    expect_status 1
    expect_error 'needs make to build rebind.so: apt-get install gcc make libc6-dev'
    make_fake_make
    rm "$dir/bin/cc"
    run "$checkout/websockify" 5901 -- vncserver :1
    expect_status 1
    expect_error 'needs a C compiler (cc) to build rebind.so: apt-get install gcc make libc6-dev'
}
