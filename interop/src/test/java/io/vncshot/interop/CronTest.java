package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines of a crontab, run by Debian's cron. That looks at its table once a minute, so that two turns take up to two minutes.
 * It runs where only it and its children see its folders: no table of the machine's is touched, and no mail leaves it.
 */
class CronTest {
    private static final int SECONDS_OF_TWO_TURNS = 140;

    @TempDir
    private Path folder;

    @BeforeEach
    void requireCron() {
        Requirements.require(List.of("cron", "unshare"));
        Command.Result mount = Command.of("unshare", "--mount", "mount", "--make-rprivate", "/")
                .run();
        Assumptions.assumeTrue(
                mount.exitStatus() == 0 || System.getenv("CI") != null,
                "only root can have folders of its own for cron, and CI must be");
    }

    @Test
    @Timeout(200)
    void linesAreSilentAsLongAsAllIsWellAndOneLineOfErrorIsMailed() throws IOException {
        Vncshot.script(folder, "vncshot");
        int dead = VncPort.free();
        try (XVncServer tiger = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                XVncServer tight = XVncServer.start(ServerSetup.of(ServerKind.TIGHTVNC));
                Daemon cron = startCron(line("tiger", tiger.port()), line("tight", tight.port()), line("dead", dead))) {
            Awaitility.await()
                    .atMost(SECONDS_OF_TWO_TURNS, TimeUnit.SECONDS)
                    .pollInterval(1, TimeUnit.SECONDS)
                    .until(() -> !cron.isAlive()
                            || (pictures("tiger").size() >= 2
                                    && pictures("tight").size() >= 2
                                    && mails().size() >= 2));
            assertThat(cron.isAlive()).as(cron.log()).isTrue();
            assertThatAllAre(pictures("tiger"), tiger.truth());
            assertThatAllAre(pictures("tight"), tight.truth());
        }
        assertThat(folder.resolve("latest-tiger.png")).isSymbolicLink();
        assertThat(pictures("dead")).isEmpty();
        assertThat(mails())
                .allSatisfy(mail -> assertThat(body(mail))
                        .startsWith("vncshot: snap: 127.0.0.1::" + dead + ": cannot connect")
                        .hasLineCount(1));
    }

    /** The one of docs/snapshots.md, but for each minute. */
    private String line(String name, int port) {
        return "* * * * *  cd " + folder + " && ./vncshot -q -s 127.0.0.1::" + port + " snap --latest latest-" + name
                + ".png --keep-hourly 48 --keep-daily 30 '" + name + "/\\%Y\\%m\\%dT\\%H\\%M\\%S.png'";
    }

    private Daemon startCron(String... lines) throws IOException {
        for (String name : List.of("spool", "cron.d", "run", "sbin", "mail")) {
            Files.createDirectory(folder.resolve(name));
        }
        Path table = Files.write(folder.resolve("spool/root"), List.of(lines));
        Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-------"));
        Files.createFile(folder.resolve("crontab"));
        Path sendmail = folder.resolve("sbin/sendmail");
        Files.writeString(
                sendmail,
                "#!/bin/sh\ncat >" + folder + "/mail/.$$ && mv " + folder + "/mail/.$$ " + folder + "/mail/$$\n");
        Files.setPosixFilePermissions(sendmail, PosixFilePermissions.fromString("rwxr-xr-x"));
        String script = """
                mount --make-rprivate / &&
                mount --bind spool /var/spool/cron/crontabs &&
                mount --bind cron.d /etc/cron.d &&
                mount --bind crontab /etc/crontab &&
                mount --bind run /run &&
                mount -t overlay -o "lowerdir=$PWD/sbin:/usr/sbin" none /usr/sbin &&
                exec cron -f
                """;
        return Daemon.start(List.of("unshare", "--mount", "sh", "-c", "cd " + folder + " && " + script), Map.of());
    }

    private static void assertThatAllAre(List<Path> pictures, Picture truth) {
        for (Path picture : pictures) {
            assertThat(Picture.read(picture).differenceFrom(truth))
                    .as("%s", picture)
                    .isEmpty();
        }
    }

    private List<Path> pictures(String name) throws IOException {
        return list(folder.resolve(name)).stream()
                .filter(file -> file.toString().endsWith(".png"))
                .toList();
    }

    private List<String> mails() throws IOException {
        List<String> mails = new ArrayList<>();
        for (Path file : list(folder.resolve("mail"))) {
            if (!file.getFileName().toString().startsWith(".")) {
                mails.add(Files.readString(file));
            }
        }
        return mails;
    }

    private static String body(String mail) {
        return mail.substring(mail.indexOf("\n\n") + 2);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
