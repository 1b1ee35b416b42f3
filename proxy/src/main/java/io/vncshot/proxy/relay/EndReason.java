package io.vncshot.proxy.relay;

/** Why a session ended: what happened first. */
public enum EndReason {
    CLIENT_CLOSED("client_closed"),
    CLIENT_LOST("client_lost"),
    PROTOCOL_ERROR("protocol_error"),
    NO_ANSWER("no_answer_to_ping"),
    TARGET_CLOSED("target_closed"),
    TARGET_FAILED("target_failed"),
    CONNECT_FAILED("connect_failed"),
    SHUTDOWN("shutdown");

    private final String label;

    EndReason(String label) {
        this.label = label;
    }

    /** Its name in logs and metrics. */
    public String label() {
        return label;
    }
}
