package io.vncshot.rfb.security;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.SecurityType.Protection;
import java.util.List;
import java.util.Optional;

/** Chooses among the security types that a server offers. */
final class SecurityChoice {
    static final int TIGHT = 16;
    static final int TLS = 18;
    static final int VENCRYPT = 19;

    private static final int UNUSABLE = Integer.MAX_VALUE;
    private static final int LAST = 1 << 16;

    private final List<SecurityType> allowed;
    private final Credentials credentials;

    /** @param allowed best first */
    SecurityChoice(List<SecurityType> allowed, Credentials credentials) {
        this.allowed = allowed;
        this.credentials = credentials;
    }

    /**
     * The number to answer with: the first of those allowed that is offered and can be satisfied. Without a password at hand,
     * None goes before a type that would ask for one. VeNCrypt counts as the best that it may hold, Tight as the last.
     *
     * @param offered the numbers as they came; those that this client does not know are passed over
     */
    int choose(int[] offered) throws RfbException {
        if (!credentials.areAtHand() && allowed.contains(SecurityType.NONE) && contains(offered, SecurityType.NONE)) {
            return SecurityType.NONE.number();
        }
        return best(offered, true);
    }

    /** The same among the subtypes of VeNCrypt, which holds no other container. */
    SecurityType chooseWithin(int[] offered) throws RfbException {
        int number = best(offered, false);
        for (SecurityType type : allowed) {
            if (type.number() == number) {
                return type;
            }
        }
        throw new IllegalStateException("type " + number + " is not allowed");
    }

    /** What could be taken of an offer without VeNCrypt and Tight. */
    Optional<SecurityType> beside(int[] offered) {
        for (SecurityType type : allowed) {
            if (!type.isWithinVeNCrypt() && contains(offered, type)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private int best(int[] offered, boolean containers) throws RfbException {
        int best = 0;
        int bestRank = UNUSABLE;
        for (int number : offered) {
            int rank = containers ? rank(number) : leafRank(number);
            if (rank < bestRank) {
                best = number;
                bestRank = rank;
            }
        }
        if (bestRank == UNUSABLE) {
            throw RfbException.protocol("the server offers security types " + describe(offered)
                    + ": this client may use " + describe(allowed) + hint(offered));
        }
        return best;
    }

    private String hint(int[] offered) {
        for (int number : offered) {
            if ((number == TLS || isAnonymousTls(number)) && !onlyVerified()) {
                return "; --insecure allows TLS without a certificate, which protects against nobody in the middle";
            }
            if (number == SecurityType.PLAIN.number()) {
                return "; --security-types plain sends user name and password in the clear";
            }
        }
        return "";
    }

    /** As {@code --min-security} may have it, and then {@code --insecure} adds nothing. */
    private boolean onlyVerified() {
        for (SecurityType type : allowed) {
            if (type.protection() != Protection.VERIFIED) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnonymousTls(int number) {
        Optional<SecurityType> type = SecurityType.of(number);
        return type.isPresent() && type.get().isAnonymousTls();
    }

    private int rank(int number) {
        return switch (number) {
            case VENCRYPT -> veNCryptRank();
            case TIGHT -> tightRank();
            case TLS -> anonymousTlsRank();
            default -> number >= 256 ? UNUSABLE : leafRank(number);
        };
    }

    private int veNCryptRank() {
        int best = allowed.isEmpty() ? UNUSABLE : LAST - 1;
        for (SecurityType type : allowed) {
            if (type.isWithinVeNCrypt()) {
                best = Math.min(best, leafRank(type.number()));
            }
        }
        return best;
    }

    /** It may hold three types, and which one is known only after the choice. */
    private int tightRank() {
        int best = Math.min(leafRank(SecurityType.VNC_AUTHENTICATION.number()), leafRank(SecurityType.NONE.number()));
        return Math.max(Math.min(best, leafRank(SecurityType.PLAIN.number())), LAST);
    }

    private int anonymousTlsRank() {
        for (int i = 0; i < allowed.size(); i++) {
            if (allowed.get(i).isAnonymousTls()) {
                return i;
            }
        }
        return UNUSABLE;
    }

    private int leafRank(int number) {
        for (int i = 0; i < allowed.size(); i++) {
            SecurityType type = allowed.get(i);
            if (type.number() == number) {
                return type.needsUsername() && !credentials.haveUsername() ? LAST + i : i;
            }
        }
        return UNUSABLE;
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
        if (types.isEmpty()) {
            return "none, as --security-types and --min-security have it";
        }
        StringBuilder list = new StringBuilder();
        for (SecurityType type : types) {
            list.append(list.length() == 0 ? "" : ", ").append(type.title());
        }
        return list.toString();
    }

    /** The names of IANA's registry, and of those that servers use beside it. */
    private static String name(int number) {
        for (SecurityType type : SecurityType.values()) {
            if (type.number() == number) {
                return type.title();
            }
        }
        return switch (number) {
            case TIGHT -> "Tight";
            case 17 -> "Ultra";
            case TLS -> "TLS";
            case VENCRYPT -> "VeNCrypt";
            case 22 -> "xvp";
            case 33, 35, 36 -> "Apple";
            case 112 -> "MS-Logon I";
            case 117 -> "Ultra";
            case 118 -> "MS-Logon III";
            default -> "";
        };
    }
}
