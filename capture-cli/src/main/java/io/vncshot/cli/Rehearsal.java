package io.vncshot.cli;

import java.util.List;

/** Several command lines in one process, with a word {@code ;} between them: what the start-up archive is made from. */
public final class Rehearsal {
    private static final String SEPARATOR = ";";

    private Rehearsal() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        Invocation invocation = Main.invocation();
        int status = 0;
        int start = 0;
        while (start <= words.size()) {
            int length = words.subList(start, words.size()).indexOf(SEPARATOR);
            int end = length < 0 ? words.size() : start + length;
            status = Math.max(
                    status,
                    new Program(invocation).run(words.subList(start, end).toArray(new String[0])));
            start = end + 1;
        }
        // As Main ends, so that what that loads is in the archive too.
        Runtime.getRuntime().halt(status);
    }
}
