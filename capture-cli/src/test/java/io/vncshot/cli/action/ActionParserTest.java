package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.imaging.ImageFormat;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureWriter;
import io.vncshot.rfb.input.KeyChord;
import io.vncshot.rfb.protocol.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActionParserTest {
    private String stdin = "";

    @TempDir
    private Path folder;

    @Test
    void everyActionTakesItsArguments() throws UsageException {
        assertThat(parse("capture", "a.png")).containsExactly(capture("a.png"));
        assertThat(parse("rcapture", "a.png", "1", "2", "3", "4"))
                .containsExactly(capture("a.png", new Rectangle(1, 2, 3, 4)));
        assertThat(parse("key", "ctrl-alt-del")).containsExactly(new KeyAction(KeyChord.parse("ctrl-alt-del")));
        assertThat(parse("type", "hé")).containsExactly(typing(0x68, 0xE9));
        assertThat(parse("move", "10", "20")).containsExactly(new MoveAction(10, 20));
        assertThat(parse("keydown", "ctrl")).containsExactly(new KeyDownAction(KeyChord.parse("ctrl")));
        assertThat(parse("keyup", "ctrl")).containsExactly(new KeyUpAction(KeyChord.parse("ctrl")));
        assertThat(parse("doubleclick")).containsExactly(new ClickAction(ActionName.DOUBLE_CLICK, 1, 2));
        assertThat(parse("mousedown", "8")).containsExactly(new MouseDownAction(8));
        assertThat(parse("mouseup", "8")).containsExactly(new MouseUpAction(8));
        assertThat(parse("drag", "1", "2")).containsExactly(new DragAction(1, 2));
        assertThat(parse("scroll", "left", "3")).containsExactly(new ScrollAction(ScrollAction.Direction.LEFT, 3));
        assertThat(parse("click", "3")).containsExactly(click(3));
        assertThat(parse("pause", "1.5")).containsExactly(new PauseAction(Duration.ofMillis(1500)));
    }

    @Test
    void aliasesMeanTheSame() throws UsageException {
        assertThat(parse("mousemove", "10", "20")).isEqualTo(parse("move", "10", "20"));
        assertThat(parse("sleep", "1")).isEqualTo(parse("pause", "1"));
        assertThat(parse("kdown", "a", "kup", "a")).isEqualTo(parse("keydown", "a", "keyup", "a"));
        assertThat(parse("mdown", "2", "mup", "2")).isEqualTo(parse("mousedown", "2", "mouseup", "2"));
    }

    @Test
    void actionsFollowOneAnother() throws UsageException {
        assertThat(parse("move", "1", "2", "click", "1", "capture", "a.png"))
                .extracting(Action::name)
                .containsExactly(ActionName.MOVE, ActionName.CLICK, ActionName.CAPTURE);
    }

    @Test
    void wordsAfterAnActionAreItsArgumentsWhateverTheyLookLike() throws UsageException {
        assertThat(parse("type", "key")).containsExactly(typing(0x6B, 0x65, 0x79));
        assertThat(parse("type", "--")).containsExactly(typing(0x2D, 0x2D));
        assertThat(parse("type", "-v")).containsExactly(typing(0x2D, 0x76));
        assertThat(parse("type", "")).containsExactly(typing());
        assertThat(parse("key", "-")).containsExactly(new KeyAction(KeyChord.parse("-")));
        assertThat(parse("capture", "-x.png")).containsExactly(capture("-x.png"));
    }

    @Test
    void buttonIsTakenOnlyIfTheNextWordIsANumber() throws UsageException {
        assertThat(parse("click")).containsExactly(click(1));
        assertThat(parse("click", "click", "2")).containsExactly(click(1), click(2));
        assertThat(parse("click", "key", "a")).hasSize(2);
    }

    @Test
    void linesOfATextAreEndedByReturn() throws UsageException {
        assertThat(parse("type", "a\nb\r\nc\r\t"))
                .containsExactly(typing(0x61, 0xFF0D, 0x62, 0xFF0D, 0x63, 0xFF0D, 0xFF09));
    }

    @Test
    void charactersBeyondTheBasicPlaneAreOneKeyEach() throws UsageException {
        assertThat(parse("type", "€😀")).containsExactly(typing(0x0100_20AC, 0x0101_F600));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "capture | capture: FILE is missing",
                "capture a.webp | capture: FILE \"a.webp\": must end in one of .png",
                "capture none/a.png | capture: FILE \"none/a.png\": is in a folder that does not exist",
                "rcapture a.png 1 2 3 | rcapture: H is missing",
                "rcapture a.png 1 2 0 4 | rcapture: W \"0\": must be a whole number from 1 to 65535",
                "rcapture a.png x 2 3 4 | rcapture: X \"x\": must be a whole number from 0 to 65535",
                "move 1 | move: Y is missing",
                "move -5 10 | move: X \"-5\": must be a whole number from 0 to 65535",
                "move 1 65536 | move: Y \"65536\": must be a whole number from 0 to 65535",
                "move 1.5 2 | move: X \"1.5\": must be a whole number",
                "mousemove a 2 | mousemove: X \"a\": must be",
                "click 0 | click: BUTTON \"0\": must be a whole number from 1 to 8",
                "click 9 | click: BUTTON \"9\": must be a whole number from 1 to 8",
                "mousedown 9 | mousedown: BUTTON \"9\": must be a whole number from 1 to 8",
                "mouseup | mouseup: BUTTON is missing",
                "scroll over | scroll: DIRECTION \"over\": must be up, down, left or right",
                "scroll up 0 | scroll: N \"0\": must be a whole number from 1 to 10000",
                "keydown foo | keydown: KEY \"foo\": unknown key \"foo\"",
                "typefile none | typefile: FILE \"none\": no such file or folder",
                "expect a.png | expect: FILE \"a.png\": no such file or folder",
                "rstable 0 0 1 | rstable: H is missing",
                "change 0 0 1 | change: H is missing",
                "resize 0 5 | resize: W \"0\": must be a whole number from 1 to 32767",
                "copy none/a.txt | copy: FILE \"none/a.txt\": is in a folder that does not exist",
                "paste | paste: TEXT is missing",
                "pause | pause: SECONDS is missing",
                "pause -1 | pause: SECONDS \"-1\": must be a number of seconds from 0 to 999999999, such as 2.5",
                "key foo | key: KEY \"foo\": unknown key \"foo\"",
                "key alt-entr | key: KEY \"alt-entr\": unknown key \"entr\": not a key name, one character, 0x and a keysym, or U+ and a code point; did you mean \"enter\"?",
                "key ctrl- | key: KEY \"ctrl-\": a key is missing after \"ctrl-\"",
                "key | key: KEY is missing",
                "type | type: TEXT is missing",
                "type a\u0007b | type: TEXT \"U+7\": no key types this character, at position 2",
                "dr 5 5 | unknown action \"dr\"",
                "captur a.png | unknown action \"captur\"; did you mean \"capture\"?",
                "type key enter | unknown action \"enter\"",
                "capture a.png -i | -i must stand before the first action",
                "capture a.png --nocursor | --nocursor must stand before the first action",
                "capture a.png --timeout=5 | --timeout=5 must stand before the first action",
                "capture a.png - | - reads a script from stdin, and must then stand alone",
                "none.vdo | script none.vdo: no such file or folder"
            })
    void messageNamesActionArgumentValueAndRule(String words, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(words.split(" ")))
                .withMessageStartingWith(message);
    }

    @Test
    void fileOfAnyNameIsAScriptUnlessItsNameIsAnAction() throws Exception {
        Files.writeString(folder.resolve("login.txt"), "click 1");
        Files.writeString(folder.resolve("click"), "type wrong");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/outer"), "inner login.txt");
        Files.writeString(folder.resolve("sub/inner"), "click 2");

        assertThat(parse("login.txt", "click")).containsExactly(click(1), click(1));
        assertThat(parse("sub/outer")).containsExactly(click(2), click(1));
    }

    @Test
    void pictureOfAScriptIsLookedForBesideItFirst() throws Exception {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/a.vdo"), "expect one.png 0 expect two.png 0");
        write("sub/one.png", 1);
        write("one.png", 2);
        write("two.png", 3);

        List<Action> actions = parse("sub/a.vdo");

        assertThat(((ExpectAction) actions.get(0)).reference().picture().width())
                .isEqualTo(1);
        assertThat(((ExpectAction) actions.get(1)).reference().picture().width())
                .isEqualTo(3);
    }

    private void write(String name, int width) throws IOException {
        try (java.io.OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            PictureWriter.write(ImageFormat.PNG, Picture.of(new int[width], width, 1), List.of(), out);
        }
    }

    @Test
    void nothingToDoIsAnError() throws IOException {
        Files.writeString(folder.resolve("empty.vdo"), "# nothing\n");

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse())
                .withMessageStartingWith("an action is missing, as in: ");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("empty.vdo"))
                .withMessageStartingWith("an action is missing");
    }

    @Test
    void scriptStandsForItsActions() throws Exception {
        Files.writeString(folder.resolve("login.vdo"), "# log in\ntype 'two words' key\nenter\n");

        assertThat(parse("click", "login.vdo", "capture", "a.png"))
                .extracting(Action::name)
                .containsExactly(ActionName.CLICK, ActionName.TYPE, ActionName.KEY, ActionName.CAPTURE);
    }

    @Test
    void dashAloneIsAScriptOnStdin() throws UsageException {
        stdin = "click 2\nclick 3";

        assertThat(parse("-")).containsExactly(click(2), click(3));
    }

    @Test
    void errorInAScriptIsNamedWithLineAndColumn() throws IOException {
        Files.writeString(folder.resolve("a.vdo"), "click 1\n  move 10 x\n");
        assertRefused("a.vdo:2:11: move: Y \"x\": must be a whole number from 0 to 65535", "a.vdo");
        Files.writeString(folder.resolve("a.vdo"), "click 1\n  move 10");
        assertRefused("a.vdo:2:3: move: Y is missing", "a.vdo");
        Files.writeString(folder.resolve("a.vdo"), "clack\n");
        assertRefused("a.vdo:1:1: unknown action \"clack\"; did you mean \"click\"?", "a.vdo");
        stdin = "type it's";
        assertRefused("stdin:1:8: the quote ' is never closed", "-");
    }

    @Test
    void scriptsIncludeOthersBesideThem() throws Exception {
        Files.createDirectories(folder.resolve("sub/deeper"));
        Files.writeString(folder.resolve("sub/a.vdo"), "click 1 include deeper/b.vdo click 4");
        Files.writeString(folder.resolve("sub/deeper/b.vdo"), "click 2 include c.vdo");
        Files.writeString(folder.resolve("sub/deeper/c.vdo"), "click 3");

        assertThat(parse("sub/a.vdo")).containsExactly(click(1), click(2), click(3), click(4));
    }

    @Test
    void includedFileNeedNotBeCalledVdoButMustBeThere() throws Exception {
        Files.writeString(folder.resolve("a.vdo"), "include b.txt");
        assertRefused("a.vdo:1:1: script b.txt: no such file or folder", "a.vdo");
        Files.writeString(folder.resolve("b.txt"), "click 2");
        assertThat(parse("a.vdo")).containsExactly(click(2));
    }

    @Test
    void scriptThatIncludesItselfIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.vdo"), "click 1\ninclude a.vdo");

        assertRefused(
                "a.vdo:2:1: script a.vdo: scripts within scripts go 16 deep at most; does one include itself?",
                "a.vdo");
    }

    @Test
    void commandLineHasNoInclude() {
        assertRefused("unknown action \"include\"", "include", "a.vdo");
    }

    @Test
    void pictureOfAScriptIsRelativeToTheWorkingDirectory() throws Exception {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/a.vdo"), "capture a.png");

        assertThat(parse("sub/a.vdo")).containsExactly(capture("a.png"));
    }

    @Test
    void scriptIsUtf8WithOrWithoutAMark() throws Exception {
        Files.writeString(folder.resolve("a.vdo"), "\uFEFFtype é");
        assertThat(parse("a.vdo")).containsExactly(typing(0xE9));
        Files.writeString(folder.resolve("a.vdo"), "type é", StandardCharsets.ISO_8859_1);
        assertRefused("a.vdo: not text in UTF-8", "a.vdo");
    }

    @Test
    void endlessScriptIsRefused() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ActionParser.parse(List.of("-"), folder, endless))
                .withMessage("stdin: longer than 4194304 bytes, too long for a script");
    }

    @Test
    void whatIsTypedIsNotPrinted() throws UsageException {
        Action action = parse("type", "secret").get(0);

        assertThat(action.label()).isEqualTo("type");
        assertThat(action).hasToString("TypeAction of 6 keys");
        assertThat(parse("key", "s").get(0).label()).isEqualTo("key");
    }

    private void assertRefused(String message, String... words) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(words))
                .withMessage(message);
    }

    private CaptureAction capture(String name) {
        return new CaptureAction(ActionName.CAPTURE, PictureFile.parse(name, folder), null);
    }

    private CaptureAction capture(String name, Rectangle region) {
        return new CaptureAction(ActionName.REGION_CAPTURE, PictureFile.parse(name, folder), region);
    }

    private static ClickAction click(int button) {
        return new ClickAction(ActionName.CLICK, button, 1);
    }

    private static TypeAction typing(Integer... keysyms) {
        return new TypeAction(ActionName.TYPE, "type", List.of(keysyms));
    }

    private List<Action> parse(String... words) throws UsageException {
        InputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        return ActionParser.parse(List.of(words), folder, in);
    }
}
