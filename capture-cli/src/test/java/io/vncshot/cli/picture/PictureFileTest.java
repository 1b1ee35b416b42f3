package io.vncshot.cli.picture;

import io.vncshot.cli.picture.PictureFile.Destination;
import io.vncshot.imaging.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PictureFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"a.png, PNG", "a.PNG, PNG", "-a.jpg, JPEG", "sub.d/../b.jpeg, JPEG", "a.bmp, BMP", "a.b.gif, GIF"})
    void extensionGivesTheFormat(String name, ImageFormat format) throws IOException {
        Files.createDirectories(folder.resolve("sub.d"));

        PictureFile file = PictureFile.parse(name, folder);

        assertThat(file.format()).isEqualTo(format);
        assertThat(file.destination()).isEqualTo(Destination.REPLACED);
        assertThat(file.path()).isEqualTo(folder.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.webp", "a", "png", ".png", "a.png.", "a.png ", "a.txt"})
    void otherExtensionsAreRefusedWithAListOfThose(String name) {
        assertRefused(name, "must end in one of " + ImageFormat.supportedExtensions());
    }

    @Test
    void emptyNameIsRefused() {
        assertRefused("", "must not be empty");
    }

    @Test
    void nameThatJavaHasLostBytesOfIsRefused() {
        assertRefused(
                "b\uFFFD.png",
                "is not in this locale's encoding; run with LC_ALL=C.UTF-8, or let the shell open the file");
    }

    @Test
    void folderThatDoesNotExistIsRefused() {
        assertRefused("none/a.png", "is in a folder that does not exist, " + folder.resolve("none"));
        assertRefused(folder + "/none/a.png", "is in a folder that does not exist, " + folder.resolve("none"));
    }

    @Test
    void folderIsNoFileName() throws IOException {
        Files.createDirectory(folder.resolve("a.png"));

        assertRefused("a.png", "is a folder; the name of a file is needed");
        assertRefused("b.png/", "is a folder; the name of a file is needed");
        assertRefused(".", "is a folder; the name of a file is needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
    void stdoutIsPng(String name) {
        PictureFile file = PictureFile.parse(name, folder);

        assertThat(file.destination()).isEqualTo(Destination.STDOUT);
        assertThat(file.format()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void deviceIsWrittenInPlaceAndIsPngWithoutAnExtension() {
        PictureFile file = PictureFile.parse("/dev/null", folder);

        assertThat(file.destination()).isEqualTo(Destination.IN_PLACE);
        assertThat(file.format()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void linksAreReplacedWhateverTheyLeadTo() throws IOException {
        Path toDevice = Files.createSymbolicLink(folder.resolve("to-device.png"), Path.of("/dev/null"));
        Files.createSymbolicLink(folder.resolve("to-nothing.png"), Path.of("none"));
        Files.createSymbolicLink(folder.resolve("to-file.png"), Files.createFile(folder.resolve("file")));

        for (String name : new String[] {"to-device.png", "to-nothing.png", "to-file.png"}) {
            assertThat(PictureFile.parse(name, folder).destination()).as(name).isEqualTo(Destination.REPLACED);
        }
        Files.delete(toDevice);
    }

    private void assertRefused(String name, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureFile.parse(name, folder))
                .withMessage(rule);
    }
}
