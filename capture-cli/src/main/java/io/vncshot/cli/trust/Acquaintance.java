package io.vncshot.cli.trust;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.option.FirstUse;
import io.vncshot.cli.trust.KnownHostsFile.Entry;
import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One server and what the file of known ones says of it. The file is read only when a key is to be judged.
 *
 * @param server as it stands in the file, without spaces
 * @param file absent where nothing tells whose home this is
 */
public record Acquaintance(String server, Optional<Path> file, FirstUse firstUse, Messages messages)
        implements KnownServers {

    @Override
    public boolean trusts(Key key, Fingerprint fingerprint) throws RfbException {
        List<Entry> recorded = read(key);
        if (recorded.isEmpty()) {
            return firstUse == FirstUse.ALL || (firstUse == FirstUse.KEYS && key == Key.RSA);
        }
        for (Entry entry : recorded) {
            if (entry.fingerprint().equals(fingerprint)) {
                return true;
            }
        }
        Entry first = recorded.get(0);
        throw new RfbException(
                Reason.TLS,
                "the server's " + title(key) + " has changed: its SHA-256 fingerprint is " + fingerprint
                        + ", and was " + first.fingerprint() + ", by " + fileName() + " line " + first.line()
                        + "; somebody may be in the middle; if you know that the change is right, delete that line");
    }

    /** A file that cannot be written is no reason to fail: the key was good enough for this time. */
    @Override
    public void remember(Key key, Fingerprint fingerprint) throws RfbException {
        if (!read(key).isEmpty()) {
            return;
        }
        String what = server + ": " + title(key) + " with the SHA-256 fingerprint " + fingerprint
                + " is trusted at its first use";
        if (file.isEmpty()) {
            messages.warning(what + ", and not recorded: neither HOME nor XDG_CONFIG_HOME says where");
            return;
        }
        try {
            KnownHostsFile.add(file.get(), new Entry(0, server, kind(key), fingerprint));
            messages.warning(what + ", and recorded in " + fileName());
        } catch (IOException e) {
            messages.warning(what + ", and not recorded: " + fileName() + ": " + FileFailure.reason(e));
        }
    }

    private List<Entry> read(Key key) throws RfbException {
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return KnownHostsFile.read(file.get(), server, kind(key));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new RfbException(Reason.TLS, fileName() + ": " + FileFailure.reason(e), e);
        }
    }

    private String fileName() {
        return file.isEmpty() ? "" : file.get().toString();
    }

    private static String kind(Key key) {
        return switch (key) {
            case RSA -> "rsa";
            case CERTIFICATE -> "x509";
            case OUTER_CERTIFICATE -> "outer-x509";
        };
    }

    private static String title(Key key) {
        return key == Key.RSA ? "RSA key" : "certificate";
    }

    /** Records print what they hold. */
    @Override
    public String toString() {
        return "acquaintance with " + server;
    }
}
