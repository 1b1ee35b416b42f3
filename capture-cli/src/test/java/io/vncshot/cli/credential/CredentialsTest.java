package io.vncshot.cli.credential;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.protocol.RfbException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsTest {
    private static final PasswordPrompt NOBODY = prompt -> Optional.empty();

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> everyOption =
            List.of("-p", "from -p", "--password-file", "pw", "--password-command", "echo from a command");
    private long nanos;

    @TempDir
    private Path folder;

    @Test
    void sourcesAreAskedInOrder() throws Exception {
        Files.writeString(folder.resolve("pw"), "from a file\n");
        Files.writeString(folder.resolve("vnc"), "from a credential\n");
        environment.put("VNC_PASSWORD", "from the environment");
        environment.put("CREDENTIALS_DIRECTORY", folder.toString());

        assertThat(credentials(everyOption, NOBODY).password()).hasValue("from -p");
        assertThat(credentials(everyOption.subList(2, 6), NOBODY).password()).hasValue("from a file");
        assertThat(credentials(everyOption.subList(4, 6), NOBODY).password()).hasValue("from a command");
        assertThat(credentials(List.of(), NOBODY).password()).hasValue("from the environment");
        environment.remove("VNC_PASSWORD");
        assertThat(credentials(List.of(), NOBODY).password()).hasValue("from a credential");
        environment.remove("CREDENTIALS_DIRECTORY");
        assertThat(credentials(List.of(), prompt -> Optional.of("from " + prompt))
                        .password())
                .hasValue("from Password for host::5900: ");
    }

    @Test
    void promptCountsAsNotAtHand() throws Exception {
        assertThat(credentials(List.of(), prompt -> Optional.of("typed")).isAtHand())
                .isFalse();
        assertThat(credentials(List.of("-p", "x"), NOBODY).isAtHand()).isTrue();
        environment.put("VNC_PASSWORD", "x");
        assertThat(credentials(List.of(), NOBODY).isAtHand()).isTrue();
    }

    @Test
    void credentialsDirectoryWithoutOurFileIsPassedOver() throws Exception {
        environment.put("CREDENTIALS_DIRECTORY", folder.toString());

        assertThat(credentials(List.of(), NOBODY).isAtHand()).isFalse();
        assertThat(credentials(List.of(), prompt -> Optional.of("typed")).password())
                .hasValue("typed");
    }

    @Test
    void withoutAnyPasswordTheMessageNamesTheWaysToGiveOne() throws Exception {
        assertRefused(
                List.of(),
                "the server wants a password, and there is none: give one with --password-file FILE,"
                        + " --password-command COMMAND or the variable VNC_PASSWORD");
    }

    @Test
    void fileThatCannotBeReadIsNamedWithItsOption() throws Exception {
        assertRefused(List.of("--password-file", "none"), "--password-file none: no such file or folder");
        Files.createFile(folder.resolve("empty"));
        assertRefused(List.of("--password-file", "empty"), "--password-file empty: has no password in its first line");
    }

    @Test
    void commandThatFailsIsNamedWithItsOption() throws Exception {
        assertRefused(List.of("--password-command", "exit 3"), "--password-command: ended with exit status 3");
    }

    @Test
    void usernameComesFromItsOption() throws Exception {
        assertThat(credentials(List.of("-u", "ada"), NOBODY).username()).hasValue("ada");
        assertThat(credentials(List.of(), NOBODY).username()).isEmpty();
    }

    @Test
    void usernameMayStandInTheAddress() throws Exception {
        assertThat(credentials(List.of("-s", "vnc://ada@host"), NOBODY).username())
                .hasValue("ada");
        assertThat(credentials(List.of("-s", "vnc://ada@host", "-u", "eve"), NOBODY)
                        .username())
                .hasValue("eve");
    }

    @Test
    void secretsAreNotPrinted() throws Exception {
        assertThat(credentials(List.of("-p", "secret"), NOBODY)).asString().doesNotContain("secret");
    }

    @Test
    void timeOfThePersonWhoTypesIsNotTheServers() throws Exception {
        Given given = new Given();
        Settings settings = Settings.load(Options.TABLE, given, new Layers(environment, folder));
        TimeBudget time = TimeBudget.start(settings, () -> nanos);
        PasswordPrompt slowTypist = prompt -> {
            nanos += 50_000_000_000L;
            return Optional.of("typed");
        };

        new Credentials(settings, environment, folder, slowTypist, "host::5900", time).password();

        assertThat(time.deadline().remainingMillis()).isEqualTo(60_000);
    }

    private void assertRefused(List<String> words, String message) throws UsageException {
        Credentials credentials = credentials(words, NOBODY);
        assertThatExceptionOfType(RfbException.class)
                .isThrownBy(credentials::password)
                .withMessage(message)
                .extracting(RfbException::reason)
                .isEqualTo(RfbException.Reason.AUTHENTICATION);
    }

    private Credentials credentials(List<String> words, PasswordPrompt prompt) throws UsageException {
        Given given = new Given();
        OptionParser.parse(Options.TABLE, words, given);
        Settings settings = Settings.load(Options.TABLE, given, new Layers(Map.of(), folder));
        TimeBudget time = TimeBudget.start(settings, () -> nanos);
        return new Credentials(settings, environment, folder, prompt, "host::5900", time);
    }
}
