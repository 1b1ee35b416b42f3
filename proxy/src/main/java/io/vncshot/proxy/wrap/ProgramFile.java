package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that runs when a command is given: for a script that of its interpreter. */
record ProgramFile(Path path) {
    private static final int MAX_INTERPRETERS = 4;
    private static final int HEAD = 256;
    private static final int SET_USER_ID = 04000;
    private static final int SET_GROUP_ID = 02000;
    private static final int ELF64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int INTERPRETER = 3;
    private static final Path SELF = Path.of("/proc/self");

    /**
     * Finds what a command runs.
     *
     * @param searchPath folders separated by colons, for a command without a slash
     * @throws IOException when there is no such command
     */
    static ProgramFile of(String command, String searchPath) throws IOException {
        String name = command;
        for (int i = 0; i < MAX_INTERPRETERS; i++) {
            Path file = find(name, searchPath);
            String interpreter = interpreter(file);
            if (interpreter == null) {
                return new ProgramFile(file);
            }
            name = interpreter;
        }
        throw new IOException(command + ": a script of a script of a script");
    }

    private static Path find(String name, String searchPath) throws IOException {
        if (name.indexOf('/') >= 0) {
            return requireExecutable(Path.of(name));
        }
        for (String folder : searchPath.split(":", -1)) {
            Path file = Path.of(folder, name);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return file;
            }
        }
        throw new IOException(name + ": no such command on the PATH");
    }

    private static Path requireExecutable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": no such command");
        }
        if (!Files.isExecutable(file) || Files.isDirectory(file)) {
            throw new IOException(file + ": cannot be executed");
        }
        return file;
    }

    /** The program in the first line of a script, or null for anything else and what cannot be read. */
    private static @Nullable String interpreter(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            if (!head.startsWith("#!")) {
                return null;
            }
            String[] words =
                    head.substring(2).lines().findFirst().orElse("").trim().split("[ \t]+");
            boolean searched = words.length > 1 && Path.of(words[0]).endsWith("env");
            return searched ? words[words[1].equals("-S") && words.length > 2 ? 2 : 1] : words[0];
        }
    }

    /** Why LD_PRELOAD does not work on it, or null if it does as far as the file tells. */
    @Nullable
    String whyNotPreloaded(Path library) throws IOException {
        if (gainsPrivileges()) {
            return "is set-user-id";
        }
        if (!Files.isReadable(path)) {
            return null;
        }
        ByteBuffer program = head(path);
        ByteBuffer other = head(library);
        if (!isElf(program)) {
            return null;
        }
        if (program.get(4) != other.get(4) || program.getShort(18) != other.getShort(18)) {
            return "is for another processor than rebind.so";
        }
        return hasInterpreter(program) ? null : "is statically linked";
    }

    /** For its owner, as for root mostly, such a program is like any other. */
    private boolean gainsPrivileges() throws IOException {
        int mode = (int) Files.getAttribute(path, "unix:mode");
        boolean otherUser = !Files.getAttribute(path, "unix:uid").equals(Files.getAttribute(SELF, "unix:uid"));
        boolean otherGroup = !Files.getAttribute(path, "unix:gid").equals(Files.getAttribute(SELF, "unix:gid"));
        return ((mode & SET_USER_ID) != 0 && otherUser) || ((mode & SET_GROUP_ID) != 0 && otherGroup);
    }

    /** The ELF header and the program headers, which every linker puts right behind it. */
    private static ByteBuffer head(Path file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4096);
        try (FileChannel channel = FileChannel.open(file)) {
            int read = 0;
            while (read >= 0 && head.hasRemaining()) {
                read = channel.read(head);
            }
        }
        head.clear();
        return head.order(head.get(5) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private static boolean isElf(ByteBuffer head) {
        return head.get(0) == 0x7f && head.get(1) == 'E' && head.get(2) == 'L' && head.get(3) == 'F';
    }

    private static boolean hasInterpreter(ByteBuffer head) {
        boolean wide = head.get(4) == ELF64;
        long start = wide ? head.getLong(32) : head.getInt(28);
        int size = head.getShort(wide ? 54 : 42);
        int count = head.getShort(wide ? 56 : 44);
        for (int i = 0; i < count; i++) {
            long at = start + (long) i * size;
            if (at >= 0 && at <= head.capacity() - Integer.BYTES && head.getInt((int) at) == INTERPRETER) {
                return true;
            }
        }
        return false;
    }
}
