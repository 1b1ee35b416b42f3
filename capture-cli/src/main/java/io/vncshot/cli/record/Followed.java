package io.vncshot.cli.record;

/**
 * What a handshake came to.
 *
 * @param securityType by name, for messages
 * @param number of the security type
 */
record Followed(Outcome outcome, String securityType, int number) {
    enum Outcome {
        /** The session is in the clear from here on. */
        CLEAR("in the clear"),
        /** The viewer and the server encrypt from here on. */
        ENCRYPTED("encrypted"),
        /** Nobody here knows what the security type does. */
        UNKNOWN("behind an authentication that is not known here"),
        /** The server has refused the viewer. */
        REFUSED("refused by the server");

        private final String description;

        Outcome(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }
}
