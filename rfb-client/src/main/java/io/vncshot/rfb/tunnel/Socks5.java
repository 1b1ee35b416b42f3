package io.vncshot.rfb.tunnel;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The client's side of SOCKS 5: RFC 1928, and RFC 1929 for the password. */
final class Socks5 {
    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int LOGIN_VERSION = 1;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int MAX_FIELD = 255;

    private final Wire wire;
    private final Optional<Route.Login> login;

    Socks5(Wire wire, Optional<Route.Login> login) {
        this.wire = wire;
        this.login = login;
    }

    void connect(ServerAddress.Tcp target) throws RfbException {
        agreeOnLogin();
        wire.out().writeU8(VERSION);
        wire.out().writeU8(CONNECT);
        wire.out().writeU8(0);
        writeHost(target.host());
        wire.out().writeU16(target.port());
        wire.out().flush();
        readAnswer();
    }

    private void agreeOnLogin() throws RfbException {
        wire.out().writeU8(VERSION);
        wire.out().writeU8(login.isPresent() ? 2 : 1);
        wire.out().writeU8(NO_LOGIN);
        if (login.isPresent()) {
            wire.out().writeU8(PASSWORD);
        }
        wire.out().flush();
        checkVersion();
        int method = wire.in().readU8();
        if (method == PASSWORD && login.isPresent()) {
            sendLogin(login.get());
        } else if (method != NO_LOGIN) {
            throw new RfbException(
                    Reason.AUTHENTICATION,
                    login.isPresent()
                            ? "the proxy takes neither no login nor a password"
                            : "the proxy wants a login: give it as user:password@ in the proxy's address");
        }
    }

    private void sendLogin(Route.Login given) throws RfbException {
        wire.out().writeU8(LOGIN_VERSION);
        writeField(given.username(), "user name");
        writeField(given.password(), "password");
        wire.out().flush();
        wire.in().skip(1);
        if (wire.in().readU8() != 0) {
            throw new RfbException(Reason.AUTHENTICATION, "the proxy refuses the login of its address");
        }
    }

    private void writeField(String text, String what) throws RfbException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_FIELD) {
            throw new RfbException(
                    Reason.CONNECT, "a " + what + " of " + bytes.length + " bytes: SOCKS takes 1 to " + MAX_FIELD);
        }
        wire.out().writeU8(bytes.length);
        wire.out().writeBytes(bytes);
    }

    private void writeHost(String host) throws RfbException {
        byte[] address = literal(host);
        if (address.length == 0) {
            wire.out().writeU8(NAME);
            writeField(host, "host name");
        } else {
            wire.out().writeU8(address.length == 4 ? IPV4 : IPV6);
            wire.out().writeBytes(address);
        }
    }

    /** The bytes of an address in digits; none for a name, which the proxy resolves. */
    private static byte[] literal(String host) {
        if (host.indexOf(':') < 0 && !isDigitsAndDots(host)) {
            return new byte[0];
        }
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }

    private static boolean isDigitsAndDots(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private void readAnswer() throws RfbException {
        checkVersion();
        int reply = wire.in().readU8();
        if (reply != 0) {
            throw new RfbException(Reason.CONNECT, "cannot connect: the proxy says: " + reason(reply));
        }
        wire.in().skip(1);
        int type = wire.in().readU8();
        int length = switch (type) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> wire.in().readU8();
            default ->
                throw RfbException.protocol("SOCKS address of type " + type + ": must be 1, 3 or 4 (RFC 1928 §5)");
        };
        wire.in().skip(length + 2L);
    }

    private void checkVersion() throws RfbException {
        int version = wire.in().readU8();
        if (version != VERSION) {
            throw RfbException.protocol("SOCKS version " + version + ": must be 5 (RFC 1928)");
        }
    }

    private static String reason(int reply) {
        return switch (reply) {
            case 1 -> "general failure";
            case 2 -> "not allowed by its rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "time to live expired";
            case 7 -> "command not supported";
            case 8 -> "address type not supported";
            default -> "failure " + reply;
        };
    }
}
