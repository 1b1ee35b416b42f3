package io.vncshot.proxy.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Targets in JSON. What is wrong with one is an IOException without what it held. */
final class JsonTarget {
    private JsonTarget() {}

    /** An object with host and port. */
    static Target fromHostAndPort(Map<String, Object> object) throws IOException {
        Object host = object.get("host");
        Object port = object.get("port");
        if (!(host instanceof String name) || !(port instanceof Number || port instanceof String)) {
            throw new IOException("a token's object must have host and port");
        }
        String digits = port instanceof Number number ? Long.toString(number.longValue()) : port.toString();
        try {
            boolean bare = name.indexOf(':') >= 0 && !name.startsWith("[");
            return new Target.Tcp(HostPort.parseTarget((bare ? "[" + name + "]" : name) + ":" + digits));
        } catch (IllegalArgumentException e) {
            throw new IOException("a token's object must have a host and a port from 1 to 65535");
        }
    }

    /** The text {@code host:port}, or an object whose host is that. */
    static Target fromText(String text) throws IOException {
        String address = text;
        if (text.startsWith("{")) {
            address = parse(text).get("host") instanceof String host ? host : "";
        }
        try {
            return Target.parse(address);
        } catch (IllegalArgumentException e) {
            throw new IOException("a token's value must be host:port, or an object whose host is that");
        }
    }

    static Map<String, Object> parse(String text) throws IOException {
        try {
            @Nullable Map<String, Object> object = JSONObjectUtils.parse(text);
            if (object != null) {
                return object;
            }
        } catch (ParseException e) {
            throw new IOException("a token's value must be a JSON object");
        }
        throw new IOException("a token's value must be a JSON object");
    }
}
