package io.vncshot.cli.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class AtomicFileTest {
    private final PartFiles parts = new PartFiles();

    @TempDir
    private Path folder;

    @AfterEach
    void closeParts() {
        parts.close();
    }

    @Test
    void nameHoldsTheOldFileUntilTheNewOneIsComplete() throws IOException {
        Path target = Files.writeString(folder.resolve("a.png"), "old");

        try (AtomicFile file = AtomicFile.create(target, parts)) {
            file.out().write("new".getBytes(StandardCharsets.UTF_8));
            assertThat(target).hasContent("old");
            file.commit();
        }

        assertThat(target).hasContent("new");
        assertThat(names()).containsExactly("a.png");
    }

    @Test
    void fileThatIsNotCommittedLeavesNothing() throws IOException {
        Path target = folder.resolve("a.png");

        try (AtomicFile file = AtomicFile.create(target, parts)) {
            file.out().write(1);
            assertThat(names())
                    .hasSize(1)
                    .allSatisfy(name -> assertThat(name).startsWith(".a.png.").endsWith(".part"));
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void linkIsReplacedAndItsVictimUntouched() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Path link = Files.createSymbolicLink(folder.resolve("a.png"), victim);

        write(link, "new");

        assertThat(link).isRegularFile().hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(victim).hasContent("untouched");
    }

    @Test
    void linkThatLeadsNowhereIsReplaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a.png"), folder.resolve("none"));

        write(link, "new");

        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(names()).containsExactly("a.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-rf.png", "a\nb.png", " ", "äöü€😀.png", "a*?[b].png", ".hidden.png", "%s.png"})
    void everyNameThatTheSystemAllowsCanBeWritten(String name) throws IOException {
        write(folder.resolve(name), "new");

        assertThat(names()).containsExactly(name);
    }

    @Test
    void longestNamesCanBeWritten() throws IOException {
        String ascii = "x".repeat(251) + ".png";
        String wide = "€".repeat(83) + ".png";
        String pairs = "x".repeat(31) + "😀".repeat(50) + ".png";

        for (String name : List.of(ascii, wide, pairs)) {
            write(folder.resolve(name), "new");
        }

        assertThat(names()).containsExactlyInAnyOrder(ascii, wide, pairs);
    }

    @Test
    void twoAtOnceDoNotMix() throws IOException {
        Path target = folder.resolve("a.png");

        try (AtomicFile one = AtomicFile.create(target, parts);
                AtomicFile two = AtomicFile.create(target, parts)) {
            one.out().write("one".getBytes(StandardCharsets.UTF_8));
            two.out().write("two".getBytes(StandardCharsets.UTF_8));
            one.commit();
            assertThat(target).hasContent("one");
            two.commit();
        }

        assertThat(target).hasContent("two");
        assertThat(names()).containsExactly("a.png");
    }

    @Test
    void folderInTheWayIsNotReplaced() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a.png"));

        assertThatIOException().isThrownBy(() -> write(target, "new"));

        assertThat(names()).containsExactly("a.png");
        assertThat(target).isDirectory();
    }

    @Test
    void closingThePartsRemovesWhatIsUnfinished() throws IOException {
        AtomicFile file = AtomicFile.create(folder.resolve("a.png"), parts);
        file.out().write(1);

        parts.close();

        assertThat(names()).isEmpty();
        file.close();
    }

    private void write(Path target, String content) throws IOException {
        try (AtomicFile file = AtomicFile.create(target, parts)) {
            file.out().write(content.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
