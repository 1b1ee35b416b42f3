package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    private Path localFile;
    private Path userFile;

    @BeforeEach
    void makeFolders() throws IOException {
        localFile = Files.createDirectories(folder.resolve("work")).resolve("vncshot.properties");
        userFile = Files.createDirectories(folder.resolve("config/vncshot")).resolve("config.properties");
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    @Test
    void everyLayerGivesWayToTheOneBeforeIt() throws Exception {
        assertThat(load().get(Options.TIMEOUT)).hasSeconds(60);
        Files.writeString(userFile, "timeout=1\n");
        assertThat(load().get(Options.TIMEOUT)).hasSeconds(1);
        Files.writeString(localFile, "timeout=2\n");
        assertThat(load().get(Options.TIMEOUT)).hasSeconds(2);
        environment.put("VNCSHOT_TIMEOUT", "3");
        assertThat(load().get(Options.TIMEOUT)).hasSeconds(3);
        assertThat(load("-t", "4").get(Options.TIMEOUT)).hasSeconds(4);
    }

    @Test
    void flagSetInAFileCanBeSwitchedOffOnTheCommandLine() throws Exception {
        Files.writeString(localFile, "exclusive=true\njson=true\n");

        assertThat(load().get(Options.EXCLUSIVE)).isTrue();
        assertThat(load("--shared").get(Options.EXCLUSIVE)).isFalse();
        assertThat(load("--json=false").get(Options.JSON)).isFalse();
    }

    @Test
    void optionIsSetWhenAnyLayerSetsIt() throws Exception {
        assertThat(load().isSet(Options.TIMEOUT)).isFalse();
        environment.put("VNCSHOT_TIMEOUT", "60");
        assertThat(load().isSet(Options.TIMEOUT)).isTrue();
    }

    @Test
    void variablesOfVncdotoolAndVncMeanTheSame() throws Exception {
        environment.put("VNCDOTOOL_DELAY", "30");
        environment.put("VNC_USERNAME", "ada");
        assertThat(load().get(Options.DELAY)).hasMillis(30);
        assertThat(load().find(Options.USERNAME)).hasValue("ada");

        environment.put("VNCSHOT_DELAY", "40");
        assertThat(load().get(Options.DELAY)).hasMillis(40);
    }

    @Test
    void headersAddUpOnTheCommandLineAndGoBeforeThoseOfTheVariable() throws Exception {
        environment.put("VNCSHOT_HEADER", "A: 1\nB: 2");
        assertThat(load().find(Options.HEADER)).hasValue(List.of("A: 1", "B: 2"));
        assertThat(load("--header", "C: 3", "--header=D: 4").find(Options.HEADER))
                .hasValue(List.of("C: 3", "D: 4"));
    }

    @Test
    void emptyVariableSetsNothing() throws Exception {
        environment.put("VNCSHOT_TIMEOUT", "");

        assertThat(load().get(Options.TIMEOUT)).hasSeconds(60);
    }

    @Test
    void variableOfAnotherProgramIsNoneOfOurs() throws Exception {
        environment.put("VNCSHOT_JAVA_HOME", "/usr");

        assertThat(load().isSet(Options.SERVER)).isFalse();
    }

    @Test
    void withoutXdgConfigHomeTheHomeFolderHasTheFile() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home/.config/vncshot"));
        Files.writeString(home.resolve("config.properties"), "timeout=7\n");
        environment.put("HOME", folder.resolve("home").toString());

        environment.remove("XDG_CONFIG_HOME");
        assertThat(load().get(Options.TIMEOUT)).hasSeconds(7);
        environment.put("XDG_CONFIG_HOME", "relative");
        assertThat(load().get(Options.TIMEOUT)).hasSeconds(7);
    }

    @Test
    void listsKeepTheirOrder() throws Exception {
        assertThat(load("--encodings", "copyrect, raw").find(Options.ENCODINGS))
                .hasValue(List.of(Encoding.COPY_RECT, Encoding.RAW));
    }

    @Test
    void badValueIsNamedWithItsLayer() throws Exception {
        environment.put("VNCSHOT_DELAY", "soon");
        assertRefused("VNCSHOT_DELAY=soon: must be a whole number of milliseconds from 0 to 3600000");
        environment.clear();

        Files.writeString(localFile, "delay=soon\n");
        assertRefused("./vncshot.properties: delay=soon: must be a whole number of milliseconds from 0 to 3600000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vnc://me:secret@h", "vnc://h?VncPassword=secret", "ws://me:secret@h/", "wss://h:x/?token=secret"
            })
    void messageShowsNoSecretOfAnAddress(String address) throws Exception {
        environment.put("VNCSHOT_SERVER", address);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(this::load)
                .withMessageStartingWith("VNCSHOT_SERVER=" + address.substring(0, address.indexOf(':')) + "://…: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void unknownKeyIsNamedWithItsFile() throws Exception {
        Files.writeString(localFile, "timout=5\n");
        assertRefused("./vncshot.properties: unknown key \"timout\"; did you mean \"timeout\"?");
        Files.delete(localFile);

        Files.writeString(userFile, "colour=red\n");
        assertRefused(userFile + ": unknown key \"colour\"");
    }

    @Test
    void passwordHasNoPlaceInAFile() throws Exception {
        Files.writeString(userFile, "password=secret\n");

        assertRefused(userFile + ": password may not stand here; give --password on the command line");
    }

    @Test
    void folderOfSomebodyElseCannotRunCommandsOrWriteLogs() throws Exception {
        Files.writeString(localFile, "password-command=rm -rf .\n");
        assertRefused(
                "./vncshot.properties: password-command may not stand here; set it in the user's config.properties,"
                        + " in VNCSHOT_PASSWORD_COMMAND or with --password-command");
        Files.writeString(localFile, "logfile=/tmp/log\n");
        assertRefused("./vncshot.properties: logfile may not stand here; set it in the user's config.properties,"
                + " in VNCSHOT_LOGFILE or with --logfile");
        Files.delete(localFile);

        Files.writeString(userFile, "password-command=pass show vnc\n");
        assertThat(load().find(Options.PASSWORD_COMMAND)).hasValue("pass show vnc");
    }

    @Test
    void fileThatIsNoPropertiesFileIsNamed() throws Exception {
        Files.writeString(localFile, "server=\\u00\n");
        assertRefused("./vncshot.properties: \\u must be followed by four hexadecimal digits");
        Files.write(localFile, new byte[] {'a', '=', (byte) 0xFF});
        assertRefused("./vncshot.properties: cannot be read as a properties file in UTF-8");
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(UsageException.class).isThrownBy(this::load).withMessage(message);
    }

    private Settings load(String... words) throws UsageException {
        Given given = new Given();
        OptionParser.parse(Options.TABLE, List.of(words), given);
        return Settings.load(Options.TABLE, given, new Layers(environment, folder.resolve("work")));
    }
}
