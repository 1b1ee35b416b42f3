package io.vncshot.rfb.transport;

import java.util.List;
import java.util.Optional;

/** How a connection gets to a server's address. */
public sealed interface Route {
    /** Straight there. */
    Route DIRECT = new Direct();

    /** Straight there. */
    record Direct() implements Route {}

    /**
     * Through a program whose standard input and output are the connection.
     *
     * @param words the program and its arguments
     */
    record Command(List<String> words) implements Route {
        public Command {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a command without a program");
            }
        }
    }

    /** Through a proxy, which resolves the server's name. */
    record Proxy(Kind kind, ServerAddress.Tcp address, Optional<Login> login) implements Route {
        /** What the proxy speaks. */
        public enum Kind {
            /** RFC 1928, with the passwords of RFC 1929. */
            SOCKS5,
            /** The method CONNECT of RFC 9110 §9.3.6. */
            HTTP
        }
    }

    /** What a proxy asks for. */
    record Login(String username, String password) {
        /** Records print what they hold. */
        @Override
        public String toString() {
            return "login of " + username;
        }
    }
}
