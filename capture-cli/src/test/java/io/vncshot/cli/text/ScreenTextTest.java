package io.vncshot.cli.text;

import io.vncshot.rfb.protocol.Rectangle;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScreenTextTest {
    private static final String HEAD =
            "level page_num block_num par_num line_num word_num left top width height conf text\n";

    /** What tesseract 5.3.0 read in an xterm, in a picture twice as large; tabs are spaces here. */
    private static final String XTERM = """
            level page_num block_num par_num line_num word_num left top width height conf text
            1 1 0 0 0 0 0 0 2048 1536 -1
            2 1 1 0 0 0 46 50 298 23 -1
            3 1 1 1 0 0 46 50 298 23 -1
            4 1 1 1 1 0 46 50 298 23 -1
            5 1 1 1 1 1 46 50 82 19 96.532776 Welcome
            5 1 1 1 1 2 142 52 23 17 95.752449 to
            5 1 1 1 1 3 178 50 34 19 96.159973 the
            5 1 1 1 1 4 228 50 57 23 96.615875 login
            5 1 1 1 1 5 298 56 46 17 95.658737 page
            2 1 2 0 0 0 46 76 104 20 -1
            3 1 2 1 0 0 46 76 104 20 -1
            4 1 2 1 1 0 46 76 104 20 -1
            5 1 2 1 1 1 46 76 104 20 87.588608 Password:
            2 1 3 0 0 0 48 102 308 19 -1
            3 1 3 1 0 0 48 102 308 19 -1
            4 1 3 1 1 0 48 102 308 19 -1
            5 1 3 1 1 1 48 102 20 19 91.839127 ls
            5 1 3 1 1 2 82 102 166 19 49.120178 fusr/share/doc
            5 1 3 1 1 3 262 102 22 19 96.531639 42
            5 1 3 1 1 4 298 102 58 19 94.446327 files
            """;

    @Test
    void textIsWhereItsWordsAre() throws IOException {
        ScreenText text = parse(XTERM, 2);

        assertThat(text.find("login")).hasValue(new Rectangle(114, 25, 29, 12));
        assertThat(text.find("Welcome to the login page")).hasValue(new Rectangle(23, 25, 149, 12));
        assertThat(text.find("42 files")).hasValue(new Rectangle(131, 51, 47, 10));
    }

    @Test
    void placeIsInPixelsOfThePicture() throws IOException {
        assertThat(parse(XTERM, 1).find("login")).hasValue(new Rectangle(228, 50, 57, 23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Login", "page Password:", "the  login", "login the", "Welcome the"})
    void otherCaseOtherSpacesAndOtherLinesAreNoMatch(String text) throws IOException {
        assertThat(parse(XTERM, 2).find(text)).isEmpty();
    }

    @Test
    void partOfAWordIsWhereTheWordIs() throws IOException {
        assertThat(parse(XTERM, 2).find("assword")).hasValue(new Rectangle(23, 38, 52, 10));
        assertThat(parse(XTERM, 2).find("me to")).hasValue(new Rectangle(23, 25, 60, 10));
    }

    @Test
    void wholeWordsComeBeforePartsAndHigherOnesBeforeLower() throws IOException {
        String text = HEAD
                + "5 1 1 1 1 1 0 10 30 9 90 Login\n"
                + "5 1 2 1 1 1 0 90 30 9 90 in\n"
                + "5 1 3 1 1 1 0 50 30 9 90 in:\n";

        assertThat(parse(text, 1).find("in")).hasValue(new Rectangle(0, 50, 30, 9));
        assertThat(parse(text, 1).find("ogin")).hasValue(new Rectangle(0, 10, 30, 9));
    }

    @Test
    void blankScreenHasNoLines() throws IOException {
        assertThat(parse(HEAD + "1 1 0 0 0 0 0 0 80 60 -1 \n", 2).lines()).isEmpty();
        assertThat(parse(HEAD + "5 1 1 1 1 1 0 0 80 60 95   \n", 2).lines()).isEmpty();
    }

    @Test
    void shortenedTextIsOneLineOfTheFirstWords() throws IOException {
        assertThat(parse(XTERM, 2).shortened())
                .isEqualTo("Welcome to the login page | Password: | ls fusr/share/doc 42 files");

        String rows = "5 1 1 1 1 1 0 0 9 9 90 word\n".repeat(100);
        assertThat(parse(HEAD + rows, 1).shortened()).hasSize(201).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Usage: tesseract",
                HEAD + "5 1 1 1 1 1 0 0 9 9 90",
                HEAD + "5 1 1 1 1 1 0 0 9 x 90 a",
                HEAD + "5 1 1 1 1 1 0 0 -9 9 90 a",
                HEAD + "5 1 1 1 1 1 -4 0 9 9 90 a"
            })
    void outputOfAnotherFormIsAnError(String output) {
        assertThatThrownBy(() -> parse(output, 2))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("tesseract wrote");
    }

    /** The last column keeps its spaces. */
    private static ScreenText parse(String spaced, int scale) throws IOException {
        StringBuilder tsv = new StringBuilder();
        for (String row : spaced.split("\n", -1)) {
            tsv.append(String.join("\t", row.split(" ", 12))).append('\n');
        }
        return ScreenText.parse(tsv.toString(), scale);
    }
}
