package io.vncshot.rfb.handshake;

import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import java.util.List;

/** Chooses among the security types that a server offers. */
final class SecurityChoice {
    private SecurityChoice() {}

    /**
     * The first of {@code allowed} that is offered and can be satisfied: without a password at hand, None goes before a type
     * that would ask for one.
     *
     * @param offered the numbers as they came; those that this client does not know are passed over
     */
    static SecurityType choose(int[] offered, List<SecurityType> allowed, CredentialSource credentials)
            throws RfbException {
        if (!credentials.isAtHand() && allowed.contains(SecurityType.NONE) && contains(offered, SecurityType.NONE)) {
            return SecurityType.NONE;
        }
        for (SecurityType type : allowed) {
            if (contains(offered, type)) {
                return type;
            }
        }
        throw RfbException.protocol(
                "the server offers security types " + describe(offered) + ": this client may use " + describe(allowed));
    }

    private static boolean contains(int[] numbers, SecurityType type) {
        for (int number : numbers) {
            if (number == type.number()) {
                return true;
            }
        }
        return false;
    }

    private static String describe(int[] numbers) {
        StringBuilder list = new StringBuilder();
        for (int number : numbers) {
            list.append(list.length() == 0 ? "" : ", ").append(number & 0xFFFF_FFFFL);
            String name = name(number);
            if (!name.isEmpty()) {
                list.append(" (").append(name).append(')');
            }
        }
        return list.toString();
    }

    private static String describe(List<SecurityType> types) {
        StringBuilder list = new StringBuilder();
        for (SecurityType type : types) {
            list.append(list.length() == 0 ? "" : ", ")
                    .append(type.number())
                    .append(" (")
                    .append(type.title())
                    .append(')');
        }
        return list.toString();
    }

    /** The names of IANA's registry, and of those that servers use beside it. */
    private static String name(int number) {
        return switch (number) {
            case 1 -> "None";
            case 2 -> "VNC Authentication";
            case 5 -> "RA2";
            case 6 -> "RA2ne";
            case 13 -> "RA2r";
            case 16 -> "Tight";
            case 17 -> "Ultra";
            case 18 -> "TLS";
            case 19 -> "VeNCrypt";
            case 20 -> "SASL";
            case 22 -> "xvp";
            case 30 -> "Apple Diffie-Hellman";
            case 33, 35, 36 -> "Apple";
            case 113 -> "MS-Logon II";
            case 129 -> "RA2_256";
            case 130 -> "RA2ne_256";
            default -> "";
        };
    }
}
