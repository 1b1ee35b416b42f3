package io.vncshot.testserver;

/** The three versions of RFC 6143 §7.1.1; every other number behaves as one of them. */
enum ProtocolVersion {
    V3_3,
    V3_7,
    V3_8;

    /** @param sevenCharacters such as 003.889 */
    static ProtocolVersion of(String sevenCharacters) {
        if (sevenCharacters.compareTo("003.007") < 0) {
            return V3_3;
        }
        return sevenCharacters.equals("003.007") ? V3_7 : V3_8;
    }

    ProtocolVersion orOlder(ProtocolVersion other) {
        return compareTo(other) < 0 ? this : other;
    }
}
