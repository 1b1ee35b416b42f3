package io.vncshot.rfb.security;

import io.vncshot.rfb.protocol.RfbException;
import java.util.List;
import java.util.Optional;

/** The SASL mechanisms that this client uses, best first. ANONYMOUS is none: it lets in whoever says so. */
enum SaslMechanism {
    SCRAM_SHA_512("SCRAM-SHA-512"),
    SCRAM_SHA_256("SCRAM-SHA-256"),
    SCRAM_SHA_1("SCRAM-SHA-1"),
    DIGEST_MD5("DIGEST-MD5"),
    /** The password as it is. */
    PLAIN("PLAIN");

    /** Those for a wire on which others can read. */
    static final List<SaslMechanism> IN_THE_CLEAR = List.of(SCRAM_SHA_512, SCRAM_SHA_256, SCRAM_SHA_1, DIGEST_MD5);

    private final String title;

    SaslMechanism(String title) {
        this.title = title;
    }

    /** The name in IANA's registry. */
    String title() {
        return title;
    }

    /**
     * The best of those allowed that is offered.
     *
     * @param offered names with commas between them
     * @throws RfbException {@code PROTOCOL} when there is none
     */
    static SaslMechanism choose(String offered, List<SaslMechanism> allowed) throws RfbException {
        String list = "," + offered + ",";
        for (SaslMechanism mechanism : allowed) {
            if (list.contains("," + mechanism.title + ",")) {
                return mechanism;
            }
        }
        StringBuilder names = new StringBuilder();
        for (SaslMechanism mechanism : allowed) {
            names.append(names.length() == 0 ? "" : ", ").append(mechanism.title);
        }
        String hint = list.contains(",PLAIN,")
                ? "; PLAIN, the password in the clear, needs a server with TLS, or plain in --security-types"
                : "";
        throw RfbException.protocol(
                "the server offers the SASL mechanisms " + offered + ": this client may use " + names + hint);
    }

    /** The hash of SCRAM, as Java calls it; empty for other mechanisms. */
    Optional<String> scramHash() {
        return switch (this) {
            case SCRAM_SHA_512 -> Optional.of("SHA-512");
            case SCRAM_SHA_256 -> Optional.of("SHA-256");
            case SCRAM_SHA_1 -> Optional.of("SHA-1");
            case DIGEST_MD5, PLAIN -> Optional.empty();
        };
    }
}
