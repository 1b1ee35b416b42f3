package io.vncshot.interop;

import java.nio.file.Path;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A machine in text mode. */
class QemuTest {
    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");

    @TempDir
    private Path folder;

    /** The text cursor blinks, so the picture is compared with the screen's next moment of the same phase. */
    @Test
    void captureOfTheBiosTextIsTheScreenInOneOfItsPhases() {
        try (QemuMachine machine = QemuMachine.blank()) {
            Awaitility.await().until(() -> bootFailureShown(machine));

            Command.Result result = Vncshot.in(folder, machine.port()).run("capture", "screen.png");

            assertThat(result).isEqualTo(SILENT_SUCCESS);
            Picture picture = Picture.read(folder.resolve("screen.png"));
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(picture.differenceFrom(machine.truth())).isEmpty());
        }
    }

    /** "This VM has no graphic display device.", in white on black. */
    @Test
    void aMachineWithoutADisplaySaysSoInItsPicture() {
        try (QemuMachine machine = QemuMachine.withoutDisplay()) {
            assertThat(Vncshot.in(folder, machine.port()).run("capture", "screen.png"))
                    .isEqualTo(SILENT_SUCCESS);
            int[] pixels = Picture.read(folder.resolve("screen.png")).rgb();
            assertThat(Arrays.stream(pixels).distinct().count()).isEqualTo(2);
        }
    }

    @Test
    void typedTextReachesTheGuest() {
        assertThat(typed("", "echo hello 123-456;=[x]")).isEqualTo("echo hello 123-456;=[x]");
    }

    /** Keys go by their numbers, with shift where a US keyboard needs it. */
    @Test
    void capitalsAndSymbolsReachTheGuestWithoutBeingAskedFor() {
        assertThat(typed("", "Hello, World! ~#$(X)_+{|}:\"<>?")).isEqualTo("Hello, World! ~#$(X)_+{|}:\"<>?");
    }

    @Test
    void forcedCapitalsReachTheGuestAsOnAUsKeyboard() {
        assertThat(typed("--force-caps", "Hello, World! ~#$(X)_+{|}:\"<>?"))
                .isEqualTo("Hello, World! ~#$(X)_+{|}:\"<>?");
    }

    private String typed(String option, String text) {
        try (QemuMachine machine = QemuMachine.echo()) {
            Awaitility.await()
                    .until(() -> machine.truth().height() == 400
                            && machine.textLine(0).isEmpty());
            Vncshot vncshot = Vncshot.in(folder, machine.port());

            Command.Result result = (option.isEmpty() ? vncshot : vncshot.withOptions(option)).run("type", text);

            assertThat(result).isEqualTo(SILENT_SUCCESS);
            Awaitility.await().until(() -> machine.textLine(0).length() >= text.length());
            return machine.textLine(0);
        }
    }

    private static boolean bootFailureShown(QemuMachine machine) {
        for (int line = 0; line < 25; line++) {
            if (machine.textLine(line).contains("No bootable device")) {
                return true;
            }
        }
        return false;
    }
}
