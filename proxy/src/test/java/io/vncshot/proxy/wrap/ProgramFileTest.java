package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@EnabledOnOs(OS.LINUX)
final class ProgramFileTest {
    private static final int LOAD = 1;
    private static final int INTERPRETER = 3;
    private static final int X86_64 = 62;
    private static final int I386 = 3;

    @TempDir
    Path folder;

    @Test
    void programWithAnInterpreterCanBePreloaded() throws IOException {
        elf("program", X86_64, LOAD, INTERPRETER);
        assertThat(whyNot("program")).isNull();
    }

    @Test
    void programWithoutAnInterpreterIsStaticallyLinked() throws IOException {
        elf("program", X86_64, LOAD, LOAD);
        assertThat(whyNot("program")).isEqualTo("is statically linked");
    }

    @Test
    void programForAnotherProcessorCannotBePreloaded() throws IOException {
        elf("program", I386, LOAD, INTERPRETER);
        assertThat(whyNot("program")).isEqualTo("is for another processor than rebind.so");
    }

    @ParameterizedTest
    @CsvSource({"#!/DIR/static, is statically linked", "#! /DIR/script -x, is statically linked", "#!/DIR/dynamic,"})
    void scriptIsWhatItsInterpreterIs(String firstLine, String reason) throws IOException {
        elf("static", X86_64, LOAD);
        elf("dynamic", X86_64, INTERPRETER);
        write("script", ("#!" + folder + "/static\n").getBytes(StandardCharsets.UTF_8));
        write("program", (firstLine.replace("/DIR", folder.toString()) + "\nexit\n").getBytes(StandardCharsets.UTF_8));
        assertThat(whyNot("program")).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/usr/bin/env static", "#!/usr/bin/env -S static -x"})
    void envFindsTheInterpreterOnThePath(String firstLine) throws IOException {
        elf("static", X86_64, LOAD);
        write("program", (firstLine + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(whyNot("program")).isEqualTo("is statically linked");
    }

    @Test
    void scriptThatIsItsOwnInterpreterIsRefused() throws IOException {
        write("program", ("#!" + folder + "/program\n").getBytes(StandardCharsets.UTF_8));
        assertThatIOException().isThrownBy(() -> whyNot("program"));
    }

    @ParameterizedTest
    @CsvSource({"none, none: no such command on the PATH", "./none, ./none: no such command", "/, /: cannot be executed"
    })
    void commandThatCannotBeRunIsNamed(String command, String message) {
        assertThatIOException().isThrownBy(() -> whyNot(command)).withMessage(message);
    }

    @Test
    void foldersAndFilesThatCannotBeExecutedAreNoCommands() throws IOException {
        Files.createDirectory(folder.resolve("program"));
        Files.writeString(folder.resolve("text"), "x");
        assertThatIOException().isThrownBy(() -> whyNot("program"));
        assertThatIOException().isThrownBy(() -> whyNot("text"));
    }

    private @Nullable String whyNot(String command) throws IOException {
        Path library = elf("rebind.so", X86_64, LOAD);
        return ProgramFile.of(command, folder.toString()).whyNotPreloaded(library);
    }

    /** The headers of a 64-bit little-endian ELF file. */
    private Path elf(String name, int machine, int... programHeaders) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64 + programHeaders.length * 56).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        bytes.putShort(18, (short) machine).putLong(32, 64);
        bytes.putShort(54, (short) 56).putShort(56, (short) programHeaders.length);
        for (int i = 0; i < programHeaders.length; i++) {
            bytes.putInt(64 + i * 56, programHeaders[i]);
        }
        return write(name, bytes.array());
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
