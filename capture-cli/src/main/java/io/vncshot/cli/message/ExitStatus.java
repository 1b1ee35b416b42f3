package io.vncshot.cli.message;

import io.vncshot.rfb.protocol.RfbException;
import java.util.Locale;

/** What the program's exit status says. The tens are the cause; 10 to 19 and 40 are worth another try. */
public enum ExitStatus {
    DONE(0, "everything was done"),
    UNEXPECTED(1, "vncshot itself failed"),
    USAGE(2, "the command line or a setting is wrong; nothing was sent"),
    AUTHENTICATION(3, "the server refused the credentials, or there were none"),
    TLS(4, "TLS failed, or the certificate was refused"),
    CONNECT(10, "no connection could be made"),
    CONNECTION_LOST(11, "the connection was lost"),
    UNAVAILABLE(12, "the store that pictures go to cannot take them now"),
    PROTOCOL(20, "the server did not keep to the protocol, or to a limit"),
    ACTION_FAILED(30, "an action failed, on a file for example"),
    TIMEOUT(40, "time ran out"),
    DIFFERS(50, "a picture differs from its baseline, or from the other picture"),
    SIZE_DIFFERS(51, "a picture is of another size"),
    BASELINE_MISSING(52, "a check has no baseline, and may not make one"),
    NEVER_STABLE(53, "the screen did not come to rest in time"),
    BLANK(54, "the screen is blank, one colour all over"),
    NOT_FOUND(55, "a picture or a text was not found on the screen in time"),
    LOCKED(60, "another vncshot is at work in the folder"),
    FLEET(61, "some of the desktops of a list failed"),
    INTERRUPTED(130, "interrupted; other signals end it with 128 and their number");

    private final int code;
    private final String doc;

    ExitStatus(int code, String doc) {
        this.code = code;
        this.doc = doc;
    }

    public static ExitStatus of(RfbException.Reason reason) {
        return switch (reason) {
            case CONNECT -> CONNECT;
            case CONNECTION_LOST -> CONNECTION_LOST;
            case AUTHENTICATION -> AUTHENTICATION;
            case TLS -> TLS;
            case PROTOCOL -> PROTOCOL;
            case TIMEOUT -> TIMEOUT;
        };
    }

    public int code() {
        return code;
    }

    public String doc() {
        return doc;
    }

    /** The name in {@code --json}: {@code connection-lost}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
