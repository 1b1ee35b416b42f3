package io.vncshot.proxy.websocket;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was agreed on for permessage-deflate (RFC 7692 §7.1). */
public record DeflateTerms(Window server, Window client, boolean confirmsWindowSize) {
    private static final String NAME = "permessage-deflate";

    /** Whether a side's compressor goes on with what it knows from earlier messages. */
    public enum Window {
        KEPT,
        RESET
    }

    /** The first of the offers that can be met; null if there is none. Windows here always have 15 bits. */
    static @Nullable DeflateTerms choose(List<String> offers) {
        for (String offer : offers) {
            DeflateTerms terms = parse(offer);
            if (terms != null) {
                return terms;
            }
        }
        return null;
    }

    private static @Nullable DeflateTerms parse(String offer) {
        String[] words = offer.split(";", -1);
        Set<String> names = new HashSet<>();
        if (!words[0].trim().equals(NAME)) {
            return null;
        }
        for (int i = 1; i < words.length; i++) {
            String[] parameter = words[i].trim().split("=", 2);
            String name = parameter[0].trim();
            String value = parameter.length == 1 ? null : unquote(parameter[1].trim());
            if (!names.add(name) || !canBeMet(name, value)) {
                return null;
            }
        }
        return new DeflateTerms(
                names.contains("server_no_context_takeover") ? Window.RESET : Window.KEPT,
                names.contains("client_no_context_takeover") ? Window.RESET : Window.KEPT,
                names.contains("server_max_window_bits"));
    }

    private static boolean canBeMet(String name, @Nullable String value) {
        return switch (name) {
            case "server_no_context_takeover", "client_no_context_takeover" -> value == null;
            case "server_max_window_bits" -> "15".equals(value);
            case "client_max_window_bits" -> value == null || isWindowSize(value);
            default -> false;
        };
    }

    private static boolean isWindowSize(String value) {
        return value.equals("8")
                || value.equals("9")
                || (value.length() == 2 && value.charAt(0) == '1' && value.charAt(1) >= '0' && value.charAt(1) <= '5');
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The value to answer with. */
    String answer() {
        return NAME
                + (server == Window.RESET ? "; server_no_context_takeover" : "")
                + (client == Window.RESET ? "; client_no_context_takeover" : "")
                + (confirmsWindowSize ? "; server_max_window_bits=15" : "");
    }
}
