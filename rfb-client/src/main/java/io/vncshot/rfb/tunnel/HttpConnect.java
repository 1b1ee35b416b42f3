package io.vncshot.rfb.tunnel;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.Text;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The method CONNECT of an HTTP proxy, RFC 9110 §9.3.6, with the login of RFC 7617. */
final class HttpConnect {
    private static final int MAX_HEAD = 64 << 10;
    private static final int LOGIN_WANTED = 407;

    private final Wire wire;
    private final Optional<Route.Login> login;

    HttpConnect(Wire wire, Optional<Route.Login> login) {
        this.wire = wire;
        this.login = login;
    }

    void connect(ServerAddress.Tcp target) throws RfbException {
        String host = target.host().indexOf(':') >= 0 ? "[" + target.host() + "]" : target.host();
        String place = host + ":" + target.port();
        StringBuilder request = new StringBuilder("CONNECT ")
                .append(place)
                .append(" HTTP/1.1\r\nHost: ")
                .append(place)
                .append("\r\n");
        if (login.isPresent()) {
            String both = login.get().username() + ":" + login.get().password();
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                    .append("\r\n");
        }
        wire.out().writeBytes(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        wire.out().flush();
        check(readHead());
    }

    /** The first line; the others are passed over. Bytes of the server may follow at once. */
    private String readHead() throws RfbException {
        StringBuilder first = new StringBuilder();
        boolean inFirst = true;
        int lineLength = 0;
        for (int total = 0; total < MAX_HEAD; total++) {
            int b = wire.in().readU8();
            if (b == '\r') {
                continue;
            }
            if (b != '\n') {
                lineLength++;
                if (inFirst) {
                    first.append((char) b);
                }
                continue;
            }
            if (lineLength == 0) {
                return first.toString();
            }
            inFirst = false;
            lineLength = 0;
        }
        throw RfbException.protocol("the proxy's answer is over " + MAX_HEAD + " bytes long");
    }

    private static void check(String line) throws RfbException {
        boolean http = line.startsWith("HTTP/1.") && line.length() >= "HTTP/1.1 200".length();
        String status = http ? line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()) : "";
        if (status.startsWith("2")) {
            return;
        }
        Reason reason = status.equals(String.valueOf(LOGIN_WANTED)) ? Reason.AUTHENTICATION : Reason.CONNECT;
        throw new RfbException(
                http ? reason : Reason.PROTOCOL,
                "the proxy answers with \"" + Text.printable(line) + "\": must be 200");
    }
}
