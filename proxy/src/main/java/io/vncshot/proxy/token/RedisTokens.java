package io.vncshot.proxy.token;

import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Redis server whose keys are tokens, with a namespace and a colon in front if there is one. */
final class RedisTokens implements TokenSource {
    private static final int FIELDS = 5;

    private final RedisConnection.Server server;
    private final String prefix;

    /** The source is {@code host[:port[:db[:password[:namespace]]]]}; a field with colons stands in quotes. */
    RedisTokens(String source) {
        List<String> fields = split(source);
        if (fields.size() > FIELDS || fields.get(0).isEmpty()) {
            throw mistake();
        }
        while (fields.size() < FIELDS) {
            fields.add("");
        }
        HostPort address = new HostPort(fields.get(0), number(fields.get(1), 6379));
        server = new RedisConnection.Server(address, number(fields.get(2), 0), fields.get(3));
        prefix = fields.get(4).isEmpty() ? "" : fields.get(4) + ":";
    }

    @Override
    public @Nullable Target find(String token) throws IOException {
        try (RedisConnection connection = RedisConnection.open(server)) {
            String value = connection.get(prefix + token);
            return value == null ? null : JsonTarget.fromText(value.trim());
        }
    }

    static List<String> split(String source) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
            } else if (c == ':' && quote == 0) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quote != 0) {
            throw mistake();
        }
        fields.add(field.toString());
        return fields;
    }

    private static int number(String digits, int unsaid) {
        try {
            int number = digits.isEmpty() ? unsaid : Integer.parseInt(digits);
            if (number >= 0 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw mistake();
        }
        throw mistake();
    }

    private static IllegalArgumentException mistake() {
        return new IllegalArgumentException("--token-source: TokenRedis needs host[:port[:db[:password[:namespace]]]]");
    }
}
