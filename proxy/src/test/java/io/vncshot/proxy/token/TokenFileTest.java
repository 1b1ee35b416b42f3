package io.vncshot.proxy.token;

import io.vncshot.proxy.address.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("targets"), """
                # name     address          options
                front:     10.0.0.5:5901    --password-file /etc/kiosk/front
                  back:    10.0.0.6::5902   -t 5
                six:\t[::1]:5903
                sixth:     [fe80::1]::5904
                plain:     fe80::1:5905
                  # more
                socket:    unix_socket:/run/vnc --exclusive
                web:       wss://gate.example/websockify?token=back
                a:b:       host:5906
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "front,10.0.0.5:5901",
        "back,10.0.0.6:5902",
        "six,[::1]:5903",
        "sixth,[fe80::1]:5904",
        "plain,fe80::1:5905",
        "socket,unix_socket:/run/vnc",
        "a:b,host:5906"
    })
    void listOfDesktopsIsAFileOfTokens(String token, String address) throws IOException {
        assertThat(find(token)).isEqualTo(Target.parse(address));
    }

    @Test
    void whatIsNoAddressHereIsNoToken() throws IOException {
        assertThat(find("web")).isNull();
        assertThat(find("# more")).isNull();
        assertThat(find("")).isNull();
    }

    @Test
    void changesAreSeenUnlessTheFileIsReadOnce() throws IOException {
        TokenFile once = new TokenFile(file.toString(), TokenFile.Reading.ONCE);
        assertThat(once.find("front")).isNotNull();
        Files.writeString(file, "other: host:1\n");
        assertThat(once.find("front")).isNotNull();
        assertThat(find("front")).isNull();
        assertThat(find("other")).isNotNull();
    }

    private @Nullable Target find(String token) throws IOException {
        return new TokenFile(file.toString(), TokenFile.Reading.EACH_TIME).find(token);
    }
}
