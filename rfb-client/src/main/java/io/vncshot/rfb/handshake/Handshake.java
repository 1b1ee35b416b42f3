package io.vncshot.rfb.handshake;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.Text;
import io.vncshot.rfb.security.SecurityNegotiation;
import io.vncshot.rfb.security.SecurityNegotiation.InitForm;
import io.vncshot.rfb.security.SecurityNegotiation.Secured;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Version, security, initialisation: RFC 6143 §7.1 to §7.3, top to bottom. For the session's thread alone. */
public final class Handshake {
    /** How long a reason is waited for, once it is known that the server refuses. */
    private static final Duration REASON_TIMEOUT = Duration.ofSeconds(2);

    private static final int CAPABILITY_BYTES = 16;
    private static final int RESULT_OK = 0;
    private static final int RESULT_FAILED = 1;
    private static final int RESULT_TOO_MANY = 2;
    /** UltraVNC's. */
    private static final int RESULT_FAILED_WITH_REASON = 3;

    private final SecurityNegotiation security;
    private final Duration timeout;
    private final Deadline overall;
    private long roundTripMillis;

    /**
     * Prepares a handshake.
     *
     * @param timeout for all of it, within {@code overall}
     */
    public Handshake(SecurityNegotiation security, Duration timeout, Deadline overall) {
        this.security = security;
        this.timeout = timeout;
        this.overall = overall;
    }

    /**
     * Runs it.
     *
     * @param sharedFlag 1 to leave other clients connected, 0 to have them disconnected
     */
    public Result run(Wire plain, int sharedFlag) throws RfbException {
        plain.setDeadline(overall.within(timeout));
        plain.in().setReading("the version");
        ProtocolVersion version = ProtocolVersion.read(plain.in());
        plain.out().writeBytes(version.bannerBytes());
        Secured secured = version == ProtocolVersion.V3_3 ? authenticate(plain) : negotiate(plain);
        Wire wire = secured.wire();
        if (version == ProtocolVersion.V3_8 || secured.type() != SecurityType.NONE) {
            readSecurityResult(secured.resultWire(), version);
        }
        wire.out().writeU8(sharedFlag);
        wire.out().flush();
        ServerInit init = readServerInit(wire.in());
        if (secured.initForm() == InitForm.TIGHT) {
            skipCapabilities(wire.in());
        }
        return new Result(wire, version.title(), secured.type(), init, roundTripMillis);
    }

    /** 3.3: the server decides (RFC 6143 §7.1.2, appendix A). */
    private Secured authenticate(Wire wire) throws RfbException {
        wire.in().setReading("the security type");
        flushAndAwaitAnswer(wire);
        int number = wire.in().readS32();
        if (number == 0) {
            throw refused(wire, "the server refuses the connection", Reason.PROTOCOL);
        }
        return security.authenticate(wire, number);
    }

    private void flushAndAwaitAnswer(Wire wire) throws RfbException {
        long before = wire.deadline().remainingMillis();
        wire.out().flush();
        wire.in().awaitByte();
        roundTripMillis = before - wire.deadline().remainingMillis();
    }

    private Secured negotiate(Wire wire) throws RfbException {
        wire.in().setReading("the list of security types");
        flushAndAwaitAnswer(wire);
        int[] offered = new int[wire.in().readU8()];
        if (offered.length == 0) {
            throw refused(wire, "the server refuses the connection", Reason.PROTOCOL);
        }
        for (int i = 0; i < offered.length; i++) {
            offered[i] = wire.in().readU8();
        }
        return security.negotiate(wire, offered);
    }

    private void readSecurityResult(Wire wire, ProtocolVersion version) throws RfbException {
        wire.in().setReading("the security result");
        long result = wire.in().readU32();
        if (result == RESULT_OK) {
            return;
        }
        if (result != RESULT_FAILED && result != RESULT_TOO_MANY && result != RESULT_FAILED_WITH_REASON) {
            throw RfbException.protocol("security result " + result + ": must be 0, 1 or 2 (RFC 6143 §7.1.3)");
        }
        String failure =
                result == RESULT_TOO_MANY ? "authentication failed, too many attempts" : "authentication failed";
        if (version != ProtocolVersion.V3_8 && result != RESULT_FAILED_WITH_REASON) {
            throw new RfbException(Reason.AUTHENTICATION, failure);
        }
        throw refused(wire, failure, Reason.AUTHENTICATION);
    }

    /** A refusal stands whether its reason comes or not; only a reason that breaks the rules is a failure of its own. */
    private RfbException refused(Wire wire, String failure, Reason reason) throws RfbException {
        wire.in().setDeadline(overall.within(REASON_TIMEOUT));
        try {
            String text = Text.printable(wire.in().readText("reason")).strip();
            return new RfbException(reason, text.isEmpty() ? failure : failure + ": " + text);
        } catch (RfbException e) {
            if (e.reason() == Reason.PROTOCOL) {
                throw e;
            }
            return new RfbException(reason, failure, e);
        }
    }

    private ServerInit readServerInit(RfbInput in) throws RfbException {
        in.setReading("ServerInit");
        int width = in.readU16();
        int height = in.readU16();
        @Nullable PixelFormat format = readPixelFormat(in);
        return new ServerInit(width, height, format, in.readText("desktop name"));
    }

    /** What a server with Tight's security type can do beside the standard, which nobody here asks for. */
    private static void skipCapabilities(RfbInput in) throws RfbException {
        in.setReading("Tight's capabilities");
        int count = in.readU16() + in.readU16() + in.readU16();
        in.skip(2 + CAPABILITY_BYTES * count);
    }

    private static @Nullable PixelFormat readPixelFormat(RfbInput in) throws RfbException {
        int bitsPerPixel = in.readU8();
        int depth = in.readU8();
        boolean bigEndian = in.readU8() != 0;
        boolean trueColour = in.readU8() != 0;
        int redMax = in.readU16();
        int greenMax = in.readU16();
        int blueMax = in.readU16();
        int redShift = in.readU8();
        int greenShift = in.readU8();
        int blueShift = in.readU8();
        in.skip(3);
        try {
            return new PixelFormat(
                    bitsPerPixel,
                    depth,
                    bigEndian,
                    trueColour,
                    redMax,
                    greenMax,
                    blueMax,
                    redShift,
                    greenShift,
                    blueShift);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * What came of it.
     *
     * @param roundTripMillis how long the server took to answer the version
     */
    public record Result(
            Wire wire, String version, SecurityType securityType, ServerInit serverInit, long roundTripMillis) {}
}
