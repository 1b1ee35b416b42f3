# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034 # the variables they share with expect.sh and checkout.sh
# Tests with a true Java, in $jdk; run by launcher-test.

# Java 17 archives no class of a path with a space, so this costs a little there.
jdk_test_folder_may_have_a_space() {
    real_checkout 'check out'
    run "$checkout/vncshot" x
    expect_output 'one
120'
    expect_silence
}

jdk_test_exit_status_is_handed_through() {
    real_checkout
    for expected in 0 7 61; do
        run "$checkout/vncshot" exit $expected
        expect_status $expected
        expect_silence
    done
}

jdk_test_closed_input_is_empty() {
    real_checkout
    run "$checkout/vncshot" read <&-
    expect_output 'one
114
-1'
    expect_silence
}

jdk_test_signal_reaches_java() {
    real_checkout
    for signal in 15 1; do
        rm "$dir/out"
        env -i --default-signal=HUP HOME="$dir/home" PATH="$dir/tools" "$checkout/vncshot" wait >"$dir/out" 2>"$dir/err" &
        await_output
        kill -$signal $!
        wait $!
        status=$?
        expect_status $((128 + signal))
        expect_silence
    done
}

jdk_test_arguments_beyond_ascii_come_through_in_a_crontab() {
    real_checkout
    for locale in LC_ALL=C LANG=C LC_ALL=POSIX LANG=; do
        run "$locale" "$checkout/vncshot" ä €
        expect_output 'one
228
8364'
    done
}

jdk_test_collector_may_be_chosen_in_any_way_that_java_knows() {
    real_checkout
    for name in VNCSHOT_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS; do
        run "$name=-XX:+UseParallelGC" "$checkout/vncshot" x
        expect_status 0
    done
}

jdk_test_archive_is_used() {
    real_checkout
    run "$checkout/vncshot" x
    expect_main_from_archive
    mv "$checkout" "$dir/moved"
    checkout=$dir/moved
    target=$checkout/capture-cli/target/vncshot
    run "$checkout/vncshot" x
    expect_silence
    expect_main_from_archive
}

jdk_test_archive_that_was_spoilt_is_made_again() {
    real_checkout
    archive=$target/$(archives_in "$target")
    for size in 0 4000 50000; do
        head -c $size "$archive" >"$dir/piece"
        rm "$archive"
        cp "$dir/piece" "$archive"
        run "$checkout/vncshot" x
        expect_output 'one
120'
        expect_silence
        expect_main_from_archive
    done
}

jdk_test_archive_does_not_outlive_its_jars() {
    real_checkout
    jar=$target/lib/capture-cli-0.1.0.jar
    cp -p "$jar" "$dir/one.jar"
    sed 's/"one"/"two"/' "$source" >"$dir/Two.java"
    "$dir/jvms/real/bin/javac" --release 17 -d "$dir/two" "$dir/Two.java"
    "$dir/jvms/real/bin/jar" cf "$dir/two.jar" -C "$dir/two" .
    cat "$dir/two.jar" >"$jar"
    run "$checkout/vncshot" x
    expect_output 'two
120'
    cp -p "$dir/one.jar" "$jar"
    touch -r "$dir/one.jar" "$jar"
    run "$checkout/vncshot" x
    expect_output 'one
120'
    mv "$dir/two.jar" "$jar"
    run "$checkout/vncshot" x
    expect_output 'two
120'
    rm -r "${target:?}/lib"
    run "$checkout/vncshot" x
    expect_output 'one
120'
    expect_main_from_archive
}

jdk_test_archive_that_does_not_fit_says_nothing() {
    real_checkout
    for options in '-XX:-UseCompressedOops' '-XX:+UseParallelGC' '-Xmx40g'; do
        run VNCSHOT_JAVA_OPTS="$options" "$checkout/vncshot" x
        expect_output 'one
120'
        expect_silence
    done
}

jdk_test_archive_of_another_build_of_java_is_left_alone() {
    real_checkout
    mkdir "$dir/jvms/other" "$dir/jvms/other/bin"
    ln -s "$jdk/lib" "$jdk/conf" "$dir/jvms/other"
    # shellcheck disable=SC2016
    printf '#!/bin/sh\nexec "%s/bin/java" "$@"\n' "$jdk" >"$dir/jvms/other/bin/java"
    chmod +x "$dir/jvms/other/bin/java"
    sed 's/^JAVA_RUNTIME_VERSION="/&other-/' "$jdk/release" >"$dir/jvms/other/release"
    run VNCSHOT_JAVA_HOME="$dir/jvms/other" "$checkout/vncshot" x
    expect_output 'one
120'
    [ "$(archives_in "$target" | wc -l)" -eq 2 ] || broken 'not one archive for each'
}
