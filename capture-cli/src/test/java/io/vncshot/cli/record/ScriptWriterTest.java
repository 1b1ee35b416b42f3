package io.vncshot.cli.record;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.cli.record.ViewerEvents.KeyMove.DOWN;
import static io.vncshot.cli.record.ViewerEvents.KeyMove.UP;
import static org.assertj.core.api.Assertions.assertThat;

class ScriptWriterTest {
    private final List<String> lines = new ArrayList<>();
    private final ScriptWriter script = new ScriptWriter(lines::add);

    @Test
    void timeBetweenActionsIsAPauseLessWhatADelayTakes() {
        script.setTime(1000);
        script.keyEvent(DOWN, 0xFF0D);
        script.setTime(1010);
        script.keyEvent(UP, 0xFF0D);
        script.setTime(2500);
        script.keyEvent(DOWN, 'a');

        assertThat(lines).containsExactly("keydown enter", "keyup enter", "pause 1.480 keydown a");
    }

    @Test
    void actionsFasterThanTheyCanBePlayedMakeLaterPausesShorter() {
        script.setTime(0);
        for (int x = 0; x < 5; x++) {
            script.pointer(x, 0, 0);
        }
        script.setTime(60);
        script.pointer(9, 9, 0);

        assertThat(lines).endsWith("pause 0.010 move 9 9").hasSize(6);
    }

    @Test
    void buttonsAreHeldAndReleasedAsTheyWere() {
        script.setTime(0);
        script.pointer(10, 20, 0b1);
        script.pointer(30, 20, 0b101);
        script.pointer(30, 20, 0b1000_0100);
        script.pointer(30, 20, 0);

        assertThat(lines)
                .containsExactly(
                        "move 10 20",
                        "mousedown 1",
                        "move 30 20",
                        "mousedown 3",
                        "mouseup 1",
                        "mousedown 8",
                        "mouseup 3",
                        "mouseup 8");
        assertThat(script.actions()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0x27, `''\\'''`",
                "0x23, `'#'`",
                "0x2D, minus",
                "0x20, space",
                "0x41, A",
                "0xFFCC, f15",
                "0x10020AC, U+20AC",
                "0xE9, U+E9",
                "0x1008FF13, 0x1008ff13"
            })
    void keysAreNamedAsScriptsReadThem(String keysym, String name) {
        script.setTime(0);
        script.keyEvent(DOWN, Integer.decode(keysym));

        assertThat(lines).containsExactly("keydown " + name);
    }

    @Test
    void pastedTextIsQuoted() {
        script.setTime(0);
        script.cutText("it's\n\"so\"");

        assertThat(lines).containsExactly("paste 'it'\\''s\n\"so\"'");
    }

    @Test
    void pauseAfterAPictureCountsFromThePicture() {
        script.setTime(0);
        script.keyEvent(DOWN, 'a');
        script.setTime(500);
        script.expect("login-1.png");
        script.setTime(1500);
        script.keyEvent(UP, 'a');

        assertThat(lines).containsExactly("keydown a", "pause 0.490 expect login-1.png 0", "pause 1.000 keyup a");
    }
}
