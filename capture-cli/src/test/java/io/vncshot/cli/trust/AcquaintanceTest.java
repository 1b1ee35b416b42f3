package io.vncshot.cli.trust;

import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.FirstUse;
import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AcquaintanceTest {
    private static final Fingerprint OLD = Fingerprint.parse("1".repeat(64));
    private static final Fingerprint NEW = Fingerprint.parse("2".repeat(64));
    private static final String SERVER = "host:5901";

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("config/vncshot/known_hosts");
    }

    @ParameterizedTest
    @CsvSource({
        "NOTHING, RSA, false",
        "NOTHING, CERTIFICATE, false",
        "KEYS, RSA, true",
        "KEYS, CERTIFICATE, false",
        "KEYS, OUTER_CERTIFICATE, false",
        "ALL, RSA, true",
        "ALL, CERTIFICATE, true",
        "ALL, OUTER_CERTIFICATE, true"
    })
    void whatIsNewIsTrustedAsTheUserSays(FirstUse firstUse, KnownServers.Key key, boolean trusted) throws RfbException {
        assertThat(server(firstUse).trusts(key, NEW)).isEqualTo(trusted);
    }

    @Test
    void theFirstKeyIsRecordedForItsOwnerAloneAndSaidInOneLine() throws Exception {
        server(FirstUse.KEYS).remember(KnownServers.Key.RSA, OLD);

        assertThat(file).hasContent(SERVER + " rsa " + OLD + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(stderr.toString(UTF_8))
                .isEqualTo("vncshot: warning: host:5901: RSA key with the SHA-256 fingerprint " + OLD
                        + " is trusted at its first use, and recorded in " + file + "\n");
        server(FirstUse.NOTHING).remember(KnownServers.Key.RSA, OLD);
        assertThat(file).hasContent(SERVER + " rsa " + OLD + "\n");
    }

    /** Whatever may be new: this is not. */
    @ParameterizedTest
    @ValueSource(strings = {"NOTHING", "KEYS", "ALL"})
    void whatIsRecordedIsTrustedAndAnotherIsRefusedWithBothAndTheLine(FirstUse firstUse) throws Exception {
        record("# remark\n\nother:5901 x509 " + NEW + "\n" + SERVER + " x509 SHA256:" + OLD + "\n");

        assertThat(server(firstUse).trusts(KnownServers.Key.CERTIFICATE, OLD)).isTrue();
        assertThatExceptionOfType(RfbException.class)
                .isThrownBy(() -> server(firstUse).trusts(KnownServers.Key.CERTIFICATE, NEW))
                .withMessage("the server's certificate has changed: its SHA-256 fingerprint is " + NEW + ", and was "
                        + OLD + ", by " + file
                        + " line 4; somebody may be in the middle; if you know that the change is"
                        + " right, delete that line")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TLS));
    }

    @Test
    void severalLinesOfAServerAreAllGood() throws Exception {
        record(SERVER + " rsa " + OLD + "\n" + SERVER + " rsa " + NEW);

        assertThat(server(FirstUse.NOTHING).trusts(KnownServers.Key.RSA, OLD)).isTrue();
        assertThat(server(FirstUse.NOTHING).trusts(KnownServers.Key.RSA, NEW)).isTrue();
    }

    @Test
    void aLineIsAddedAfterOneThatDoesNotEnd() throws Exception {
        record("# mine");
        server(FirstUse.ALL).remember(KnownServers.Key.OUTER_CERTIFICATE, NEW);

        assertThat(file).hasContent("# mine\n" + SERVER + " outer-x509 " + NEW + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "host:5901, 'line 1 must be host:port, kind and fingerprint, with a space between'",
        "host:5901 rsa, 'line 1 must be host:port, kind and fingerprint, with a space between'",
        "host:5901 rsa 12, line 1: a fingerprint of 2 hex digits: SHA-256 has 64"
    })
    void aLineThatCannotBeReadTrustsNobody(String line, String message) throws Exception {
        record(line);

        assertThatExceptionOfType(RfbException.class)
                .isThrownBy(() -> server(FirstUse.ALL).trusts(KnownServers.Key.RSA, NEW))
                .withMessage(file + ": " + message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TLS));
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path kept = Files.writeString(folder.resolve("kept"), "");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, kept);
        server(FirstUse.KEYS).remember(KnownServers.Key.RSA, OLD);

        assertThat(file).isSymbolicLink();
        assertThat(kept).hasContent(SERVER + " rsa " + OLD + "\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndNoFailure() throws Exception {
        Files.createDirectories(file.resolveSibling("known_hosts.lock"));
        server(FirstUse.KEYS).remember(KnownServers.Key.RSA, OLD);

        assertThat(stderr.toString(UTF_8)).contains("is trusted at its first use, and not recorded: " + file + ": ");
    }

    @Test
    void withoutAHomeNothingIsRecorded() throws Exception {
        Acquaintance homeless = new Acquaintance(SERVER, Optional.empty(), FirstUse.KEYS, messages());

        assertThat(homeless.trusts(KnownServers.Key.RSA, OLD)).isTrue();
        homeless.remember(KnownServers.Key.RSA, OLD);
        assertThat(stderr.toString(UTF_8)).contains("not recorded: neither HOME nor XDG_CONFIG_HOME says where");
    }

    @Test
    void eachServerGetsALineOfItsOwn() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int port = 1; port <= 20; port++) {
            new Acquaintance("host:" + port, Optional.of(file), FirstUse.KEYS, messages())
                    .remember(KnownServers.Key.RSA, OLD);
            lines.add("host:" + port + " rsa " + OLD);
        }
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
    }

    private void record(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Acquaintance server(FirstUse firstUse) {
        return new Acquaintance(SERVER, Optional.of(file), firstUse, messages());
    }

    private Messages messages() {
        return Messages.to(new PrintStream(stderr, true, UTF_8), Verbosity.NORMAL);
    }
}
